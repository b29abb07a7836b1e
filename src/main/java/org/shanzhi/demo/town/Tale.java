package org.shanzhi.demo.town;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.MatterHistory;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.policy.Caller;

/** One invented matter on its way: what comes next happens if its time has come and nobody leaves it lying. */
final class Tale {
    private static final Duration RECENT = Duration.ofDays(25);

    private final MatterHistory history;
    private final OfficeTime time;
    private final RandomGenerator random;
    private final Instant now;
    private final double pace;
    private final boolean neglected;

    final MatterNumber number;
    final Opening opening;
    private Instant at;
    private boolean over;

    Tale(MatterHistory history, RandomGenerator random, Instant now, Opening opening, MatterNumber number) {
        this.history = history;
        this.random = random;
        this.time = new OfficeTime(random);
        this.now = now;
        this.opening = opening;
        this.number = number;
        this.at = opening.at();
        this.pace = Math.exp(0.5 * random.nextGaussian());
        this.neglected = random.nextInt(100) < (isRecent() ? 25 : 3);
    }

    /**
     * Does it about so many hours later.
     *
     * @return false when that is still to come or somebody leaves it lying: then this tale has no more
     * @throws Refused when it is against the rules
     */
    boolean then(double hours, Caller by, Function<Instant, Command> what) {
        return goesOn(time.after(at, hours * pace), by, what);
    }

    /** As {@link #then}, the day after at the earliest. */
    boolean anotherDay(Caller by, Function<Instant, Command> what) {
        return goesOn(time.after(at.plus(Duration.ofDays(1)), 8), by, what);
    }

    private boolean goesOn(Instant next, Caller by, Function<Instant, Command> what) {
        if (over || neglected && random.nextInt(6) == 0) return stop();
        if (next.isAfter(now)) return stop();
        history.happened(next, by, number, what.apply(next));
        at = next;
        return true;
    }

    /** As {@link #then}, for what may not be possible: the reasons, or empty when it was done or is still to come. */
    Optional<Refused> attempt(double hours, Caller by, Function<Instant, Command> what) {
        try {
            then(hours, by, what);
            return Optional.empty();
        } catch (Refused reasons) {
            return Optional.of(reasons);
        }
    }

    /** What somebody does about a matter that lies still. */
    boolean anyway(double hours, Caller by, Function<Instant, Command> what) {
        Instant next = time.after(at, hours);
        if (next.isAfter(now)) return false;
        history.happened(next, by, number, what.apply(next));
        at = next;
        return true;
    }

    /** Something happened in the last weeks. */
    boolean isRecent() {
        return Duration.between(at, now).compareTo(RECENT) < 0;
    }

    boolean lies() {
        return over;
    }

    Instant at() {
        return at;
    }

    private boolean stop() {
        over = true;
        return false;
    }
}
