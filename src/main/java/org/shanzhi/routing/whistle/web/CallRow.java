package org.shanzhi.routing.whistle.web;

/**
 * A call of a list in words.
 *
 * @param href where the page of its whistle is
 * @param clock that is due next; null when none runs
 */
public record CallRow(
        String href,
        String number,
        String title,
        String kind,
        String from,
        String unit,
        String state,
        String tone,
        CallClock clock) {}
