package org.shanzhi.kernel.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How a clock looks: its colour, always beside a word. */
public enum ClockTone {
    RUN,
    SOON,
    LATE,
    MET,
    PAUSE,
    INFO;

    private static final Duration LAST_DAY = Duration.ofHours(24);
    private static final double NEARLY = 0.8;

    /** A running clock: soon when four fifths are used or a day is left, late from the due instant on. */
    public static ClockTone running(Instant start, Instant due, Instant now) {
        if (!now.isBefore(due)) return LATE;
        boolean lastDay = Duration.between(now, due).compareTo(LAST_DAY) < 0;
        return lastDay || used(start, due, now) > NEARLY ? SOON : RUN;
    }

    /** The part of its time that has gone by, 0 to 1. */
    public static double used(Instant start, Instant due, Instant now) {
        double whole = Duration.between(start, due).toMillis();
        if (whole <= 0) return 1;
        return Math.clamp(Duration.between(start, now).toMillis() / whole, 0.0, 1.0);
    }

    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
