package org.shanzhi.demo.town;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Life;
import org.shanzhi.policy.Caller;

/** One invented matter on its way: what comes next happens if its time has come and nobody leaves it lying. */
final class Tale {
    private static final Duration RECENT = Duration.ofDays(25);

    private final OfficeTime time;
    private final RandomGenerator random;
    private final Instant now;
    private final double pace;
    private final boolean neglected;

    final Life life;
    final Opening opening;
    private boolean over;

    Tale(Life life, Opening opening, OfficeTime time, RandomGenerator random, Instant now) {
        this.life = life;
        this.opening = opening;
        this.time = time;
        this.random = random;
        this.now = now;
        this.pace = Math.exp(0.5 * random.nextGaussian());
        this.neglected = random.nextInt(1_000) < (isRecent() ? 120 : 2);
    }

    /**
     * Does it about so many hours later.
     *
     * @return false when that is still to come or somebody leaves it lying: then this tale has no more
     * @throws Refused when it is against the rules
     */
    boolean then(double hours, Caller by, Function<Instant, Command> what) {
        return goesOn(time.after(at(), hours * pace), by, what);
    }

    /** As {@link #then}, the day after at the earliest. */
    boolean anotherDay(Caller by, Function<Instant, Command> what) {
        return goesOn(time.after(at().plus(Duration.ofDays(1)), 8), by, what);
    }

    private boolean goesOn(Instant next, Caller by, Function<Instant, Command> what) {
        if (over || neglected && random.nextInt(6) == 0) return stop();
        if (next.isAfter(now)) return stop();
        life.happened(next, by, what.apply(next));
        return true;
    }

    /** What the program does in the night after: the reasons why not, or empty when it was done or is still to come. */
    Optional<Refused> tonight(Caller by, Command what) {
        try {
            goesOn(time.nightAfter(at()), by, _ -> what);
            return Optional.empty();
        } catch (Refused reasons) {
            return Optional.of(reasons);
        }
    }

    /** What somebody does about a matter that lies still. */
    boolean anyway(double hours, Caller by, Function<Instant, Command> what) {
        Instant next = time.after(at(), hours);
        if (next.isAfter(now)) return false;
        life.happened(next, by, what.apply(next));
        return true;
    }

    /** Something happened in the last weeks. */
    boolean isRecent() {
        return Duration.between(at(), now).compareTo(RECENT) < 0;
    }

    boolean lies() {
        return over;
    }

    Instant at() {
        return life.last();
    }

    private boolean stop() {
        over = true;
        return false;
    }
}
