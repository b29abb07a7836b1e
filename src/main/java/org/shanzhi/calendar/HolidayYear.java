package org.shanzhi.calendar;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The days of one year's notice (放假安排). It may reach into the last days of the year before (元旦).
 *
 * @param notices the notices' numbers and addresses, as people cite them
 * @param restDays days off, with the holiday's name
 * @param workingDays weekend days that are worked (调休上班), with the holiday they make up for
 */
public record HolidayYear(
        int year, List<String> notices, Map<LocalDate, String> restDays, Map<LocalDate, String> workingDays) {
    public HolidayYear {
        notices = List.copyOf(notices);
        restDays = Collections.unmodifiableMap(new TreeMap<>(restDays));
        workingDays = Collections.unmodifiableMap(new TreeMap<>(workingDays));
        for (LocalDate day : workingDays.keySet()) {
            if (restDays.containsKey(day)) {
                throw new IllegalArgumentException(day + " is both off and worked");
            }
        }
        Stream.concat(restDays.keySet().stream(), workingDays.keySet().stream())
                .filter(day -> !belongs(day, year))
                .findFirst()
                .ifPresent(day -> {
                    throw new IllegalArgumentException(day + " is no day of the notice of " + year);
                });
    }

    /** A notice speaks of its own year and of the December before it. */
    public static boolean belongs(LocalDate day, int year) {
        return !day.isBefore(LocalDate.of(year - 1, 12, 1)) && day.getYear() <= year;
    }
}
