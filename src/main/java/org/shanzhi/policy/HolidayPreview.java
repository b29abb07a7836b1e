package org.shanzhi.policy;

import java.util.List;
import org.shanzhi.calendar.CalendarDay;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;

/**
 * What entering a holiday year would do.
 *
 * @param errors what must be mended first
 * @param refusals why it cannot be entered
 * @param warnings what looks strange: it is entered only once somebody has confirmed it
 * @param changes the days that would be worked or not worked, or named, otherwise than before
 */
public record HolidayPreview(
        List<FieldError> errors, List<Refusal> refusals, List<Refusal> warnings, List<Change> changes) {
    public record Change(CalendarDay before, CalendarDay after) {}
}
