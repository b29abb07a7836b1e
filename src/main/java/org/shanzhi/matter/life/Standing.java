package org.shanzhi.matter.life;

import java.util.Objects;
import org.shanzhi.org.Line;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;

/**
 * Who reads and who acts. The lists use the same columns as keys. A tier whose column is null does not see the matter;
 * assisting units see it through their rows of {@code matter_guest}.
 */
public final class Standing {
    private Standing() {}

    public static boolean reads(Caller caller, Matter m) {
        if (caller.district() != m.district()) return false;
        return switch (caller.scopeFor(Permission.READ_MATTERS)) {
            case CENTRE -> m.line().centre() != null || handles(caller, m);
            case UNIT -> onLine(caller.unitId(), m.line()) || handles(caller, m);
            case OWN -> own(caller, m);
            case OWN_REFERRALS, OWN_MATTER, FIGURES, NO_CONTENT -> false;
        };
    }

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

    private static boolean onLine(Integer unit, Line line) {
        return unit.equals(line.street()) || unit.equals(line.community()) || unit.equals(line.grid());
    }
}
