package org.shanzhi.intake.web;

import static org.shanzhi.intake.IntakeRefusal.*;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.PartyRole;

/** What is wrong with a form, by the fields that the person sees. */
final class DeskErrors {
    private static final Pattern PARTY = Pattern.compile("parties\\[([0-9]+)](.*)");

    private DeskErrors() {}

    /** What only the desk asks: the notice on personal data (个人信息保护法 17、30), and of late paper both its time and why. */
    static List<FieldError> ofTheDesk(DeskForm form) {
        var errors = new ArrayList<FieldError>();
        if (!form.has(DeskForm.NOTICE)) errors.add(FieldError.of(DeskForm.NOTICE, NOTICE_NOT_GIVEN));
        if (form.has("lateReason") && !form.has("requestedAt"))
            errors.add(FieldError.of("requestedAt", LATE_NEEDS_TIME));
        if (form.has("requestedAt") && !form.has("lateReason"))
            errors.add(FieldError.of("lateReason", LATE_NEEDS_REASON));
        if (nobodyAsks(form)) errors.add(FieldError.of("parties", NOBODY_ASKS));
        return errors;
    }

    /** At the window somebody stands; without a name it is an anonymous matter, and said to be. */
    private static boolean nobodyAsks(DeskForm form) {
        return Channel.WINDOW.name().equals(form.value("channel"))
                && !form.has("anonymous")
                && form.told().stream()
                        .allMatch(row -> PartyRole.RESPONDENT.name().equals(form.value(DeskForm.party(row, "role"))))
                && PartyList.of(form).stream().allMatch(line -> line.role() == PartyRole.RESPONDENT);
    }

    /** Empty rows were not sent, so the third party that was sent may stand in the fifth row. */
    static List<FieldError> inRows(List<FieldError> errors, DeskForm form) {
        List<Integer> told = form.told();
        var listed = PartyList.of(form);
        return errors.stream().map(e -> inRow(e, told, listed)).toList();
    }

    private static FieldError inRow(FieldError error, List<Integer> told, List<PartyList.Line> listed) {
        if (error.field().equals("parties") && !listed.isEmpty())
            return new FieldError(PartyList.LIST, error.code(), error.args());
        var path = PARTY.matcher(error.field());
        if (!path.matches()) return error;
        int sent = Integer.parseInt(path.group(1));
        if (sent >= told.size()) {
            int line = listed.get(sent - told.size()).no();
            return FieldError.of(PartyList.LIST, LIST_LINE, line, new Refusal(error.code(), error.args()));
        }
        return new FieldError("parties[" + told.get(sent) + "]" + path.group(2), error.code(), error.args());
    }
}
