package org.shanzhi.matter;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.shanzhi.policy.DeadlinePolicy;

/**
 * The due dates of a month.
 *
 * @param days by the last day in time; without those on which nothing is due
 */
public record DueMonth(YearMonth month, DueCalendar.Whose whose, Map<LocalDate, Day> days) {
    /**
     * Numbers of matters.
     *
     * @param late of which a duty of this day is overdue
     * @param provisional of which a duty's date waits for a year's holidays (暂定)
     */
    public record Day(int matters, int late, int provisional, List<Duty> duties) {}

    public record Duty(DeadlinePolicy policy, int matters, int late, int provisional) {}
}
