package org.shanzhi.matter.work;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Staff;
import org.shanzhi.policy.DistrictRoles;
import org.springframework.stereotype.Component;

/** Who answers for a unit: its head, or the nearest head above when it has none or is closed; at last the centre's supervision. */
@Component
public class Heads {
    public static final String HEAD = "UNIT_HEAD";
    private static final String SUPERVISOR = "SUPERVISOR";
    private static final String COMMANDER = "COMMANDER";

    private final Organisation organisation;
    private final DistrictRoles roles;

    Heads(Organisation organisation, DistrictRoles roles) {
        this.organisation = organisation;
        this.roles = roles;
    }

    public Set<Integer> over(int district, int unit) {
        for (Integer at = unit; at != null; at = organisation.unit(district, at).parentId()) {
            var heads = of(district, at);
            if (!heads.isEmpty()) return heads;
        }
        return supervision(district);
    }

    /** 督导: whoever supervises at the centre. */
    public Set<Integer> supervision(int district) {
        return holding(district, organisation.centre(district).id(), SUPERVISOR);
    }

    /** 中心: its commanders, who see every matter of the centre; its head where it has none. */
    public Set<Integer> centre(int district) {
        int centre = organisation.centre(district).id();
        var commanders = holding(district, centre, COMMANDER);
        return commanders.isEmpty() ? of(district, centre) : commanders;
    }

    /** The unit's own. */
    public Set<Integer> of(int district, int unit) {
        return holding(district, unit, HEAD);
    }

    /** Who may hand on what somebody in the unit leaves behind: its other heads who are not away, else the centre's supervision. */
    public Set<Integer> handingOn(int district, int unit, int leaving) {
        var heads = new HashSet<>(of(district, unit));
        heads.remove(leaving);
        heads.removeIf(head -> organisation.deputy(district, head, unit).isPresent());
        return heads.isEmpty() ? supervision(district) : heads;
    }

    private Set<Integer> holding(int district, int unit, String role) {
        return organisation.staffOf(district, unit).stream()
                .map(Staff::id)
                .filter(staff -> organisation.posts(district, staff).stream()
                        .anyMatch(post -> post.unitId() == unit
                                && roles.origin(district, post.role()).equals(role)))
                .collect(Collectors.toSet());
    }
}
