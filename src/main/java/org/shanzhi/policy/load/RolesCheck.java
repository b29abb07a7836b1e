package org.shanzhi.policy.load;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Role;

/** Program and policies name the same rights, and somebody holds each of them. */
final class RolesCheck {
    private RolesCheck() {}

    static void check(Policies policies, Sections sections) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        for (Role role : policies.roles().roles().values()) {
            held.addAll(role.permissions());
            if (sections.at("role_actions", role.code()) == null) {
                sections.at("roles", role.code())
                        .problem("has no row in role_actions", "add one, with scope: and actions: []");
            }
            if (role.secondFactor() && role.group() == Role.Group.MACHINE) {
                sections.at("roles", role.code())
                        .problem("second_factor", "is asked of a machine, which never signs in", "leave it out");
            }
        }
        for (ActionPolicy action : policies.lifeCycle().actions().values()) {
            if (!held.contains(action.permission())) {
                sections.at("actions", action.code())
                        .problem("is an action that no role may do", "add it to a role in role_actions");
            }
        }
        for (String code : policies.vocabulary().codes("permissions")) {
            if (!administrative().contains(code)) {
                sections.at("permissions", code)
                        .problem("code", "is a right that the program does not know", Mend.use(code, administrative()));
            }
        }
        for (Permission permission : Permission.values()) {
            if (permission.action().isPresent()) {
                action(permission, permission.action().get(), policies, sections);
            } else if (!policies.has("permissions", permission.name())) {
                sections.problem(
                        "permissions", "does not name %s".formatted(permission), "add a row with that code, zh and en");
            } else if (!held.contains(permission)) {
                sections.at("permissions", permission.name())
                        .problem("is a right that no role holds", "add it to a role in role_permissions");
            }
        }
    }

    private static List<String> administrative() {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.action().isEmpty())
                .map(Permission::name)
                .toList();
    }

    private static void action(Permission permission, String action, Policies policies, Sections sections) {
        if (!policies.lifeCycle().actions().containsKey(action)) {
            sections.problem(
                    "actions",
                    "has no %s, for which the program has the right %s".formatted(action, permission),
                    "put it back; administrators change policies, not actions");
        }
    }
}
