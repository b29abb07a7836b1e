package org.shanzhi.access;

import java.util.Arrays;
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

    /**
     * @param actions rights to act on a matter, in the order of its life
     * @param others rights to read and to administer
     */
    public record RoleRights(Role role, List<Permission> actions, List<Permission> others) {}

    /** Every role with its rights, in the order of the policy. */
    @Needs(Permission.MANAGE_ROLES)
    public List<RoleRights> roles(Caller caller) {
        return policies.roles().roles().values().stream()
                .map(role -> new RoleRights(role, rights(role, true), rights(role, false)))
                .toList();
    }

    private static List<Permission> rights(Role role, boolean actions) {
        return Arrays.stream(Permission.values())
                .filter(role.permissions()::contains)
                .filter(permission -> permission.action().isPresent() == actions)
                .toList();
    }
}
