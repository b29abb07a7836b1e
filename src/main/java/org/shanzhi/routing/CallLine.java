package org.shanzhi.routing;

import java.time.Instant;
import java.util.List;
import org.shanzhi.matter.ClockSheet;

/**
 * The call of one department in a list.
 *
 * @param number of the matter
 * @param whistle its number within the matter
 * @param call its number within the matter
 * @param title of the matter, masked; empty when the reader may not read it
 * @param from the unit that blew
 * @param unit that is called
 * @param clocks its own
 */
public record CallLine(
        String number,
        int whistle,
        int call,
        String title,
        WhistleKind kind,
        int from,
        int unit,
        CallState state,
        CallLevel level,
        Instant at,
        Instant ended,
        List<ClockSheet> clocks) {}
