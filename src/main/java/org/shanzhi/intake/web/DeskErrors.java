package org.shanzhi.intake.web;

import java.util.List;
import java.util.regex.Pattern;
import org.shanzhi.intake.IntakeRefusal;
import org.shanzhi.kernel.FieldError;

/** What is wrong with a form, by the fields that the person sees. */
final class DeskErrors {
    private static final Pattern PARTY = Pattern.compile("parties\\[([0-9]+)](.*)");

    private DeskErrors() {}

    /** What only the desk asks: that the person was told how the data is used (个人信息保护法 17、30). */
    static List<FieldError> ofTheDesk(DeskForm form) {
        return form.has(DeskForm.NOTICE)
                ? List.of()
                : List.of(FieldError.of(DeskForm.NOTICE, IntakeRefusal.NOTICE_NOT_GIVEN));
    }

    /** Empty rows were not sent, so the third party that was sent may stand in the fifth row. */
    static List<FieldError> inRows(List<FieldError> errors, DeskForm form) {
        List<Integer> told = form.told();
        return errors.stream().map(e -> inRow(e, told)).toList();
    }

    private static FieldError inRow(FieldError error, List<Integer> told) {
        var path = PARTY.matcher(error.field());
        if (!path.matches()) return error;
        int sent = Integer.parseInt(path.group(1));
        return new FieldError("parties[" + told.get(sent) + "]" + path.group(2), error.code(), error.args());
    }
}
