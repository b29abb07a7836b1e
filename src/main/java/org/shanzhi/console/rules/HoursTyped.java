package org.shanzhi.console.rules;

import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;

/**
 * Office hours as typed.
 *
 * @param unit code; empty for the district
 */
record HoursTyped(int basedOn, String unit, String from, String spans, String reason) {
    HoursTyped {
        unit = unit == null ? "" : unit;
        from = from == null ? "" : from;
        spans = spans == null ? "" : spans;
        reason = reason == null ? "" : reason;
    }

    HoursForm form(List<FieldError> errors, List<Refusal> reasons) {
        return new HoursForm(basedOn, unit, from, spans, reason, errors, reasons);
    }
}
