package org.shanzhi.matter.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.page.ClockTone;
import org.shanzhi.matter.MatterSheet;

/**
 * Everything that the page of a matter shows, in words of its reader.
 *
 * @param earlier the version before which the rest of the timeline lies; null when all is shown
 */
public record MatterView(
        MatterSheet sheet,
        Words words,
        List<Step> steps,
        List<ClockCard> clocks,
        List<Party> parties,
        List<Happened> timeline,
        Integer earlier,
        List<FileLine> files,
        Panel panel) {
    /** Codes of the sheet in the reader's language; empty where there is none. */
    public record Words(
            String kind,
            String type,
            String channel,
            String where,
            String state,
            String stateKind,
            List<String> flags,
            String complexity,
            String route,
            String outcome,
            String unit,
            List<String> assist,
            String firstReceiver,
            String assignee,
            String objection,
            String asked) {}

    /** One of the nine steps; {@code css} is ok, on or empty. */
    public record Step(int no, String label, String note, String css) {}

    /** @param href where the page that explains the day is; null when nothing was counted */
    public record ClockCard(
            int no, String name, String date, String rest, ClockTone tone, double used, String foot, String href) {}

    public record Party(
            int no,
            String role,
            String name,
            String phone,
            String idNumber,
            String address,
            String willing,
            Integer year) {}

    public record Happened(
            int version,
            Instant at,
            String icon,
            String what,
            String who,
            String unit,
            List<Line> lines,
            List<FileLine> files) {}

    public record Line(String label, String text) {}

    public record FileLine(UUID id, String title, Instant at) {}

    /** What can be done, and what cannot with the reasons. */
    public record Panel(
            Possible first, List<Possible> others, List<Not> not, List<Not> notInThisState, boolean handles) {
        public boolean nothing() {
            return first == null && others.isEmpty() && not.isEmpty() && notInThisState.isEmpty();
        }
    }

    public record Possible(String action, String label, String icon) {}

    public record Not(String label, String icon, List<Refusal> reasons) {}
}
