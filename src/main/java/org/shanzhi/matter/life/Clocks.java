package org.shanzhi.matter.life;

import static org.shanzhi.matter.ClockOutcome.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shanzhi.calendar.Due;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.ClockOutcome;
import org.shanzhi.matter.ClockState;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.Event.*;
import org.shanzhi.matter.Pauses;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.State;
import org.shanzhi.policy.Conditions.Attribute;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.DeadlinePolicy.Repeat;
import org.shanzhi.policy.Nature;
import org.shanzhi.policy.Policies;

/**
 * The clocks of a matter: which of them an event starts, stops, cancels, rests, extends. A pure function of the policies,
 * the events and the holiday table known at the time of each event.
 */
public final class Clocks {
    private static final String WAITING_MATERIAL = "WAITING_MATERIAL";
    private static final String SUPPLEMENT = "DL-SUPPLEMENT";

    private final Policies policies;
    private final DueDates dueDates;
    private final Signals signals;
    private final List<DeadlinePolicy> active;
    private final List<DeadlinePolicy> replacing;
    /** Kept for each set of events that happened: there are some dozens. */
    private final Map<Set<String>, List<DeadlinePolicy>> startedBy = new ConcurrentHashMap<>();

    public Clocks(Policies policies, DueDates dueDates) {
        this.policies = policies;
        this.dueDates = dueDates;
        this.signals = new Signals(policies.events().values());
        this.active = policies.active();
        this.replacing = active.stream().filter(p -> !p.replaces().isEmpty()).toList();
    }

    /** {@code after} with its clocks as {@code r} leaves them; {@code before} is null at registration. */
    public Matter after(Matter before, Matter after, Recorded r) {
        State from = before == null ? null : before.state();
        Set<String> raised = signals.of(r.event(), from, after.state());
        var clocks = new ArrayList<>(after.clocks());
        clocks.replaceAll(c -> c.running() ? moved(c, after, r, raised) : c);
        start(clocks, after, r, raised);
        if (r.event() instanceof SupplementAsked) restForMaterial(clocks, r.at());
        return clocks.equals(after.clocks()) ? after : after.with(List.copyOf(clocks));
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

    public DeadlinePolicy policy(Clock clock) {
        return policies.deadline(clock.policy());
    }

    public Due explain(Clock clock, Instant known) {
        return dueDates.explain(policy(clock), clock, known);
    }

    public NextDue nextDue(Matter matter) {
        Instant next = NextDue.NO_DAY;
        Instant late = NextDue.NO_DAY;
        for (Clock c : matter.clocks()) {
            if (!c.running() || c.resting() || policy(c).nature() != Nature.DUTY) continue;
            if (c.dueAt().isBefore(next)) next = c.dueAt();
            if (!c.provisional() && c.dueAt().isBefore(late)) late = c.dueAt();
        }
        return new NextDue(next, late);
    }

    /** May this clock rest for this reason? */
    public boolean mayRest(Clock clock, String reason) {
        return policy(clock).pauses().contains(reason);
    }

    private Clock moved(Clock clock, Matter matter, Recorded r, Set<String> raised) {
        DeadlinePolicy policy = policy(clock);
        var events = policy.events();
        if (meets(events.cancelsOn(), raised)) return clock.stopped(r.at(), CANCELLED);
        if (meets(events.stopsOn(), raised)) return stopped(clock, policy, r.at());
        if (!applies(policy, matter) && !late(clock, r.at())) return clock.stopped(r.at(), CANCELLED);
        if (meets(events.interruptedBy(), raised)
                || events.repeat() == Repeat.RESTART && meets(events.triggers(), raised)) {
            return counted(clock.restarted(r.at()), r.at());
        }
        return changed(clock, r);
    }

    private Clock changed(Clock clock, Recorded r) {
        return switch (r.event()) {
            case Suspended e
            when mayRest(clock, e.reason()) && !clock.resting() ->
                counted(clock.paused(Pauses.begin(clock.paused(), r.at(), null)), r.at());
            case Resumed _ when clock.resting() -> counted(clock.paused(Pauses.end(clock.paused(), r.at())), r.at());
            case SupplementReceived _
            when restsFor(clock, r.at()) -> counted(clock.paused(Pauses.end(clock.paused(), r.at())), r.at());
            case ExtensionDecided e
            when e.accept() && e.policy().equals(clock.policy()) -> counted(clock.extendedBy(e.days()), r.at());
            case ClocksRecomputed _ -> counted(clock, r.at());
            default -> clock;
        };
    }

    private Clock stopped(Clock clock, DeadlinePolicy policy, Instant at) {
        Clock ended = clock.resting() ? counted(clock.paused(Pauses.end(clock.paused(), at)), at) : clock;
        ClockOutcome outcome = !late(ended, at) || policy.nature() == Nature.INFO
                ? MET
                : policy.nature() == Nature.RIGHT ? LAPSED : MET_LATE;
        return ended.stopped(at, outcome);
    }

    private void start(List<Clock> clocks, Matter matter, Recorded r, Set<String> raised) {
        for (DeadlinePolicy policy : startedBy.computeIfAbsent(raised, this::triggered)) {
            if (!applies(policy, matter) || replaced(policy, matter)) continue;
            if (!policy.validity().holdsOn(ChinaTime.day(r.at()))) continue;
            if (clocks.stream().anyMatch(c -> c.running() && c.policy().equals(policy.code()))) continue;
            var fresh = new Clock(
                    clocks.size() + 1,
                    policy.code(),
                    matter.policyVersion(),
                    r.at(),
                    List.of(),
                    0,
                    null,
                    null,
                    false,
                    null,
                    null);
            clocks.add(counted(fresh, r.at()));
        }
    }

    private List<DeadlinePolicy> triggered(Set<String> raised) {
        return active.stream().filter(p -> meets(p.events().triggers(), raised)).toList();
    }

    private boolean replaced(DeadlinePolicy policy, Matter matter) {
        return replacing.stream().anyMatch(p -> p.replaces().contains(policy.code()) && applies(p, matter));
    }

    /** Missing material lets the decision rest until it comes, at most until the day given for it. */
    private void restForMaterial(List<Clock> clocks, Instant at) {
        Instant until = clocks.stream()
                .filter(c -> c.running() && c.policy().equals(SUPPLEMENT))
                .map(Clock::dueAt)
                .findFirst()
                .orElse(null);
        clocks.replaceAll(c -> c.running() && mayRest(c, WAITING_MATERIAL)
                ? counted(c.paused(Pauses.begin(c.paused(), at, until)), at)
                : c);
    }

    private boolean restsFor(Clock clock, Instant at) {
        return mayRest(clock, WAITING_MATERIAL) && clock.restingAt(at);
    }

    private Clock counted(Clock clock, Instant known) {
        Due due = dueDates.due(policy(clock), clock, known);
        return clock.due(due.dueAt(), due.dueDay(), due.provisional());
    }

    private boolean applies(DeadlinePolicy policy, Matter matter) {
        if (!policy.scope().equals("ALL")
                && !policy.scope().equals(matter.channel().name())) return false;
        Function<Attribute, Set<String>> attributes = attribute -> valuesOf(attribute, matter);
        return policy.when().allMatch(attributes) && !policy.unless().anyMatches(attributes);
    }

    private Set<String> valuesOf(Attribute attribute, Matter m) {
        return switch (attribute) {
            case RISK -> m.risk() == null ? Set.of() : Set.of(m.risk().name());
            case COMPLEXITY ->
                Set.of(Optional.ofNullable(m.facts().complexity())
                        .orElse(Complexity.GENERAL)
                        .name());
            case FLAG -> m.flags().stream().map(Enum::name).collect(Collectors.toSet());
            case CHANNEL -> Set.of(m.channel().name());
            case OUTCOME -> m.outcome() == null ? Set.of() : Set.of(m.outcome().name());
            case TYPE -> m.typeCode() == null ? Set.of() : policies.taxonomy().withClass(m.typeCode());
            case MODE, PROCEDURE, MEDIATION_KIND, WHISTLE, URGENT -> Set.of();
        };
    }

    private static boolean late(Clock clock, Instant at) {
        return !clock.provisional() && !at.isBefore(clock.dueAt());
    }

    private static boolean meets(Collection<String> wanted, Set<String> raised) {
        return !Collections.disjoint(wanted, raised);
    }
}
