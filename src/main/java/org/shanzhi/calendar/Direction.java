package org.shanzhi.calendar;

/** Whether a limit counts on from its start or back from the date that it protects. */
public enum Direction {
    AFTER_START,
    /** Counts back from an anchor such as a meeting and gives the latest day; a rest day moves it earlier. */
    BEFORE_ANCHOR
}
