package org.shanzhi.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What a calendar program is told: numbers and dates, and nothing of what or whom a matter is about.
 *
 * @param districtCode part of each entry's name in the world
 * @param at the moment of which this is
 */
public record FeedSheet(String districtCode, DueCalendar.Whose whose, Locale locale, Instant at, List<Entry> entries) {
    /**
     * @param clock its number on the matter
     * @param due the instant at which it becomes late
     */
    public record Entry(
            MatterNumber number, int clock, String policy, Instant due, LocalDate dueDay, boolean provisional) {}
}
