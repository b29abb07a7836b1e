package org.shanzhi.policy;

/** Tells how many clocks wait for a holiday year. The module that has clocks implements it. */
public interface WaitingForHolidays {
    /** Clocks whose date is provisional because this year is not known. */
    long clocksWaitingFor(int district, int year);
}
