package org.shanzhi.calendar;

import java.util.Objects;

/** So many of a unit (期间). */
public record Period(int amount, Unit unit) {
    /** Longer than any limit in law, in every unit; keeps dates inside what a database can store. */
    public static final int MAX_AMOUNT = 1_000_000;

    public Period {
        Objects.requireNonNull(unit);
        if (amount < 0 || amount > MAX_AMOUNT) {
            throw new IllegalArgumentException("A period of " + amount + " " + unit);
        }
    }
}
