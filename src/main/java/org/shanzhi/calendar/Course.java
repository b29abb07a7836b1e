package org.shanzhi.calendar;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What happened to one clock: its start (or anchor), its pauses in any order, also overlapping, and the extensions
 * granted, in the order in which they were granted.
 */
public record Course(Instant start, List<Pause> pauses, List<Period> extensions) {
    public Course {
        Objects.requireNonNull(start);
        pauses = pauses.size() < 2
                ? List.copyOf(pauses)
                : pauses.stream().sorted(Comparator.comparing(Pause::from)).toList();
        extensions = List.copyOf(extensions);
    }

    public static Course from(Instant start) {
        return new Course(start, List.of(), List.of());
    }
}
