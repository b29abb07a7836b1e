package org.shanzhi.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.shanzhi.calendar.HolidayResources;

/** A notice as somebody enters it. That of 2027 is invented: when this was written it had not been published. */
public record Notice(
        int year, int basedOn, String source, String reason, Map<LocalDate, String> rest, Map<LocalDate, String> work) {
    static Notice of2027() {
        return new Notice(2027, 0, "国办发明电〔2026〕9号", null, new TreeMap<>(), new TreeMap<>())
                .off("元旦", "2027-01-01", "2027-01-03")
                .off("春节", "2027-02-05", "2027-02-12")
                .off("清明节", "2027-04-03", "2027-04-05")
                .off("劳动节", "2027-05-01", "2027-05-05")
                .off("端午节", "2027-06-09", "2027-06-09")
                .off("中秋节", "2027-09-15", "2027-09-15")
                .off("国庆节", "2027-10-01", "2027-10-07")
                .work("春节", "2027-01-31")
                .work("春节", "2027-02-13")
                .work("劳动节", "2027-05-08")
                .work("国庆节", "2027-09-26")
                .work("国庆节", "2027-10-09");
    }

    static Notice of2026() {
        var year = HolidayResources.load().years().getLast();
        return new Notice(2026, 0, "国办发明电〔2025〕7号", null, year.restDays(), year.workingDays());
    }

    Notice off(String name, String from, String to) {
        var more = new TreeMap<>(rest);
        LocalDate.parse(from).datesUntil(LocalDate.parse(to).plusDays(1)).forEach(day -> more.put(day, name));
        return new Notice(year, basedOn, source, reason, more, work);
    }

    Notice work(String name, String day) {
        var more = new TreeMap<>(work);
        more.put(LocalDate.parse(day), name);
        return new Notice(year, basedOn, source, reason, rest, more);
    }

    Notice without(String day) {
        var lessRest = new TreeMap<>(rest);
        var lessWork = new TreeMap<>(work);
        lessRest.remove(LocalDate.parse(day));
        lessWork.remove(LocalDate.parse(day));
        return new Notice(year, basedOn, source, reason, lessRest, lessWork);
    }

    /** As somebody enters it who has seen this edition. */
    Notice over(int edition, String why) {
        return new Notice(year, edition, source, why, rest, work);
    }

    Notice from(String number) {
        return new Notice(year, basedOn, number, reason, rest, work);
    }

    Notice as(int otherYear) {
        return new Notice(otherYear, basedOn, source, reason, rest, work);
    }

    NewHolidayYear plain() {
        return new NewHolidayYear(year, basedOn, source, reason, rest, work, false);
    }

    NewHolidayYear confirmed() {
        return new NewHolidayYear(year, basedOn, source, reason, rest, work, true);
    }
}
