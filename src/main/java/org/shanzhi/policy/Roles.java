package org.shanzhi.policy;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The roles by code, in the order of roles.yaml. */
public record Roles(Map<String, Role> roles) {
    /**
     * What somebody with these roles may do, each right with the scope of the role that grants it; of several, the widest.
     * A role that no longer exists grants nothing.
     */
    public Map<Permission, RoleScope> grants(Collection<String> codes) {
        Map<Permission, RoleScope> grants = new EnumMap<>(Permission.class);
        for (String code : codes) {
            Role role = roles.get(code);
            if (role != null) {
                role.permissions().forEach(permission -> grants.merge(permission, role.scope(), Roles::wider));
            }
        }
        return grants;
    }

    private static RoleScope wider(RoleScope one, RoleScope other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
