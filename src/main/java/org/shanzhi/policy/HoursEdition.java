package org.shanzhi.policy;

import java.time.Instant;
import java.time.LocalDate;
import org.shanzhi.calendar.OfficeHours;

/**
 * 上班时间 as somebody entered them: from a day on, until another edition for the same unit.
 *
 * @param unit null: the district, and every unit without hours of its own
 * @param hours of every working day; null: the unit goes by the district's again
 * @param enteredBy a member of staff
 */
public record HoursEdition(
        int edition, Integer unit, LocalDate from, OfficeHours hours, String reason, int enteredBy, Instant at) {
    /** @see HolidayYears#SETTLING */
    public Instant knownFrom() {
        return at.plus(HolidayYears.SETTLING);
    }
}
