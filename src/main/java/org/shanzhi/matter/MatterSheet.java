package org.shanzhi.matter;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.shanzhi.org.Line;
import org.shanzhi.org.Tier;

/** A whole matter as its reader may see it. Text and place are empty where the content was erased. */
public record MatterSheet(
        String number,
        Kind kind,
        Channel channel,
        State state,
        String typeCode,
        String title,
        String body,
        Risk risk,
        Complexity complexity,
        Boolean mediable,
        String route,
        int unit,
        Tier tier,
        List<Integer> assist,
        int firstReceiver,
        Integer assignee,
        Line line,
        Place place,
        Instant occurredAt,
        Instant requestedAt,
        Instant registeredAt,
        Instant stateSince,
        List<PartySheet> parties,
        List<ClockSheet> clocks,
        Outcome outcome,
        Set<Flag> flags,
        String mergedInto,
        List<String> links,
        Asked asked,
        String objection,
        int version) {

    /** The extension that waits for a decision. */
    public record Asked(String policy, int days) {}

    public boolean erased() {
        return flags.contains(Flag.ERASED);
    }
}
