package org.shanzhi.matter;

import java.time.Instant;
import java.time.LocalDate;
import org.shanzhi.policy.Nature;

/**
 * A clock as it is shown.
 *
 * @param about 0: the matter itself; else the number of the matter's own thing that it counts on
 * @param unit whose duty it is; null: whoever holds the matter
 * @param dayKnown false while it rests and nobody knows until when: then it is due as if it went on now
 * @param source the article it rests on, or null for a rule of the centre's own
 * @param edition of the district's deadlines by which it is counted; 0 for what the product ships
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
        boolean dayKnown,
        Instant stopped,
        int extension,
        String source,
        int edition) {}
