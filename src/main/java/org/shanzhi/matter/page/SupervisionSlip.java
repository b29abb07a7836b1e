package org.shanzhi.matter.page;

import java.time.Instant;
import java.util.List;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.Supervision;

/**
 * 督办单 in words.
 *
 * @param unit that answers
 * @param by whoever ordered it
 * @param said what was answered, judged and talked of, in order
 */
public record SupervisionSlip(
        MatterSheet sheet,
        Supervision of,
        String level,
        String state,
        String unit,
        String by,
        String reason,
        List<Said> said) {
    /** @param what such as 办理反馈 */
    public record Said(String what, String text, String by, Instant at) {}
}
