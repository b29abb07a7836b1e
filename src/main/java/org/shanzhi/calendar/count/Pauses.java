package org.shanzhi.calendar.count;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.shanzhi.calendar.Pause;
import org.shanzhi.kernel.ChinaTime;

/** The pauses that have ended, joined where they overlap, as instants and as days. */
final class Pauses {
    private static final Pauses NONE = new Pauses(List.of());

    private final int size;
    private final Instant[] from;
    private final Instant[] to;
    /** The days that are not used up: from the day of pausing up to, not including, the day of resuming. */
    private final long[] pausedOn;

    private final long[] resumedOn;

    /** In the order of their beginning. */
    static Pauses of(List<Pause> pauses) {
        return pauses.isEmpty() ? NONE : new Pauses(pauses);
    }

    private Pauses(List<Pause> pauses) {
        from = new Instant[pauses.size()];
        to = new Instant[pauses.size()];
        int n = 0;
        for (Pause pause : pauses) {
            if (pause.isOpen()) {
                continue;
            }
            if (n > 0 && !pause.from().isAfter(to[n - 1])) {
                to[n - 1] = later(to[n - 1], pause.to());
            } else {
                from[n] = pause.from();
                to[n++] = pause.to();
            }
        }
        size = n;
        pausedOn = new long[n];
        resumedOn = new long[n];
        Arrays.setAll(pausedOn, i -> ChinaTime.day(from[i]).toEpochDay());
        Arrays.setAll(resumedOn, i -> ChinaTime.day(to[i]).toEpochDay());
    }

    /** What is left of them after joining. */
    List<Pause> joined() {
        return IntStream.range(0, size).mapToObj(i -> new Pause(from[i], to[i])).toList();
    }

    /** The day's 24:00 comes while the clock stands still. */
    boolean breakOff(long day) {
        for (int i = 0; i < size; i++) {
            if (pausedOn[i] <= day && day < resumedOn[i]) {
                return true;
            }
        }
        return false;
    }

    /** The day itself, or the day of resuming when it is broken off. */
    long finished(long day) {
        long finished = day;
        for (int i = 0; i < size; i++) {
            if (pausedOn[i] <= finished && finished < resumedOn[i]) {
                finished = resumedOn[i];
            }
        }
        return finished;
    }

    /** The n-th day after {@code day} that is used up. */
    long plusDays(long day, long n) {
        long last = day + n;
        long next = day + 1;
        for (int i = 0; i < size; i++) {
            long first = Math.max(pausedOn[i], next);
            if (first > last) {
                break;
            }
            if (resumedOn[i] > first) {
                last += resumedOn[i] - first;
                next = resumedOn[i];
            }
        }
        return last;
    }

    /** The first instant at which the clock has run for so long since {@code start}. */
    Instant plus(Instant start, Duration running) {
        Instant end = start.plus(running);
        for (int i = 0; i < size; i++) {
            Instant first = later(from[i], start);
            if (!first.isBefore(end)) {
                break;
            }
            if (to[i].isAfter(first)) {
                end = end.plus(Duration.between(first, to[i]));
            }
        }
        return end;
    }

    /** The first instant, not before {@code at}, at which the clock runs. */
    Instant running(Instant at) {
        Instant running = at;
        for (int i = 0; i < size; i++) {
            if (!from[i].isAfter(running) && to[i].isAfter(running)) {
                running = to[i];
            }
        }
        return running;
    }

    /** The beginning of the next pause after {@code at}, but not later than {@code end}. */
    Instant runningUntil(Instant at, Instant end) {
        for (int i = 0; i < size; i++) {
            if (from[i].isAfter(at)) {
                return from[i].isBefore(end) ? from[i] : end;
            }
        }
        return end;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
