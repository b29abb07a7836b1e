package org.shanzhi.org;

import java.time.LocalDate;

/**
 * 外出与代理: somebody is away from a unit for some days, and a colleague stands in.
 *
 * @param last the last day
 */
public record Absence(int id, int staffId, int unitId, int deputyId, LocalDate first, LocalDate last) {
    public boolean coversOn(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Whether it shares a day with a span. */
    public boolean touches(LocalDate from, LocalDate to) {
        return !first.isAfter(to) && !last.isBefore(from);
    }
}
