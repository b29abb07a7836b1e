package org.shanzhi.matter.page;

import java.util.List;
import org.shanzhi.kernel.page.DayStep;

/** Why a clock is due on its day. */
public record Explained(String title, List<DayStep> steps, String source, String version, String number, int clock) {}
