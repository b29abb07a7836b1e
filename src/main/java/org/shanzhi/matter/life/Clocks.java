package org.shanzhi.matter.life;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shanzhi.calendar.Due;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.ClockState;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.Recorded;
import org.shanzhi.policy.Conditions.Attribute;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Nature;
import org.shanzhi.policy.Policies;

/**
 * The clocks of a matter: which of them an event starts, stops, cancels, rests, extends ({@link ClockTurn}). A pure function
 * of the policies, the events and the holiday table known at the time of each event.
 */
public final class Clocks {
    /** What may become known of a matter, or change, while its clocks run. */
    private static final Set<Attribute> CHANGING =
            Set.of(Attribute.RISK, Attribute.COMPLEXITY, Attribute.FLAG, Attribute.OUTCOME, Attribute.TYPE);

    private static final Set<String> CHANNELS =
            Arrays.stream(Channel.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final Policies policies;
    private final DueDates dueDates;
    private final Signals signals;
    private final List<DeadlinePolicy> active;
    private final List<DeadlinePolicy> replacing;
    private final Set<String> changing;
    /** Kept for each set of events that happened: there are some dozens. */
    private final Map<Set<String>, List<DeadlinePolicy>> startedBy = new ConcurrentHashMap<>();

    public Clocks(Policies policies, DueDates dueDates) {
        this.policies = policies;
        this.dueDates = dueDates;
        this.signals = new Signals(policies.events().values());
        this.active = policies.active();
        this.replacing = active.stream().filter(p -> !p.replaces().isEmpty()).toList();
        this.changing = changing();
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

    public DeadlinePolicy policy(Clock clock) {
        return policies.deadline(clock.policy());
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

    DeadlinePolicy policy(String code) {
        return policies.deadline(code);
    }

    /** Those that one of these events starts. */
    List<DeadlinePolicy> startedBy(Set<String> raised) {
        return startedBy.computeIfAbsent(
                raised,
                codes -> active.stream()
                        .filter(p -> meets(p.events().triggers(), codes))
                        .toList());
    }

    /** Whether it is for the matter as it stands, and no other row takes its place. */
    boolean fits(DeadlinePolicy policy, Matter matter) {
        var attributes = attributes(matter);
        return applies(policy, matter, attributes)
                && replacing.stream()
                        .noneMatch(p -> p.replaces().contains(policy.code()) && applies(p, matter, attributes));
    }

    /** Whether it is for a thing of the matter's own, of which this was told. */
    boolean fits(DeadlinePolicy policy, Map<String, String> told) {
        Function<Attribute, Set<String>> attributes = attribute ->
                Optional.ofNullable(told.get(attribute.name())).map(Set::of).orElse(Set.of());
        return meets(policy, attributes)
                && replacing.stream().noneMatch(p -> p.replaces().contains(policy.code()) && meets(p, attributes));
    }

    /** Whether it may begin or end to be for a matter while that goes on. */
    boolean mayChange(DeadlinePolicy policy) {
        return changing.contains(policy.code());
    }

    static boolean meets(Collection<String> wanted, Set<String> raised) {
        return !Collections.disjoint(wanted, raised);
    }

    /** A row for a statutory route, or for a module's own object, is started by the events of that route or module alone. */
    private static boolean applies(DeadlinePolicy policy, Matter m, Function<Attribute, Set<String>> attributes) {
        if (CHANNELS.contains(policy.scope())
                && !policy.scope().equals(m.channel().name())) return false;
        return meets(policy, attributes);
    }

    private static boolean meets(DeadlinePolicy policy, Function<Attribute, Set<String>> attributes) {
        return policy.when().allMatch(attributes) && !policy.unless().anyMatches(attributes);
    }

    private Set<String> changing() {
        var all = new HashSet<String>();
        for (DeadlinePolicy policy : active) {
            if (namesWhatChanges(policy)) {
                all.add(policy.code());
                all.addAll(policy.replaces());
            }
        }
        return Set.copyOf(all);
    }

    private static boolean namesWhatChanges(DeadlinePolicy policy) {
        return !policy.when().exceptTypes().isEmpty()
                || !Collections.disjoint(policy.when().wanted().keySet(), CHANGING)
                || !Collections.disjoint(policy.unless().wanted().keySet(), CHANGING);
    }

    private Function<Attribute, Set<String>> attributes(Matter matter) {
        return attribute -> valuesOf(attribute, matter);
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
}
