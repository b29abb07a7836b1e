package org.shanzhi.calendar.count;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import org.shanzhi.calendar.Period;
import org.shanzhi.kernel.ChinaTime;

/**
 * Where one period, the limit's own or an extension, has brought the count.
 *
 * @param lastDay the day, unrolled, with which it ends
 * @param moment the instant at which it ends, or null when it ends with {@code lastDay}
 */
record Mark(Period period, long lastDay, Instant moment) {
    Temporal until() {
        return moment == null ? LocalDate.ofEpochDay(lastDay) : LocalDateTime.ofInstant(moment, ChinaTime.ZONE);
    }
}
