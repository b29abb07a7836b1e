package org.shanzhi.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
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

    /** The row with this code. Asking for one that no policy names is a mistake of the program. */
    public DeadlinePolicy row(String code) {
        DeadlinePolicy row = policies.get(code);
        if (row == null) throw new IllegalArgumentException("No deadline policy is called " + code);
        return row;
    }

    /**
     * These rows as a district has them. What a row of law says is nobody's to change: a change of one that has become law
     * since, or is no more, is passed over.
     *
     * @param changes by code
     */
    public Deadlines with(Map<String, RowChange> changes) {
        if (changes.isEmpty()) return this;
        var rows = new LinkedHashMap<>(policies);
        changes.forEach((code, change) ->
                rows.computeIfPresent(code, (_, row) -> row.basis().kind().isLaw() ? row : row.as(change)));
        return new Deadlines(Collections.unmodifiableMap(rows), pauseReasons, officeHours);
    }
}
