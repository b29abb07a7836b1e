package org.shanzhi.policy;

import org.shanzhi.calendar.Period;

/**
 * A row of deadlines as a district has it: switched on or off, and its period. Everything else of a row, what starts, stops
 * and rests it, is the product's.
 */
public record RowChange(boolean enabled, Period period) {
    public static RowChange of(DeadlinePolicy row) {
        return new RowChange(row.enabled(), row.limit().period());
    }
}
