package org.shanzhi.routing.whistle.web;

import java.time.Instant;
import java.util.List;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.matter.MatterDesk.Happened;
import org.shanzhi.routing.WhistleSheet;

/**
 * Everything that the page of a whistle shows.
 *
 * @param reads whether the reader may open the matter too
 * @param lead the unit that leads the matter; null when the reader may not read it
 * @param text what the departments are needed for, masked; empty when the reader may not read the matter
 * @param happened what was done and said, the newest first; empty when the reader may not read the matter
 * @param units that can be named as attending a joint conference
 */
public record WhistleView(
        WhistleSheet sheet,
        String kind,
        String from,
        boolean reads,
        String lead,
        String text,
        List<CallView> calls,
        List<Happened> happened,
        List<Choice> units,
        Trouble trouble) {

    public String path() {
        return "/whistles/" + sheet.number() + "/" + sheet.no();
    }

    /** @param kind only where it is another than the whistle's */
    public record CallView(
            int no,
            String unit,
            String kind,
            String state,
            String tone,
            boolean open,
            boolean conference,
            Instant at,
            List<CallClock> clocks,
            List<String> rulings,
            List<Mark> marks,
            List<Doable> doable,
            List<Barred> barred,
            List<Mark> rates) {}

    /** @param code of the action */
    public record Doable(String code, String label, String icon, boolean worded) {}

    public record Barred(String label, List<Refusal> reasons) {}

    /** @param marks 0 while it is still asked for */
    public record Mark(String dimension, String label, int marks) {}
}
