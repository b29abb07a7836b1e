package org.shanzhi.matter.life;

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
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Complexity;
import org.shanzhi.policy.Conditions.Attribute;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Deadlines;
import org.shanzhi.policy.Taxonomy;

/** One edition of the deadlines, made ready to be asked: which rows start clocks, and which are for a matter as it stands. */
final class ClockRules {
    /** What may become known of a matter, or change, while its clocks run. */
    private static final Set<Attribute> CHANGING =
            Set.of(Attribute.RISK, Attribute.COMPLEXITY, Attribute.FLAG, Attribute.OUTCOME, Attribute.TYPE);

    private static final Set<String> CHANNELS =
            Arrays.stream(Channel.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final Deadlines deadlines;
    private final Taxonomy taxonomy;
    private final List<DeadlinePolicy> active;
    private final List<DeadlinePolicy> replacing;
    private final Set<String> changing;
    /** Kept for each set of events that happened: there are some dozens. */
    private final Map<Set<String>, List<DeadlinePolicy>> startedBy = new ConcurrentHashMap<>();

    ClockRules(Deadlines deadlines, Taxonomy taxonomy) {
        this.deadlines = deadlines;
        this.taxonomy = taxonomy;
        this.active = deadlines.active();
        this.replacing = active.stream().filter(p -> !p.replaces().isEmpty()).toList();
        this.changing = changing();
    }

    DeadlinePolicy row(String code) {
        return deadlines.row(code);
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
        Function<Attribute, Set<String>> attributes = attribute -> valuesOf(attribute, matter);
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

    /** Whether it may begin or end to be for a matter while that goes on, or while the edition that replaces it does. */
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
            if (namesWhatChanges(policy)) all.add(policy.code());
            all.addAll(policy.replaces());
        }
        return Set.copyOf(all);
    }

    private static boolean namesWhatChanges(DeadlinePolicy policy) {
        return !policy.when().exceptTypes().isEmpty()
                || !Collections.disjoint(policy.when().wanted().keySet(), CHANGING)
                || !Collections.disjoint(policy.unless().wanted().keySet(), CHANGING);
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
            case TYPE -> m.typeCode() == null ? Set.of() : taxonomy.withClass(m.typeCode());
            case MODE, PROCEDURE, MEDIATION_KIND, WHISTLE, URGENT -> Set.of();
        };
    }
}
