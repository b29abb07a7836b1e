package org.shanzhi.matter.life;

import java.time.Instant;
import java.util.List;
import org.shanzhi.calendar.Course;
import org.shanzhi.calendar.Due;
import org.shanzhi.calendar.Period;
import org.shanzhi.matter.Clock;
import org.shanzhi.policy.DeadlinePolicy;

/** Counts a clock with the holiday table that was known at an instant. */
public interface DueDates {
    Due due(DeadlinePolicy policy, Clock clock, Instant known);

    /** The same with every step that explains it. */
    Due explain(DeadlinePolicy policy, Clock clock, Instant known);

    /** What a clock counts over: its pauses, and its extensions in the unit in which the law bounds them. */
    static Course course(DeadlinePolicy policy, Clock clock) {
        if (clock.extension() == 0) return new Course(clock.startedAt(), clock.paused(), List.of());
        var unit = policy.extension()
                .flatMap(DeadlinePolicy.Extension::cap)
                .orElse(policy.limit().period())
                .unit();
        return new Course(clock.startedAt(), clock.paused(), List.of(new Period(clock.extension(), unit)));
    }
}
