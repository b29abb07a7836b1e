package org.shanzhi.calendar;

import java.time.LocalDate;

/**
 * One day and why it is worked or not.
 *
 * @param holiday the holiday's Chinese name (国庆节) of a day off or a make-up day, else null
 */
public record CalendarDay(LocalDate date, DayKind kind, String holiday) {}
