package org.shanzhi.console.staff;

import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;

/** A new person as typed, and what is wrong with it. */
public record StaffForm(
        String username,
        String name,
        String phone,
        String unit,
        String role,
        String from,
        String reason,
        List<FieldError> errors,
        List<Refusal> reasons) {
    static StaffForm fresh(String today) {
        return new StaffForm("", "", "", "", "", today, "", List.of(), List.of());
    }

    StaffForm with(Invalid invalid) {
        return new StaffForm(username, name, phone, unit, role, from, reason, invalid.errors(), List.of());
    }

    StaffForm with(Refused refused) {
        return new StaffForm(username, name, phone, unit, role, from, reason, List.of(), refused.reasons());
    }
}
