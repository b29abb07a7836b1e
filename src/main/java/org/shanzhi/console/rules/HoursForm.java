package org.shanzhi.console.rules;

import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;

/** Office hours as typed, and what is wrong with them. */
public record HoursForm(
        int basedOn,
        String unit,
        String from,
        String spans,
        String reason,
        List<FieldError> errors,
        List<Refusal> reasons) {}
