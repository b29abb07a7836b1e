package org.shanzhi.routing.whistle.web;

import java.time.Instant;
import org.shanzhi.kernel.page.ClockTone;

/**
 * A clock of a call in one line.
 *
 * @param note what became of it; null while it runs
 * @param href where the page that explains the day is
 */
public record CallClock(String name, Instant due, ClockTone tone, String note, String href) {}
