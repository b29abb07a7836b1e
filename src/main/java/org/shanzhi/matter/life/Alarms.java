package org.shanzhi.matter.life;

import java.time.Duration;
import java.time.Instant;

/** When a clock rings: at half, at four fifths and at the end of its time. */
final class Alarms {
    private static final double[] PARTS = {0.5, 0.8, 1.0};

    private Alarms() {}

    /** The next one after {@code rung} have been given; null when all have. */
    static Instant next(Instant start, Instant due, int rung) {
        if (rung >= PARTS.length) return null;
        return start.plusMillis((long) (Duration.between(start, due).toMillis() * PARTS[rung]));
    }
}
