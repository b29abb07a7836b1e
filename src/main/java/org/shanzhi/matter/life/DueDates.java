package org.shanzhi.matter.life;

import java.time.Instant;
import org.shanzhi.calendar.Due;
import org.shanzhi.matter.Clock;
import org.shanzhi.policy.DeadlinePolicy;

/** Counts a clock with the holiday table that was known at an instant. */
public interface DueDates {
    Due due(DeadlinePolicy policy, Clock clock, Instant known);

    /** The same with every step that explains it. */
    Due explain(DeadlinePolicy policy, Clock clock, Instant known);
}
