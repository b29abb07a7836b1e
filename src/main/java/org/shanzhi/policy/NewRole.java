package org.shanzhi.policy;

import java.util.Set;

/** A role as somebody composes it. */
public record NewRole(
        String code, String zh, String en, String copiedFrom, RoleScope scope, Set<Permission> permissions) {}
