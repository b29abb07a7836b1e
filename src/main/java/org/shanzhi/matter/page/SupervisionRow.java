package org.shanzhi.matter.page;

import java.time.Instant;
import org.shanzhi.kernel.page.ClockTone;

/**
 * A supervision in words.
 *
 * @param tone how the state looks, as of a state pill
 * @param due when its answer is due, while it waits; else null
 * @param returned how often the answer was sent back; empty: never
 * @param slip where its slip is
 * @param step the form of what its reader can do now; null: nothing
 */
public record SupervisionRow(
        String number,
        String title,
        int no,
        String level,
        String state,
        String tone,
        String unit,
        String by,
        Instant orderedAt,
        Instant due,
        ClockTone clock,
        String returned,
        String slip,
        Step step) {
    /** @param href the form in the page of the matter */
    public record Step(String label, String href) {}
}
