package org.shanzhi.portal;

import java.time.Instant;
import java.util.List;
import org.shanzhi.kernel.page.DayStep;
import org.shanzhi.matter.PublicSheet;

/** A matter as its page for residents tells it. */
public record Followed(PublicSheet sheet, String state, List<DayStep> why, List<Passed> steps) {
    public record Passed(String label, Instant at) {}
}
