package org.shanzhi.calendar;

import java.util.Objects;

/**
 * How one policy row counts.
 *
 * @param roll whether a last day that is a rest day moves to the first day after the rest period (顺延, 民法典 203, 民诉法
 *     85). It concerns periods that end with a day; a period of hours or minutes ends at its moment.
 */
public record Limit(Period period, boolean roll, HourStart hourStart, Direction direction) {
    public Limit {
        Objects.requireNonNull(period);
        Objects.requireNonNull(hourStart);
        Objects.requireNonNull(direction);
        if (direction == Direction.BEFORE_ANCHOR && period.unit() == Unit.END_OF_CALENDAR_MONTH) {
            throw new IllegalArgumentException("The end of a month cannot be counted back from an anchor");
        }
    }

    public static Limit of(int amount, Unit unit, boolean roll) {
        return new Limit(new Period(amount, unit), roll, HourStart.SAME_MOMENT, Direction.AFTER_START);
    }

    /** The latest day or moment that lies {@code amount} before an anchor. */
    public static Limit before(int amount, Unit unit, boolean roll) {
        return new Limit(new Period(amount, unit), roll, HourStart.SAME_MOMENT, Direction.BEFORE_ANCHOR);
    }
}
