package org.shanzhi.policy.load;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.policy.CaseState;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.PolicyEvent.By;

/** No matter lies where nothing counts. */
public final class OpenStates {
    /** Where nobody of the centre has anything to do, or where the clock of the state before goes on. */
    private static final Set<String> WITHOUT_CLOCK = Set.of("CALLED_BACK", "ARCHIVED", "TRIAGED", "IN_PROGRESS");

    private OpenStates() {}

    /** States in which no clock of scope ALL starts, so that matters may be forgotten there. */
    public static List<CaseState> withoutClock(Policies policies, Collection<DeadlinePolicy> clocks) {
        Set<String> started = clocks.stream()
                .filter(clock -> clock.enabled() && clock.scope().equals("ALL"))
                .flatMap(clock -> clock.events().triggers().stream())
                .collect(Collectors.toSet());
        return policies.lifeCycle().states().values().stream()
                .filter(state -> !WITHOUT_CLOCK.contains(state.code()))
                .filter(state -> policies.events().values().stream()
                        .filter(event -> event.by() == By.CASE && event.name().equals(state.code()))
                        .noneMatch(event -> started.contains(event.code())))
                .toList();
    }
}
