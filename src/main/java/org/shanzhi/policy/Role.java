package org.shanzhi.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A role (角色): what it may do, and how far it reaches.
 *
 * @param secondFactor whether its holders need a second factor to sign in
 */
public record Role(
        String code,
        String zh,
        String en,
        Group group,
        RoleScope scope,
        Set<Permission> permissions,
        boolean secondFactor)
        implements Labelled {
    /** Rights to act on a matter, in the order of its life. */
    public List<Permission> actions() {
        return rights(true);
    }

    /** Rights to read and to administer. */
    public List<Permission> others() {
        return rights(false);
    }

    private List<Permission> rights(boolean toAct) {
        return Arrays.stream(Permission.values())
                .filter(permissions::contains)
                .filter(permission -> permission.action().isPresent() == toAct)
                .toList();
    }

    public enum Group {
        STAFF,
        OUTSIDE,
        RESIDENT,
        ADMIN,
        MACHINE
    }
}
