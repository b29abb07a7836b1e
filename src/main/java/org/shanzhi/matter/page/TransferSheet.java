package org.shanzhi.matter.page;

import java.time.Instant;
import java.util.List;
import org.shanzhi.matter.MatterDesk.Party;
import org.shanzhi.matter.MatterDesk.Words;
import org.shanzhi.matter.MatterSheet;

/**
 * 分流转办单 (F05): what the unit that takes a matter over needs of it, masked as on the screen.
 *
 * @param from the unit that routed it
 * @param lead the unit that was to take it then
 * @param by who routed it
 * @param basis why there, masked
 * @param signedAt when the lead unit signed for it; null until then
 * @param duties what has to happen by when, and by which rule
 * @param link where its people find it
 */
public record TransferSheet(
        MatterSheet matter,
        Words words,
        List<Party> parties,
        Instant at,
        String from,
        String phone,
        String by,
        String lead,
        List<String> assist,
        String basis,
        Instant signedAt,
        List<Duty> duties,
        String link) {
    public record Duty(String what, Instant due, boolean provisional, String source) {}
}
