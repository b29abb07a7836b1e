package org.shanzhi.kernel.page;

/**
 * One line of "why this day": a day and what it counted as.
 *
 * @param day as shown, such as {@code 11-28 周六}
 * @param text what happened with it, in the reader's language
 * @param last the day that it comes to
 */
public record DayStep(String day, String text, boolean last) {}
