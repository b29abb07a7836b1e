package org.shanzhi.matter;

import java.time.Duration;
import java.time.Instant;

/**
 * 期限重算: one run through the open matters of a district, and how far it is.
 *
 * @param cause code of what changed, such as HOLIDAY_YEAR
 * @param subject which of its kind, as the cause names it
 * @param startedBy staff who changed it; 0 for the program
 * @param cursor every matter up to this id has been looked at
 * @param total how many matters have running clocks; null until a node has taken the run up
 * @param changed how many of those looked at got other dates, and an event that says so
 * @param failed how many could not be counted; the log of the program says why
 * @param took the time of its blocks
 * @param changedAt when its last block was done, or somebody did something to it
 */
public record RecountRun(
        int district,
        int no,
        String cause,
        String subject,
        int startedBy,
        Instant createdAt,
        RecountState state,
        long cursor,
        Integer total,
        int looked,
        int changed,
        int failed,
        Duration took,
        Instant changedAt) {
    public boolean running() {
        return state == RecountState.RUNNING;
    }
}
