package org.shanzhi.kernel.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import org.shanzhi.kernel.web.HttpProblem;
import org.springframework.http.HttpStatus;

/**
 * The one clock of all nodes: this machine's, corrected against the database's every minute. A node whose own clock is two
 * seconds off is ill: it goes on reading and refuses to write.
 */
public final class DatabaseClock extends Clock {
    public static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int READINGS = 3;

    private final InstantSource database;
    private final InstantSource machine;
    private final LongSupplier nanoseconds;
    private volatile Correction correction;

    /** How far the database was ahead, and when that was by both of this machine's clocks. */
    private record Correction(Duration ahead, Duration uncertainty, Instant at, long nanoseconds) {}

    /**
     * @param database asks the database for its time
     * @param nanoseconds a clock that is never set, to notice when the machine's is
     */
    public DatabaseClock(InstantSource database, InstantSource machine, LongSupplier nanoseconds) {
        this.database = database;
        this.machine = machine;
        this.nanoseconds = nanoseconds;
        correct();
    }

    /** Asks the database a few times and believes the quickest answer. */
    public void correct() {
        Correction best = ask();
        for (int i = 1; i < READINGS; i++) {
            Correction next = ask();
            best = next.uncertainty().compareTo(best.uncertainty()) < 0 ? next : best;
        }
        correction = best;
    }

    private Correction ask() {
        Instant before = machine.instant();
        long started = nanoseconds.getAsLong();
        Instant there = database.instant();
        Duration half = Duration.ofNanos((nanoseconds.getAsLong() - started) / 2);
        return new Correction(Duration.between(before.plus(half), there), half, before, started);
    }

    /**
     * For whoever is about to write what happened when. Cheap; asks nobody.
     *
     * @throws HttpProblem 503 {@link DatabaseCode#CLOCK_NOT_TRUSTWORTHY} with the seconds: it passes, so no answer is kept
     */
    public void requireTrustworthy() {
        Duration off = max(correction.ahead().abs(), sinceSet().abs());
        if (off.compareTo(LIMIT) >= 0) {
            throw new HttpProblem(HttpStatus.SERVICE_UNAVAILABLE, DatabaseCode.CLOCK_NOT_TRUSTWORTHY, off.toSeconds());
        }
    }

    /** For whoever was given a clock and writes by it. One that tells another time on purpose is believed. */
    public static void requireTrustworthy(Clock clock) {
        if (clock instanceof DatabaseClock own) own.requireTrustworthy();
    }

    /** How far the machine's clock has been set, or the machine been asleep, since the last correction. */
    private Duration sinceSet() {
        Correction last = correction;
        Duration shown = Duration.between(last.at(), machine.instant());
        return shown.minusNanos(nanoseconds.getAsLong() - last.nanoseconds());
    }

    /** How far the database is ahead of this machine. */
    public Duration correctionNow() {
        return correction.ahead();
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(correction.ahead());
    }

    /** Always UTC: days are counted with {@link org.shanzhi.kernel.ChinaTime}. */
    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource source = this;
        return source.withZone(zone);
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
