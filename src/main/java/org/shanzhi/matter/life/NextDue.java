package org.shanzhi.matter.life;

import java.time.Instant;

/**
 * The next date of a matter's running duties.
 *
 * @param at the earliest
 * @param late from when somebody is late: the earliest that is not provisional
 */
public record NextDue(Instant at, Instant late) {
    /** PostgreSQL's infinity, as the column's binding reads and writes it. */
    public static final Instant NO_DAY = Instant.MAX;
}
