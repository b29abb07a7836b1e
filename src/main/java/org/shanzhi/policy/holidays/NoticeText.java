package org.shanzhi.policy.holidays;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.policy.HolidayRefusal;

/**
 * The dates of a notice as people write them, a holiday a line, and as they stand in the notice itself: 「二、春节：2月15日
 * （农历腊月二十八、周日）至23日放假调休，共9天。2月14日（周六）、2月28日（周六）上班。」 What stands in brackets is a remark; a line
 * without a date is none of ours.
 */
public record NoticeText(Map<LocalDate, String> restDays, Map<LocalDate, String> workingDays, List<FieldError> errors) {
    private static final String DATE = "(?:(\\d{4})[年/-])?(?:(\\d{1,2})[月/-])?(\\d{1,2})(?:日|号)?";
    private static final int LONGEST_NAME = 40;
    private static final Pattern WORD =
            Pattern.compile("(?<date>" + DATE + ")(?![\\d天年月])|(?<to>至|到|\\.\\.|~|—|–)|(?<off>放假|休息)|(?<work>上班|补班)");
    private static final Pattern A_DATE = Pattern.compile("\\d{1,2}月\\d{1,2}|\\d{4}[/-]\\d{1,2}[/-]\\d{1,2}");
    private static final Pattern SIGNED = Pattern.compile("\\d{4}年\\d{1,2}月\\d{1,2}日");
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern NUMBERING = Pattern.compile("^([一二三四五六七八九十]+|\\d+)[、.]\\s*");

    public static NoticeText parse(int year, String text) {
        var rest = new TreeMap<LocalDate, String>();
        var work = new TreeMap<LocalDate, String>();
        var errors = new ArrayList<FieldError>();
        int no = 0;
        for (String typed : text.lines().toList()) {
            no++;
            String line = BRACKETS.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                    .replaceAll("")
                    .strip();
            if (!A_DATE.matcher(line).find() || SIGNED.matcher(line).matches()) continue;
            if (!new Line(year, line).read(rest, work)) {
                errors.add(FieldError.of("text", HolidayRefusal.HOLIDAY_LINE_UNREADABLE, no, typed.strip()));
            }
        }
        return new NoticeText(rest, work, errors);
    }

    /** The same days as lines that {@link #parse} reads. */
    public static String write(int year, Map<LocalDate, String> restDays, Map<LocalDate, String> workingDays) {
        Set<String> names = new LinkedHashSet<>(new TreeMap<>(restDays).values());
        names.addAll(new TreeMap<>(workingDays).values());
        return names.stream()
                .map(name -> {
                    String off = spans(year, name, daysOf(name, restDays));
                    String worked = daysOf(name, workingDays).stream()
                            .map(day -> spell(year, name, day))
                            .collect(joining("、"));
                    return name + "：" + (off.isEmpty() ? "" : off + "放假")
                            + (off.isEmpty() || worked.isEmpty() ? "" : "，")
                            + (worked.isEmpty() ? "" : worked + "上班");
                })
                .collect(joining("\n"));
    }

    private static TreeSet<LocalDate> daysOf(String name, Map<LocalDate, String> days) {
        var found = new TreeSet<LocalDate>();
        days.forEach((day, of) -> {
            if (of.equals(name)) found.add(day);
        });
        return found;
    }

    private static String spans(int year, String name, TreeSet<LocalDate> days) {
        var spans = new ArrayList<String>();
        for (LocalDate first : days) {
            if (days.contains(first.minusDays(1))) continue;
            LocalDate last = first;
            while (days.contains(last.plusDays(1))) last = last.plusDays(1);
            spans.add(
                    first.equals(last)
                            ? spell(year, name, first)
                            : spell(year, name, first) + "至" + end(first, last, year, name));
        }
        return String.join("、", spans);
    }

    private static String end(LocalDate first, LocalDate last, int year, String name) {
        return first.getMonth() == last.getMonth() ? last.getDayOfMonth() + "日" : spell(year, name, last);
    }

    private static String spell(int year, String name, LocalDate day) {
        String plain = day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
        return day.getYear() == impliedYear(year, name, day.getMonthValue()) ? plain : day.getYear() + "年" + plain;
    }

    /** 元旦 reaches into the December before; no other holiday is near the end of a year. */
    private static int impliedYear(int year, String name, int month) {
        return month == 12 && name.contains("元旦") ? year - 1 : year;
    }

    /** One line: a name, and dates that the next verb says are off or worked. */
    private static final class Line {
        private final int year;
        private final String name;
        private final String said;
        private final List<LocalDate> pending = new ArrayList<>();
        private LocalDate last;
        private boolean through;

        Line(int year, String line) {
            this.year = year;
            String plain = NUMBERING.matcher(line).replaceFirst("");
            int colon = plain.indexOf(':');
            name = colon < 0 ? "" : plain.substring(0, colon).strip();
            said = colon < 0 ? plain : plain.substring(colon + 1);
        }

        boolean read(Map<LocalDate, String> rest, Map<LocalDate, String> work) {
            try {
                boolean found = false;
                Matcher word = WORD.matcher(said);
                while (word.find()) {
                    if (word.group("date") != null) add(date(word));
                    else if (word.group("to") != null) through = true;
                    else if (!pending.isEmpty()) {
                        Map<LocalDate, String> into = word.group("off") != null ? rest : work;
                        give(day -> into.put(day, name));
                        found = true;
                    }
                }
                return found && pending.isEmpty() && !name.isEmpty() && name.length() <= LONGEST_NAME;
            } catch (DateTimeException noSuchDay) {
                return false;
            }
        }

        private LocalDate date(Matcher word) {
            int month =
                    word.group(3) != null ? Integer.parseInt(word.group(3)) : last == null ? 0 : last.getMonthValue();
            return LocalDate.of(yearOf(word, month), month, Integer.parseInt(word.group(4)));
        }

        /** As written; a bare day goes on in the month before it: 2027年12月23日至24日. */
        private int yearOf(Matcher word, int month) {
            if (word.group(2) != null) return Integer.parseInt(word.group(2));
            return word.group(3) == null && last != null ? last.getYear() : impliedYear(year, name, month);
        }

        private void add(LocalDate day) {
            if (through && last != null) {
                if (!day.isAfter(last) || day.isAfter(last.plusMonths(1))) throw new DateTimeException("span");
                last.plusDays(1).datesUntil(day.plusDays(1)).forEach(pending::add);
            } else {
                pending.add(day);
            }
            through = false;
            last = day;
        }

        private void give(Consumer<LocalDate> taker) {
            pending.forEach(taker);
            pending.clear();
            through = false;
        }
    }
}
