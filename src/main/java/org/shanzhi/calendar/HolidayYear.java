package org.shanzhi.calendar;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    }
}
