package org.shanzhi.matter.page;

import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.page.ClockTone;
import org.shanzhi.matter.MatterBeside;
import org.shanzhi.matter.MatterDesk.FileLine;
import org.shanzhi.matter.MatterDesk.Happened;
import org.shanzhi.matter.MatterDesk.Party;
import org.shanzhi.matter.MatterDesk.Words;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.life.Revealing;

/**
 * Everything that the page of a matter shows, in words of its reader.
 *
 * @param earlier the version before which the rest of the timeline lies; null when all is shown
 * @param transfer whether it was routed, so that there is a hand-over sheet to print
 * @param letters whether it was handed to somebody outside, so that there is a letter to print
 */
public record MatterView(
        MatterSheet sheet,
        Words words,
        List<Step> steps,
        List<ClockCard> clocks,
        List<Party> parties,
        List<Happened> timeline,
        Integer earlier,
        boolean letters,
        boolean transfer,
        List<FileLine> files,
        Panel panel,
        SeenBy seen,
        Map<Integer, Revealing> reveals,
        TaskPanel tasks,
        List<Beside> beside) {

    /** What a module above keeps about it. */
    public record Beside(String heading, List<MatterBeside.Line> lines) {}

    /** One of the nine steps; {@code css} is ok, on or empty. */
    public record Step(int no, String label, String note, String css) {}

    /** @param href where the page that explains the day is; null when nothing was counted */
    public record ClockCard(
            int no, String name, String date, String rest, ClockTone tone, double used, String foot, String href) {}

    /** What can be done, and what cannot with the reasons. */
    public record Panel(
            Possible first, List<Possible> others, List<Not> not, List<Not> notInThisState, boolean handles) {
        public boolean offers(String action) {
            return first != null && first.action().equals(action)
                    || others.stream().anyMatch(one -> one.action().equals(action));
        }

        public boolean nothing() {
            return first == null && others.isEmpty() && not.isEmpty() && notInThisState.isEmpty();
        }
    }

    /** @param page where it is done; null: its form opens in place */
    public record Possible(String action, String label, String icon, String page) {}

    public record Not(String label, String icon, List<Refusal> reasons) {}
}
