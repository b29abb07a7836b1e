package org.shanzhi.demo.town;

import java.time.LocalDate;
import org.shanzhi.calendar.Holidays;

/** How much comes on a day: less on days off, least at Spring Festival, most when the heating is turned on. */
final class Season {
    /** From January, a usual day being 100. */
    private static final int[] MONTHS = {104, 88, 100, 96, 97, 100, 106, 104, 97, 98, 114, 108};

    private static final double DAY_OFF = 0.42;

    private final Holidays holidays;

    Season(Holidays holidays) {
        this.holidays = holidays;
    }

    double weight(LocalDate day) {
        double month = MONTHS[day.getMonthValue() - 1] / 100.0;
        // A quiet day follows a busy one; the same day is the same in every district.
        double chance = 0.9 + 0.2 * Math.floorMod(day.hashCode() * 0x9E3779B9, 1_000) / 1_000.0;
        return month * chance * (isOff(day) ? DAY_OFF : 1);
    }

    boolean isOff(LocalDate day) {
        return holidays.isRest(day.toEpochDay());
    }
}
