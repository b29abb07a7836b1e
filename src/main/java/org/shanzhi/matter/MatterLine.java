package org.shanzhi.matter;

import java.time.Instant;

/** A matter as a line of a list; {@code due} is null when no duty runs. */
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
        Instant registeredAt,
        Instant stateSince,
        Outcome outcome) {}
