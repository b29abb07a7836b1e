package org.shanzhi.matter;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Deadlines;
import org.shanzhi.policy.Nature;

/**
 * A running duty that a matter must have. One that rests has no date; what is a right or information is nobody's lateness.
 *
 * @param policies by their numbers: one, or every duty
 * @param when null: whenever it ends
 * @param day the last day in time; null: any
 */
public record ClockFilter(Set<Integer> policies, DueWhen when, LocalDate day, Owed owed) {
    public ClockFilter {
        policies = Set.copyOf(policies);
    }

    /** Of every duty of anybody's. */
    public static ClockFilter ofDuties(Deadlines deadlines) {
        return new ClockFilter(
                deadlines.policies().values().stream()
                        .filter(policy -> policy.nature() == Nature.DUTY)
                        .map(DeadlinePolicy::no)
                        .collect(Collectors.toSet()),
                null,
                null,
                Owed.BY_ANYBODY);
    }

    /** Of this duty alone; of none when the policy is no duty. */
    public ClockFilter of(DeadlinePolicy policy) {
        return new ClockFilter(policies.contains(policy.no()) ? Set.of(policy.no()) : Set.of(), when, day, owed);
    }

    public ClockFilter ends(DueWhen then) {
        return new ClockFilter(policies, then, day, owed);
    }

    public ClockFilter on(LocalDate last) {
        return new ClockFilter(policies, when, last, owed);
    }

    public ClockFilter owed(Owed by) {
        return new ClockFilter(policies, when, day, by);
    }
}
