package org.shanzhi.matter.page;

import java.time.LocalDate;
import java.util.List;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.page.ClockTone;

/**
 * A task of a joint handling in words.
 *
 * @param said what its unit or the lead said last; empty: nothing yet
 * @param tone how the state looks, as of a state pill
 * @param clock how near its day is, while its unit has it; else null
 * @param returned how often it was given back; empty: never
 */
public record TaskRow(
        int no,
        String unit,
        String what,
        String said,
        String state,
        String tone,
        LocalDate due,
        ClockTone clock,
        String returned,
        List<Step> steps) {
    /** @param refusal why its reader cannot do it now; null: it can be done */
    public record Step(String action, String label, String icon, Refusal refusal) {}
}
