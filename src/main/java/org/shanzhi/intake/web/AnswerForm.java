package org.shanzhi.intake.web;

import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.page.Choice;

/** 即办答复 while the person is still there, with what was typed. */
public record AnswerForm(
        Map<String, String> typed,
        List<FieldError> errors,
        List<Refusal> refused,
        List<Choice> outcomes,
        List<Choice> replies) {
    public boolean open() {
        return !errors.isEmpty() || !refused.isEmpty() && !typed.isEmpty();
    }
}
