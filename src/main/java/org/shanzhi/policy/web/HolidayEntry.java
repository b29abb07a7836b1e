package org.shanzhi.policy.web;

import java.util.List;
import org.shanzhi.calendar.CalendarDay;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.policy.HolidayPreview.Change;

/**
 * Entering a holiday year, as its page shows it.
 *
 * @param known something is known of the year already, so a reason is needed
 * @param reasons why it is refused; when {@code confirmable} they are only warnings
 * @param changes the days that become something else; all of them marked in the months
 * @param december days of the December before
 */
public record HolidayEntry(
        int year,
        boolean known,
        HolidayForm form,
        List<FieldError> errors,
        List<Refusal> reasons,
        boolean confirmable,
        List<Change> changes,
        int restDays,
        int workingDays,
        List<CalendarDay> december,
        List<MonthView> months) {}
