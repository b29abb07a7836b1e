package org.shanzhi.policy.holidays;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What picking a day in the calendar makes of it: a weekday is off or not; a Saturday or Sunday is first off, then worked,
 * then a plain weekend again.
 */
public final class PickedDay {
    private static final int NEAR = 15;
    private static final Map<Integer, String> BY_MONTH = Map.ofEntries(
            Map.entry(1, "元旦"),
            Map.entry(2, "春节"),
            Map.entry(3, "春节"),
            Map.entry(4, "清明节"),
            Map.entry(5, "劳动节"),
            Map.entry(6, "端午节"),
            Map.entry(7, "端午节"),
            Map.entry(8, "中秋节"),
            Map.entry(9, "中秋节"),
            Map.entry(10, "国庆节"),
            Map.entry(11, "国庆节"),
            Map.entry(12, "元旦"));

    private PickedDay() {}

    /** The lines of the notice written anew with the day changed; lines that nobody could read stay at the end. */
    public static String in(int year, NoticeText notice, LocalDate day) {
        var rest = new TreeMap<>(notice.restDays());
        var work = new TreeMap<>(notice.workingDays());
        String name = nameFor(notice, day);
        boolean weekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
        if (rest.remove(day) != null) {
            if (weekend) work.put(day, name);
        } else if (work.remove(day) == null) {
            rest.put(day, name);
        }
        return Stream.concat(
                        Stream.of(NoticeText.write(year, rest, work)),
                        notice.errors().stream()
                                .map(error -> (String) error.args().getLast()))
                .collect(Collectors.joining("\n"));
    }

    /** That of the nearest day of the notice, itself included, else the holiday of that time of the year. */
    private static String nameFor(NoticeText notice, LocalDate day) {
        return Stream.of(notice.restDays(), notice.workingDays())
                .flatMap(days -> days.entrySet().stream())
                .filter(entry -> distance(entry.getKey(), day) <= NEAR)
                .min(Comparator.comparingLong(entry -> distance(entry.getKey(), day)))
                .map(Map.Entry::getValue)
                .orElse(BY_MONTH.get(day.getMonthValue()));
    }

    private static long distance(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }
}
