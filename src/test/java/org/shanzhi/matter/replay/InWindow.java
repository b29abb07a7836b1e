package org.shanzhi.matter.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** The years into which old records are moved: those whose holidays are known. */
final class InWindow {
    static final Instant FIRST = Instant.parse("2019-01-06T16:00:00Z");
    static final Instant END = Instant.parse("2025-12-31T16:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private InWindow() {}

    /** All by the same number of whole weeks, so that a Friday stays one. */
    static List<Instant> moved(SplittableRandom random, List<Instant> instants) {
        long first = weeks(instants.getFirst());
        long last = weeks(instants.getLast());
        long by = random.nextLong(-first, weeks(END) - last);
        return instants.stream().map(i -> i.plus(WEEK.multipliedBy(by))).toList();
    }

    static Instant drawn(SplittableRandom random) {
        return FIRST.plusSeconds(random.nextLong(Duration.between(FIRST, END).toSeconds()));
    }

    private static long weeks(Instant instant) {
        return Math.floorDiv(Duration.between(FIRST, instant).toSeconds(), WEEK.toSeconds());
    }
}
