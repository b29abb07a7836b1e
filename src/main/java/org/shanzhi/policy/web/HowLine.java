package org.shanzhi.policy.web;

import org.shanzhi.calendar.Step;
import org.shanzhi.kernel.text.Messages;

/**
 * A step of counting with the keys of its sentence and of its legal source.
 *
 * @param source null where the step needs no law
 */
public record HowLine(Step step, String key, String source) {
    static HowLine of(Step step, Messages messages) {
        String source = "calendar.law." + step.code();
        return new HowLine(step, "calendar.step." + step.code(), messages.has(source) ? source : null);
    }
}
