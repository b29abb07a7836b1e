package org.shanzhi.calendar;

/** What a period is counted in; the codes of the policies. */
public enum Unit {
    MINUTE,
    HOUR,
    /** 工作小时: runs in office hours of working days only. */
    WORKING_HOUR,
    CALENDAR_DAY,
    WORKING_DAY,
    MONTH,
    YEAR,
    /** 当月末: the last day of the month, {@code amount} months after that of the start. */
    END_OF_CALENDAR_MONTH;

    /** Ends at a moment; all others end with a day, at 24:00. */
    public boolean endsAtMoment() {
        return this == MINUTE || this == HOUR || this == WORKING_HOUR;
    }
}
