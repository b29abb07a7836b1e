package org.shanzhi.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.text.Messages;

/**
 * A step of a count, for programs.
 *
 * @param from days or moments that the sentence speaks of; absent where it speaks of none
 * @param source the law that the step follows, where it follows one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepLine(String code, String text, Temporal from, Temporal to, String source) {

    public static List<StepLine> of(Due due, Messages messages, Locale locale) {
        return due.steps().stream().map(step -> of(step, messages, locale)).toList();
    }

    private static StepLine of(Step step, Messages messages, Locale locale) {
        StepSpan span = StepSpan.of(step);
        String source = "calendar.law." + step.code();
        return new StepLine(
                step.code(),
                messages.text(
                        locale, "calendar.step." + step.code(), step.args().toArray()),
                zoned(span.from()),
                zoned(span.to()),
                messages.has(source) ? messages.text(locale, source) : null);
    }

    private static Temporal zoned(Temporal at) {
        return at instanceof Instant instant ? instant.atZone(ChinaTime.ZONE).toOffsetDateTime() : at;
    }
}
