package org.shanzhi.matter;

import java.time.Instant;
import java.util.Set;

/**
 * A matter as a line of a list.
 *
 * @param due null when no duty runs
 * @param late from when somebody is late: as {@code due}, unless that day waits for a year's holidays
 */
public record MatterLine(
        String number,
        Kind kind,
        Channel channel,
        State state,
        String typeCode,
        String title,
        Risk risk,
        int unit,
        Integer assignee,
        Integer grid,
        Instant due,
        Instant late,
        Set<Waiting> waiting,
        Instant registeredAt,
        Instant stateSince,
        Outcome outcome) {
    /** Nobody is late on a provisional date. */
    public boolean provisional() {
        return due != null && !due.equals(late);
    }
}
