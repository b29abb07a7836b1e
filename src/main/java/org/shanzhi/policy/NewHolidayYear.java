package org.shanzhi.policy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Enters the days of one year's notice (放假安排).
 *
 * @param basedOn the edition that the person saw who enters this one; 0 when none was entered
 * @param source number of the notice, as people cite it
 * @param reason why what was known of this year is replaced; may be null where nothing was
 * @param restDays days off with the holiday's name; 元旦 may reach into the December before
 * @param workingDays weekend days that are worked, with the holiday they make up for
 * @param confirmed somebody has looked at the warnings
 */
public record NewHolidayYear(
        int year,
        int basedOn,
        String source,
        String reason,
        Map<LocalDate, String> restDays,
        Map<LocalDate, String> workingDays,
        boolean confirmed) {
    public NewHolidayYear {
        restDays = Collections.unmodifiableMap(new TreeMap<>(restDays));
        workingDays = Collections.unmodifiableMap(new TreeMap<>(workingDays));
    }
}
