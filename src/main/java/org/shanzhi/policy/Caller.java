package org.shanzhi.policy;

import java.util.EnumMap;
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
 * @param standsInFor colleagues of that unit who are away and for whom the caller stands in today (代理); it adds no right
 */
public record Caller(
        int district,
        Kind kind,
        int staffId,
        String name,
        int unitId,
        Set<String> roles,
        Map<Permission, RoleScope> grants,
        String clientId,
        Set<Integer> standsInFor) {
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
        standsInFor = Set.copyOf(standsInFor);
    }

    /** Somebody who stands in for nobody. */
    public Caller(
            int district,
            Kind kind,
            int staffId,
            String name,
            int unitId,
            Set<String> roles,
            Map<Permission, RoleScope> grants,
            String clientId) {
        this(district, kind, staffId, name, unitId, roles, grants, clientId, Set.of());
    }

    /** The program itself, with the rights of the role for its own jobs (系统任务). */
    public static Caller system(int district, Roles roles) {
        return new Caller(district, Kind.SYSTEM, 0, "", 0, Set.of(NIGHT_JOB), roles.grants(Set.of(NIGHT_JOB)), "");
    }

    /** Whether a colleague's matter of that unit is the caller's to look after today. */
    public boolean standsInFor(Integer staff, int unit) {
        return staff != null && unit == unitId && standsInFor.contains(staff);
    }

    public boolean may(Permission permission) {
        return grants.containsKey(permission);
    }

    /** The same person, who reads matters only as far as another right reaches: two roles never widen each other. */
    public Caller readingAs(Permission other) {
        var narrowed = new EnumMap<Permission, RoleScope>(Permission.class);
        narrowed.putAll(grants);
        narrowed.computeIfPresent(
                Permission.READ_MATTERS, (any, read) -> read.compareTo(scopeFor(other)) >= 0 ? read : scopeFor(other));
        return new Caller(district, kind, staffId, name, unitId, roles, narrowed, clientId, standsInFor);
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
