package org.shanzhi.calendar.count;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.shanzhi.calendar.Certainty;
import org.shanzhi.calendar.Due;
import org.shanzhi.calendar.Step;
import org.shanzhi.kernel.ChinaTime;

/**
 * What a count came to.
 *
 * @param end the instant at which it becomes late
 * @param guessedYear the unknown year that makes it uncertain, of no meaning when it is final
 * @param marks the way it went; empty unless an explanation was asked for
 */
public record Tally(Instant end, Certainty certainty, int guessedYear, boolean paused, List<Mark> marks) {
    public Due due(List<Step> steps) {
        return new Due(end, LocalDate.ofEpochDay(lastDayBefore(end)), certainty, paused, steps);
    }

    /** The day that the instant ends: midnight belongs to the day before. */
    static long lastDayBefore(Instant end) {
        return ChinaTime.day(end.minusNanos(1)).toEpochDay();
    }
}
