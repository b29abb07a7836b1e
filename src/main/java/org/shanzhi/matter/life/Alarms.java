package org.shanzhi.matter.life;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.shanzhi.matter.Clock;
import org.shanzhi.policy.Nature;

/**
 * When a clock rings. A duty rings at half, at four fifths and at the end of its time, and while it is late after one, three
 * and seven days and then every week; a right rings until it lapses; what is only for information never rings. Nobody is
 * late on a provisional date, so past it nothing rings any more.
 *
 * <p>An alarm is a function of the clock and not an event: it changes nothing on the matter.
 */
public record Alarms(Nature nature, Clock clock) {
    private static final Duration WEEK = Duration.ofDays(7);

    public enum Stage {
        HALF,
        SOON,
        DUE,
        LATE
    }

    public record Alarm(Stage stage, Instant at) {}

    /** The first alarm after an instant; empty when it rings no more, or rests. */
    public Optional<Alarm> after(Instant instant) {
        return all(instant).filter(alarm -> alarm.at().isAfter(instant)).min(Comparator.comparing(Alarm::at));
    }

    /** The last alarm until an instant: the one to give when several were missed. */
    public Optional<Alarm> until(Instant instant) {
        return all(instant).filter(alarm -> !alarm.at().isAfter(instant)).max(Comparator.comparing(Alarm::at));
    }

    /** All that come before an instant, and the next after it. */
    private Stream<Alarm> all(Instant instant) {
        if (nature == Nature.INFO || !clock.running() || clock.resting()) return Stream.of();
        var inTime = Stream.of(part(Stage.HALF, 5), part(Stage.SOON, 8), new Alarm(Stage.DUE, clock.dueAt()));
        return nature == Nature.DUTY && !clock.provisional() ? Stream.concat(inTime, late(instant)) : inTime;
    }

    private Alarm part(Stage stage, int tenths) {
        Duration whole = Duration.between(clock.startedAt(), clock.dueAt());
        return new Alarm(
                stage, clock.startedAt().plus(whole.multipliedBy(tenths).dividedBy(10)));
    }

    private Stream<Alarm> late(Instant instant) {
        long weeks = Math.max(0, Duration.between(clock.dueAt(), instant).dividedBy(WEEK)) + 1;
        // of all the weeks only the last two can be the last before and the next after
        return IntStream.concat(
                        IntStream.of(1, 3),
                        IntStream.rangeClosed((int) Math.max(1, weeks - 1), (int) weeks)
                                .map(w -> 7 * w))
                .mapToObj(days -> new Alarm(Stage.LATE, clock.dueAt().plus(Duration.ofDays(days))));
    }
}
