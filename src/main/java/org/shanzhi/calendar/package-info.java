/**
 * Counting time as the law does (期间的计算): working days, periods added to instants, and the reasons for every date.
 * Pure functions over values that are handed in; a date is recomputed by asking again with newer {@link
 * org.shanzhi.calendar.Holidays}.
 */
@ApplicationModule(
        displayName = "Calendar 期间与工作日",
        allowedDependencies = {"kernel"})
package org.shanzhi.calendar;

import org.springframework.modulith.ApplicationModule;
