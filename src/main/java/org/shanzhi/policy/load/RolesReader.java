package org.shanzhi.policy.load;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Role;
import org.shanzhi.policy.RoleScope;
import org.shanzhi.policy.Roles;

final class RolesReader {
    private record Reach(RoleScope scope, Set<Permission> permissions) {}

    private RolesReader() {}

    static Roles read(Sections sections) {
        Map<String, Reach> reaches = new HashMap<>();
        sections.read("role_actions", row -> {
            Set<Permission> permissions = EnumSet.noneOf(Permission.class);
            row.need("actions", "[]");
            row.codes("actions", "actions")
                    .forEach(action -> Permission.ofAction(action).ifPresent(permissions::add));
            return reaches.put(row.code("role", "roles"), new Reach(row.one("scope", RoleScope.class), permissions));
        });
        sections.read("role_permissions", row -> {
            row.need("permissions", "[]");
            Set<Permission> more = row.some("permissions", Permission.class);
            Reach reach = reaches.get(row.code("role", "roles"));
            return reach != null && reach.permissions().addAll(more);
        });
        return new Roles(sections.read("roles", row -> {
            Reach reach = reaches.getOrDefault(row.code(), new Reach(RoleScope.NO_CONTENT, Set.of()));
            return new Role(
                    row.code(),
                    row.text("zh"),
                    row.text("en"),
                    row.one("group", Role.Group.class),
                    reach.scope(),
                    Set.copyOf(reach.permissions()),
                    row.flag("second_factor", false));
        }));
    }
}
