package org.shanzhi.access.web;

import java.util.List;
import java.util.Set;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;

/** What was typed, so that nothing is lost when it is not taken. */
public record TokenForm(
        String username,
        String purpose,
        String days,
        Set<String> rights,
        List<FieldError> errors,
        List<Refusal> reasons) {
    static TokenForm fresh(String username) {
        return new TokenForm(username, null, "90", Set.of(), List.of(), List.of());
    }
}
