package org.shanzhi.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * When something is due.
 *
 * @param dueAt the instant at which it becomes late: 24:00 of the last day, or the very moment
 * @param dueDay the last day in time, in China
 * @param paused an open pause began before the end was reached: the date is only the earliest possible one, as if it
 *     were resumed at once
 * @param steps how it was counted; empty when nobody asked
 */
public record Due(Instant dueAt, LocalDate dueDay, Certainty certainty, boolean paused, List<Step> steps) {
    public boolean provisional() {
        return certainty == Certainty.PROVISIONAL;
    }
}
