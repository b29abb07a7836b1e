package org.shanzhi.access;

import java.util.List;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Role;
import org.springframework.stereotype.Component;

/** Which role may do what, for those who answer for it. The roles themselves are policy. */
@Component
public class RoleCatalogue {
    private final Policies policies;

    RoleCatalogue(Policies policies) {
        this.policies = policies;
    }

    /** Every role with its rights, in the order of the policy. */
    @Needs(Permission.MANAGE_ROLES)
    public List<Role> roles(Caller caller) {
        return List.copyOf(policies.roles().roles().values());
    }
}
