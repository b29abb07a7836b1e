package org.shanzhi.matter;

/** What a clock says at an instant. A duty can be overdue; a right lapses; information is only shown. */
public enum ClockState {
    RUNNING,
    PAUSED,
    PROVISIONAL,
    OVERDUE,
    MET,
    MET_LATE,
    LAPSED,
    CANCELLED
}
