package org.shanzhi.routing.whistle.web;

import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Typed;

/**
 * The form in which somebody blows.
 *
 * @param barred kinds that the caller cannot blow, and why
 * @param chosen units that were chosen before
 * @param not why it cannot be blown at all
 * @param key under which it is sent once
 */
public record BlowView(
        String number,
        String title,
        List<Choice> kinds,
        Map<String, Refusal> barred,
        List<Choice> chosen,
        List<Refusal> not,
        List<FieldError> errors,
        List<Refusal> reasons,
        Typed typed,
        String key) {}
