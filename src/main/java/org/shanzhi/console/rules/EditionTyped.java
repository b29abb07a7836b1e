package org.shanzhi.console.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.shanzhi.calendar.Period;
import org.shanzhi.calendar.Unit;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Deadlines;
import org.shanzhi.policy.NewEdition;
import org.shanzhi.policy.RowChange;

/** From the fields of the form to what is wanted. A row that was not sent stays as it is in force. */
final class EditionTyped {
    static final String ON = "on.";
    static final String AMOUNT = "amount.";
    static final String UNIT = "unit.";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private EditionTyped() {}

    /** @throws Invalid naming every field that cannot be read */
    static NewEdition read(Map<String, String> sent, Deadlines inForce) {
        var errors = new ArrayList<FieldError>();
        var changes = new LinkedHashMap<String, RowChange>();
        for (DeadlinePolicy row : inForce.policies().values()) {
            String amount = sent.get(AMOUNT + row.code());
            if (amount == null) changes.put(row.code(), RowChange.of(row));
            else if (!NUMBER.matcher(amount.strip()).matches())
                errors.add(FieldError.of(AMOUNT + row.code(), ProblemCode.BAD_PARAMETER, row.code()));
            else changes.put(row.code(), change(sent, row, Integer.parseInt(amount.strip())));
        }
        LocalDate from = day(sent.getOrDefault("movesFrom", "").strip(), errors);
        if (!errors.isEmpty()) throw new Invalid(errors);
        return new NewEdition(basedOn(sent), changes, sent.getOrDefault("reason", ""), from);
    }

    static int basedOn(Map<String, String> sent) {
        String number = sent.getOrDefault("basedOn", "");
        return NUMBER.matcher(number).matches() ? Integer.parseInt(number) : -1;
    }

    private static RowChange change(Map<String, String> sent, DeadlinePolicy row, int amount) {
        Unit unit = row.limit().period().unit();
        String typed = sent.get(UNIT + row.code());
        for (Unit one : Unit.values()) if (one.name().equals(typed)) unit = one;
        return new RowChange(sent.containsKey(ON + row.code()), new Period(amount, unit));
    }

    private static LocalDate day(String typed, List<FieldError> errors) {
        if (typed.isEmpty()) return null;
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException _) {
            errors.add(FieldError.of("movesFrom", ProblemCode.BAD_PARAMETER, "movesFrom"));
            return null;
        }
    }
}
