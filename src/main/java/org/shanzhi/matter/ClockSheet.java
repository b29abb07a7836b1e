package org.shanzhi.matter;

import java.time.Instant;
import java.time.LocalDate;
import org.shanzhi.policy.Nature;

/**
 * A clock as it is shown.
 *
 * @param about 0: the matter itself; else the number of the matter's own thing that it counts on
 * @param unit whose duty it is; null: whoever holds the matter
 * @param source the article it rests on, or null for a rule of the centre's own
 */
public record ClockSheet(
        int no,
        String policy,
        Nature nature,
        int about,
        Integer unit,
        Instant started,
        Instant due,
        LocalDate dueDay,
        ClockState state,
        Instant stopped,
        int extension,
        String source) {}
