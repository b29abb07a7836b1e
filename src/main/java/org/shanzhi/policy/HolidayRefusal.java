package org.shanzhi.policy;

import org.shanzhi.kernel.RefusalCode;

/** What is wrong with a holiday year that somebody enters; the last five are warnings that one may confirm. */
public enum HolidayRefusal implements RefusalCode {
    HOLIDAY_YEAR_OUT_OF_RANGE,
    HOLIDAY_SOURCE_MISSING,
    HOLIDAY_REASON_MISSING,
    HOLIDAY_NO_DAYS,
    HOLIDAY_NAME_MISSING,
    HOLIDAY_DAY_OUTSIDE_YEAR,
    HOLIDAY_MAKE_UP_NO_WEEKEND,
    HOLIDAY_BOTH_OFF_AND_WORKED,
    HOLIDAY_LINE_UNREADABLE,
    HOLIDAY_NOTHING_CHANGED,
    HOLIDAY_ENTERED_MEANWHILE,
    HOLIDAY_DAYS_DO_NOT_BALANCE,
    HOLIDAY_STATUTORY_DAY_WORKED,
    HOLIDAY_FESTIVAL_MISSING,
    HOLIDAY_TOO_MANY_REST_DAYS,
    HOLIDAY_TOO_MANY_MAKE_UP_DAYS
}
