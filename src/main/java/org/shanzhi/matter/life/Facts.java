package org.shanzhi.matter.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.Grant;
import org.shanzhi.matter.Waiting;
import org.shanzhi.org.Tier;

/**
 * The rest of a matter's state, which no list asks for.
 *
 * @param assist assisting units
 * @param routed a unit has held it: a matter that comes back goes to that unit, else to triage
 * @param firstUnit the unit of whoever has the first-contact duty
 * @param mergedInto the matter it was merged into
 * @param lastBy who last did an action that the same person must not decide on
 * @param asked the extension that waits for a decision
 * @param objection the ground of the objection that waits for an answer
 * @param overturned an objection to the rejection was upheld
 * @param supervised a supervision waits for its reply
 * @param supplemented the one list of missing material was given
 * @param resident what the resident said when answered on the spot
 * @param unanswered days on which a call-back found nobody
 * @param sender who held it before it was sent to its unit: there it is again when it comes back
 * @param lastAt of its last event
 * @param grants who else may read it for a time; those that had ended by the last event are gone
 */
public record Facts(
        Complexity complexity,
        Boolean mediable,
        String route,
        List<Integer> assist,
        boolean routed,
        int firstUnit,
        Long mergedInto,
        Map<String, Integer> lastBy,
        AskedExtension asked,
        String objection,
        boolean overturned,
        boolean supervised,
        boolean supplemented,
        String resident,
        List<LocalDate> unanswered,
        Holder sender,
        Instant lastAt,
        List<Grant> grants) {

    public Set<Waiting> waiting() {
        var waiting = EnumSet.noneOf(Waiting.class);
        if (asked != null) waiting.add(Waiting.EXTENSION);
        if (objection != null) waiting.add(Waiting.OBJECTION);
        if (supervised) waiting.add(Waiting.SUPERVISION);
        return waiting;
    }

    /** A unit that holds a matter at a tier. */
    public record Holder(int unit, Tier tier) {}

    public record AskedExtension(String policy, int days) {}
}
