package org.shanzhi.calendar;

/** How far a date can be relied on. */
public enum Certainty {
    FINAL,
    /** 暂定: a year that matters is not published yet. Drives alarms, makes nobody late, is recomputed. */
    PROVISIONAL,
    /**
     * Ends more than two years after the last published year: shown without roll by design, because nobody can know.
     * Becomes provisional or final when it is recomputed nearer to its end.
     */
    FAR_AHEAD
}
