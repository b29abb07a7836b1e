package org.shanzhi.policy;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.shanzhi.kernel.Forbidden;

/**
 * Who is asking. Handed explicitly to every façade method, so that rights can never leak from one request to another.
 *
 * <p>Each right carries the scope of the role that grants it: whoever is triage officer of the centre and handler of a unit
 * concludes the centre's matters only if the role that reaches the centre may conclude. Where several roles grant one right,
 * the widest of their scopes counts.
 *
 * @param staffId 0 unless {@code kind} is STAFF, or CLIENT acting for a member of staff
 * @param unitId the unit of the post in which the person acts; 0 without one
 * @param grants every right held, with its scope
 * @param clientId the API client or session kind, for the log; empty for the program itself
 */
public record Caller(
        int district,
        Kind kind,
        int staffId,
        String name,
        int unitId,
        Set<String> roles,
        Map<Permission, RoleScope> grants,
        String clientId) {
    private static final String NIGHT_JOB = "NIGHT_JOB";

    public enum Kind {
        STAFF,
        CLIENT,
        RESIDENT,
        SYSTEM
    }

    public Caller {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
        Objects.requireNonNull(clientId);
        roles = Set.copyOf(roles);
        grants = Map.copyOf(grants);
    }

    /** The program itself, with the rights of the role for its own jobs (系统任务). */
    public static Caller system(int district, Roles roles) {
        return new Caller(district, Kind.SYSTEM, 0, "", 0, Set.of(NIGHT_JOB), roles.grants(Set.of(NIGHT_JOB)), "");
    }

    public boolean may(Permission permission) {
        return grants.containsKey(permission);
    }

    /** The scope in which this right is held; {@link RoleScope#NO_CONTENT} when it is not held. */
    public RoleScope scopeFor(Permission permission) {
        return grants.getOrDefault(permission, RoleScope.NO_CONTENT);
    }

    public Set<Permission> permissions() {
        return grants.keySet();
    }

    /** Refuses with {@link Forbidden}, naming the right that is missing. */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new Forbidden(permission.name());
        }
    }
}
