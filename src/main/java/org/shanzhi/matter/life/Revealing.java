package org.shanzhi.matter.life;

import org.shanzhi.matter.Event.PartyIn;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.PartyRole;
import org.shanzhi.matter.State;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleScope;

/** Who may see a party in full: with the task, only when another person agrees, or never. */
public enum Revealing {
    NEVER,
    APPROVED,
    TASK;

    /**
     * Of a minor (未成年人网络保护条例36) nothing without approval for each access; of a case of violence only for those with
     * the task. Who speaks for somebody who stays anonymous is known to the centre alone, never to a unit.
     */
    public static Revealing of(Caller by, Matter m, PartyIn party) {
        if (!Standing.acts(by, Permission.REVEAL_PERSONAL_DATA, m)) return NEVER;
        if (anonymous(m, party) && by.scopeFor(Permission.REVEAL_PERSONAL_DATA) != RoleScope.CENTRE) return NEVER;
        if (m.ofMinor()) return APPROVED;
        return m.has(Flag.DV) && !hasTask(by, m) ? APPROVED : TASK;
    }

    /** Whether the party is on the side of a reporter who gave no name. */
    public static boolean anonymous(Matter m, PartyIn party) {
        return m.has(Flag.ANONYMOUS) && party.role() != PartyRole.RESPONDENT;
    }

    /** Who leads it, its handler, and whoever calls back while it waits for that. */
    private static boolean hasTask(Caller by, Matter m) {
        return Standing.holds(by, m) || Standing.acts(by, Permission.CALL_BACK, m) && m.state() == State.CONCLUDED;
    }
}
