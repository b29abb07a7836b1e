package org.shanzhi.calendar.count;

import java.time.LocalDate;
import org.shanzhi.calendar.Certainty;
import org.shanzhi.calendar.Holidays;

/** Remembers the first unknown year that a count had to rely on. */
final class Guess {
    private static final long NOTHING = Long.MAX_VALUE;

    private final Holidays holidays;
    private long countedOn = NOTHING;
    private long unrolled = NOTHING;

    Guess(Holidays holidays) {
        this.holidays = holidays;
    }

    /** Whether the day is a rest day, as far as known, was needed to count. */
    void counted(long day) {
        if (countedOn == NOTHING && !holidays.isPublished(day)) {
            countedOn = day;
        }
    }

    /** The last day could not be rolled, because this day is not known. */
    void unrolled(long day) {
        unrolled = day;
    }

    Certainty certainty() {
        if (countedOn != NOTHING) {
            return Certainty.PROVISIONAL;
        }
        if (unrolled == NOTHING) {
            return Certainty.FINAL;
        }
        return holidays.isFarAhead(year()) ? Certainty.FAR_AHEAD : Certainty.PROVISIONAL;
    }

    int year() {
        long day = countedOn != NOTHING ? countedOn : unrolled;
        return day == NOTHING ? 0 : LocalDate.ofEpochDay(day).getYear();
    }
}
