package org.shanzhi.intake.web;

import java.time.Instant;
import org.shanzhi.matter.State;

/**
 * What the person takes home (F03 受理回执).
 *
 * @param link to follow the matter, with number and code
 * @param due by when something has to happen next; null when nothing runs
 * @param limitation 时效中断提示: only where a claim against somebody named was made
 * @param neutral of a case of violence: says nothing that must not be found
 */
public record Receipt(
        String number,
        String code,
        String link,
        Instant requestedAt,
        String unit,
        String phone,
        DueOn due,
        boolean limitation,
        boolean neutral,
        State state,
        String stateLabel) {
    /** @param clock its number within the matter */
    public record DueOn(String what, Instant at, boolean provisional, int clock) {}
}
