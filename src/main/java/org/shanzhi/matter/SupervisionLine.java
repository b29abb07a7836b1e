package org.shanzhi.matter;

import java.util.Optional;

/**
 * A supervision in one line of a list.
 *
 * @param unit that leads the matter and has to answer
 * @param clock of its answer; empty when none was started
 * @param judged whether the caller may close it now
 */
public record SupervisionLine(
        String number, String title, int unit, Supervision of, Optional<ClockSheet> clock, boolean judged) {}
