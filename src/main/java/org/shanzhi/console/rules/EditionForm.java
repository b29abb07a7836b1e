package org.shanzhi.console.rules;

import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;

/** An edition as typed, and what is wrong with it. */
public record EditionForm(
        int basedOn,
        List<FormRow> rows,
        String reason,
        String movesFrom,
        List<FieldError> errors,
        List<Refusal> reasons) {}
