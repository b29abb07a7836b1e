package org.shanzhi.matter.page;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shanzhi.calendar.CalendarDay;
import org.shanzhi.calendar.DayKind;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Tab;
import org.shanzhi.matter.CalendarFeeds;
import org.shanzhi.matter.DueCalendar.Whose;
import org.shanzhi.matter.DueMonth;
import org.shanzhi.matter.page.DueMonthView.Day;
import org.shanzhi.matter.page.DueMonthView.Duty;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.HolidayYears;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** A month of due dates as a calendar, with the days that are not worked. */
@Component
class DueMonthViews {
    static final String PATH = "/work/calendar";
    private static final int WEEK = 7;
    /** Of one day, so that the weeks keep their height. */
    private static final int DUTIES = 3;

    private final HolidayYears years;
    private final CalendarFeeds feeds;
    private final Organisation organisation;
    private final Clock clock;

    DueMonthViews(HolidayYears years, CalendarFeeds feeds, Organisation organisation, Clock clock) {
        this.years = years;
        this.feeds = feeds;
        this.organisation = organisation;
        this.clock = clock;
    }

    DueMonthView of(Caller by, DueMonth due, Page page) {
        YearMonth month = due.month();
        Holidays holidays = years.now(by.district());
        LocalDate first = month.atDay(1);
        LocalDate monday = first.minusDays(first.getDayOfWeek().getValue() - 1L);
        var weeks = new ArrayList<List<Day>>();
        for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusDays(WEEK)) {
            var week = new ArrayList<Day>();
            for (int i = 0; i < WEEK; i++) week.add(day(by, due, holidays.day(monday.plusDays(i)), page));
            weeks.add(week);
        }
        var feed = feeds.mine(by);
        return new DueMonthView(
                month,
                Arrays.stream(Whose.values())
                        .map(whose -> new Tab(
                                page.t("due_calendar.whose." + whose),
                                address(month, whose),
                                null,
                                whose == due.whose()))
                        .toList(),
                due.whose().name(),
                weeks,
                due.days().values().stream().mapToInt(DueMonth.Day::matters).sum(),
                address(month.minusMonths(1), due.whose()),
                address(month.plusMonths(1), due.whose()),
                address(YearMonth.from(page.times().today()), due.whose()),
                holidays.isKnown(month.getYear()),
                feed.orElse(null),
                feed.filter(f -> !clock.instant().isBefore(f.expiresAt())).isPresent());
    }

    private Day day(Caller by, DueMonth due, CalendarDay day, Page page) {
        LocalDate date = day.date();
        var found = Optional.ofNullable(due.days().get(date));
        var duties = found.map(DueMonth.Day::duties).orElse(List.of());
        boolean marked = day.kind() == DayKind.HOLIDAY || day.kind() == DayKind.MAKE_UP_WORKDAY;
        return new Day(
                date,
                YearMonth.from(date).equals(due.month()),
                switch (day.kind()) {
                    case WORKDAY -> "";
                    case WEEKEND -> "wk";
                    case HOLIDAY -> "off";
                    case MAKE_UP_WORKDAY -> "mk";
                },
                marked ? page.t("holidays.mark." + day.kind()) : null,
                day.kind() == DayKind.HOLIDAY ? day.holiday() : null,
                found.map(DueMonth.Day::matters).orElse(0),
                found.map(DueMonth.Day::late).orElse(0),
                found.map(DueMonth.Day::provisional).orElse(0),
                found.isEmpty() ? null : list(by, due.whose(), date, null),
                duties.stream()
                        .limit(DUTIES)
                        .map(duty -> new Duty(
                                duty.policy().label(page.locale()),
                                duty.matters(),
                                duty.late() > 0,
                                duty.provisional() > 0,
                                list(by, due.whose(), date, duty.policy().code())))
                        .toList(),
                Math.max(0, duties.size() - DUTIES));
    }

    private String list(Caller by, Whose whose, LocalDate day, String policy) {
        var uri = UriComponentsBuilder.fromPath(ListQuery.REGISTER).queryParam("due", day);
        switch (whose) {
            case OWN -> uri.queryParam("mine", true);
            case UNIT ->
                uri.queryParam(
                        "unit", organisation.unit(by.district(), by.unitId()).code());
        }
        return uri.queryParamIfPresent("policy", Optional.ofNullable(policy)).toUriString();
    }

    static String address(YearMonth month, Whose whose) {
        return UriComponentsBuilder.fromPath(PATH)
                .queryParam("month", month)
                .queryParam("whose", whose)
                .toUriString();
    }
}
