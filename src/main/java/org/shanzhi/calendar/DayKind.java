package org.shanzhi.calendar;

/** Why a day is worked or not. */
public enum DayKind {
    WORKDAY(false),
    /** 调休上班: a Saturday or Sunday that is worked for a longer holiday. */
    MAKE_UP_WORKDAY(false),
    WEEKEND(true),
    /** A day off by the State Council's notice; the whole arranged holiday counts as rest days. */
    HOLIDAY(true);

    private final boolean rest;

    DayKind(boolean rest) {
        this.rest = rest;
    }

    public boolean isRest() {
        return rest;
    }
}
