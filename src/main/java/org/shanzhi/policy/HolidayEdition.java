package org.shanzhi.policy;

import java.time.Instant;
import org.shanzhi.calendar.HolidayYear;

/**
 * One edition of a year that somebody entered.
 *
 * @param reason why it replaced what was known before; null where nothing was
 * @param enteredBy a member of staff, 0 for the program itself
 */
public record HolidayEdition(int edition, HolidayYear days, String reason, int enteredBy, Instant at) {
    public int year() {
        return days.year();
    }

    /** @see HolidayYears#SETTLING */
    public Instant knownFrom() {
        return at.plus(HolidayYears.SETTLING);
    }
}
