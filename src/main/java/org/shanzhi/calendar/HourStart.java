package org.shanzhi.calendar;

/** From when a period of minutes, hours or working hours runs. Has no effect when counting back. */
public enum HourStart {
    /** From the moment itself: 民法典 201(2). */
    SAME_MOMENT,
    /** From the next full hour, the hour of the event not counted: 民诉法解释 125. At 10:00 sharp that is 11:00. */
    NEXT_HOUR
}
