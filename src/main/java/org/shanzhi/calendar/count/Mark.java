package org.shanzhi.calendar.count;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import org.shanzhi.calendar.Period;
import org.shanzhi.calendar.Step;
import org.shanzhi.kernel.ChinaTime;

/**
 * Where one period, the limit's own or an extension, has brought the count.
 *
 * @param countedAfter the day after which it began to count
 * @param lastDay the day, unrolled, with which it ends or on which its moment lies
 * @param moment the instant at which it ends, or null when it ends with {@code lastDay}
 * @param monthEnd set when a month had no such day
 */
record Mark(Period period, long countedAfter, long lastDay, Instant moment, Step.MonthEnd monthEnd) {
    boolean endsAtMoment() {
        return moment != null;
    }

    Temporal until() {
        return endsAtMoment() ? moment : LocalDate.ofEpochDay(lastDay);
    }

    Instant end() {
        return endsAtMoment() ? moment : ChinaTime.endOf(LocalDate.ofEpochDay(lastDay));
    }
}
