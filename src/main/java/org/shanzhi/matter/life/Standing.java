package org.shanzhi.matter.life;

import java.time.Instant;
import java.util.Objects;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;

/** Who works on a matter, among those who see it ({@link Viewer}). */
public final class Standing {
    private Standing() {}

    /** Whether somebody with this right works on the matter, not only reads it. */
    public static boolean acts(Caller caller, Permission permission, Matter m) {
        if (caller.district() != m.district()) return false;
        return switch (caller.scopeFor(permission)) {
            case CENTRE -> m.line().centre() != null || handles(caller, m);
            case UNIT -> handles(caller, m);
            case OWN -> own(caller, m);
            case OWN_REFERRALS, OWN_MATTER, FIGURES, NO_CONTENT -> false;
        };
    }

    /** Whether the caller was granted the matter for a time, and with that may note what there is to say to it. */
    public static boolean notes(Caller caller, Permission permission, Matter m, Instant now) {
        return permission == Permission.NOTE
                && caller.district() == m.district()
                && m.grant(caller.staffId(), now)
                        .filter(grant -> !grant.emergency())
                        .isPresent();
    }

    /** Whether it is the caller's task: of the unit that holds or assists, or assigned in person. */
    public static boolean handles(Caller caller, Matter m) {
        return m.unit() == caller.unitId() || m.assists(caller.unitId()) || own(caller, m);
    }

    /** Whether the caller lets others read it, and ends that. */
    public static boolean gives(Caller caller, Matter m) {
        return acts(caller, Permission.GRANT_ACCESS, m) && holds(caller, m);
    }

    /** Whether the caller's unit leads it or the caller is its handler; assisting is not enough. */
    public static boolean holds(Caller caller, Matter m) {
        return m.unit() == caller.unitId() || own(caller, m);
    }

    /** Assigned in person, or to a colleague for whom the caller stands in. */
    private static boolean own(Caller caller, Matter m) {
        boolean named = caller.staffId() != 0 && Objects.equals(m.assignee(), caller.staffId());
        return named || caller.standsInFor(m.assignee(), m.unit());
    }
}
