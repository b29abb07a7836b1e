package org.shanzhi.policy;

import java.util.List;
import org.shanzhi.calendar.CalendarDay;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;

/**
 * What entering a holiday year would do.
 *
 * @param errors what must be mended first
 * @param reasons why it is refused, or is only done once it has been confirmed
 * @param changes the days that would be worked or not worked, or named, otherwise than before
 */
public record HolidayPreview(List<FieldError> errors, List<Refusal> reasons, List<Change> changes) {
    public record Change(CalendarDay before, CalendarDay after) {}
}
