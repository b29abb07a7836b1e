package org.shanzhi.matter;

import java.time.Instant;
import java.util.Set;

/**
 * A matter as a line of a list.
 *
 * @param due null when no duty runs
 * @param provisional the date waits for a year's holidays: nobody is late on it
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
        boolean provisional,
        Set<Waiting> waiting,
        Instant registeredAt,
        Instant stateSince,
        Outcome outcome) {}
