package org.shanzhi.console.rules;

import java.time.LocalDate;
import java.util.List;
import org.shanzhi.calendar.OfficeHours;

/** When one office is open: today, and from days to come on. */
public record HoursLine(String whose, OfficeHours today, List<Coming> coming) {
    public record Coming(LocalDate from, OfficeHours hours) {}
}
