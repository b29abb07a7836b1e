package org.shanzhi.matter.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.shanzhi.kernel.page.Tab;
import org.shanzhi.matter.CalendarFeed;

/**
 * 期限日历 as it is shown, weeks from Monday.
 *
 * @param published whether the year's holidays are known
 * @param feed the reader's own address for calendar programs; null without one
 */
public record DueMonthView(
        YearMonth month,
        List<Tab> whose,
        String code,
        List<List<Day>> weeks,
        int matters,
        String before,
        String after,
        String today,
        boolean published,
        CalendarFeed feed,
        boolean feedEnded) {

    /**
     * @param css of a rest day or a make-up working day, else empty
     * @param mark 休 or 班, else null
     * @param href the list of the day's matters; null when nothing is due
     */
    public record Day(
            LocalDate date,
            boolean inMonth,
            String css,
            String mark,
            String holiday,
            int matters,
            int late,
            int provisional,
            String href,
            List<Duty> duties,
            int more) {}

    /** @param css late or empty */
    public record Duty(String label, int matters, boolean late, boolean provisional, String href) {}
}
