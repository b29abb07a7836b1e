package org.shanzhi.policy.load;

import org.shanzhi.calendar.Period;
import org.shanzhi.calendar.Unit;

final class PeriodReader {
    private PeriodReader() {}

    /** The amount and unit of a row that says other things too. */
    static Period in(Row row) {
        int amount = row.number("amount");
        Unit unit = row.one("unit", Unit.class);
        if (amount < 0 || amount > Period.MAX_AMOUNT) {
            row.problem("amount", "amount is " + amount, "write 0 to " + Period.MAX_AMOUNT);
            return new Period(0, unit);
        }
        return new Period(amount, unit);
    }

    /** A group of settings that is an amount and a unit and nothing else. */
    static Period of(Row row) {
        Period period = in(row);
        row.done();
        return period;
    }
}
