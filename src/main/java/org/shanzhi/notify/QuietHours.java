package org.shanzhi.notify;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.shanzhi.kernel.ChinaTime;

/**
 * 免打扰时段: between these times of the day in China nothing leaves the house for somebody, unless it is urgent. They may run
 * over midnight; equal ends mean none.
 */
public record QuietHours(LocalTime from, LocalTime to) {
    /** DEFAULT of ours: the night. */
    public static final QuietHours USUAL = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));

    /** When something may go out that is ready now: now, or when the quiet hours end. */
    public Instant over(Instant now) {
        ZonedDateTime here = now.atZone(ChinaTime.ZONE);
        if (!quiet(here.toLocalTime())) return now;
        ZonedDateTime end = here.with(to);
        return (end.isAfter(here) ? end : end.plusDays(1)).toInstant();
    }

    private boolean quiet(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isAfter(to) ? begun || !over : begun && !over;
    }
}
