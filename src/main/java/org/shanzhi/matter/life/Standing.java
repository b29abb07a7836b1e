package org.shanzhi.matter.life;

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

    /** Whether it is the caller's task: of the unit that holds or assists, or assigned in person. */
    public static boolean handles(Caller caller, Matter m) {
        return m.unit() == caller.unitId() || m.assists(caller.unitId()) || own(caller, m);
    }

    private static boolean own(Caller caller, Matter m) {
        return caller.staffId() != 0 && Objects.equals(m.assignee(), caller.staffId());
    }
}
