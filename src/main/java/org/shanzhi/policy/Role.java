package org.shanzhi.policy;

import java.util.Set;

/** A role (角色): what it may do, and how far it reaches. */
public record Role(String code, String zh, String en, Group group, RoleScope scope, Set<Permission> permissions)
        implements Labelled {
    public enum Group {
        STAFF,
        OUTSIDE,
        RESIDENT,
        ADMIN,
        MACHINE
    }
}
