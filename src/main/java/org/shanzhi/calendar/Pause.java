package org.shanzhi.calendar;

import java.time.Instant;
import java.util.Objects;

/**
 * A time in which the clock stood still (中止): from the moment of pausing to the moment of resuming.
 *
 * @param to null while nobody has resumed it
 */
public record Pause(Instant from, Instant to) {
    public Pause {
        Objects.requireNonNull(from);
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("A pause from " + from + " to " + to);
        }
    }

    public static Pause open(Instant from) {
        return new Pause(from, null);
    }

    public boolean isOpen() {
        return to == null;
    }
}
