package org.shanzhi.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.calendar.OfficeHours;

/**
 * Every clock and what clocks share, from deadlines.yaml. Maps keep the order of the file.
 *
 * @param officeHours for working hours, of units that set none of their own
 */
public record Deadlines(
        Map<String, DeadlinePolicy> policies, Map<String, PauseReason> pauseReasons, OfficeHours officeHours) {
    public Optional<DeadlinePolicy> numbered(int no) {
        return policies.values().stream().filter(policy -> policy.no() == no).findFirst();
    }

    /** Those that start clocks: enabled, and of a module that is built. */
    public List<DeadlinePolicy> active() {
        return policies.values().stream().filter(DeadlinePolicy::active).toList();
    }
}
