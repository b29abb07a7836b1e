package org.shanzhi.matter.life;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.shanzhi.calendar.Due;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.ClockState;
import org.shanzhi.matter.Recorded;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Deadlines;
import org.shanzhi.policy.Nature;
import org.shanzhi.policy.Policies;

/**
 * The clocks of a matter: which of them an event starts, stops, cancels, rests, extends ({@link ClockTurn}). A pure function
 * of the policies, the editions of the deadlines, the events and the holiday table known at the time of each event.
 */
public final class Clocks {
    private final Policies policies;
    private final IntFunction<Deadlines> editions;
    private final DueDates dueDates;
    private final Signals signals;
    private final Map<Integer, ClockRules> versions = new ConcurrentHashMap<>();

    /** @param editions the rows of each version that a matter may have; never others for the same version */
    public Clocks(Policies policies, IntFunction<Deadlines> editions, DueDates dueDates) {
        this.policies = policies;
        this.editions = editions;
        this.dueDates = dueDates;
        this.signals = new Signals(policies.events().values());
    }

    /** {@code after} with its clocks as {@code r} leaves them; {@code before} is null at registration. */
    public Matter after(Matter before, Matter after, Recorded r) {
        return new ClockTurn(this, before, after, r, signals.of(r, before, after)).done();
    }

    /** What a clock says at {@code now}. */
    public ClockState stateOf(Clock clock, Instant now) {
        if (clock.outcome() != null) return ClockState.valueOf(clock.outcome().name());
        if (clock.restingAt(now)) return ClockState.PAUSED;
        if (clock.provisional()) return ClockState.PROVISIONAL;
        if (now.isBefore(clock.dueAt())) return ClockState.RUNNING;
        return switch (policy(clock).nature()) {
            case DUTY -> ClockState.OVERDUE;
            case RIGHT -> ClockState.LAPSED;
            case INFO -> ClockState.RUNNING;
        };
    }

    /** The row of the edition that it is counted by. */
    public DeadlinePolicy policy(Clock clock) {
        return rules(clock.policyVersion()).row(clock.policy());
    }

    /** Every step of how a clock is counted; one that was stopped as it was known then. */
    public Due explain(Clock clock, Instant known) {
        DeadlinePolicy policy = policy(clock);
        return NamedDays.over(policy, clock, dueDates.explain(policy, clock, known), known);
    }

    /** The next date of whoever holds the matter; what other units owe on it is theirs. */
    public NextDue nextDue(Matter matter) {
        Instant next = NextDue.NO_DAY;
        Instant late = NextDue.NO_DAY;
        for (Clock c : matter.clocks()) {
            if (!c.running()
                    || c.resting()
                    || c.about().unit() != null
                    || policy(c).nature() != Nature.DUTY) continue;
            if (c.dueAt().isBefore(next)) next = c.dueAt();
            if (!c.provisional() && c.dueAt().isBefore(late)) late = c.dueAt();
        }
        return new NextDue(next, late);
    }

    /** May this clock rest for this reason? */
    public boolean mayRest(Clock clock, String reason) {
        return policy(clock).pauses().contains(reason);
    }

    Clock counted(Clock clock, Instant known) {
        DeadlinePolicy policy = policy(clock);
        Due due = NamedDays.over(policy, clock, dueDates.due(policy, clock, known), known);
        return clock.due(new Clock.Time(due.dueAt(), due.dueDay(), due.provisional()));
    }

    /** Whether an edition has a clock's row as the one has it by which it is counted. */
    public boolean sameIn(int version, Clock clock) {
        return rules(version).row(clock.policy()).equals(policy(clock));
    }

    /** The rules of one edition of the district's deadlines. */
    ClockRules rules(int version) {
        ClockRules ready = versions.get(version);
        return ready != null
                ? ready
                : versions.computeIfAbsent(version, v -> new ClockRules(editions.apply(v), policies.taxonomy()));
    }
}
