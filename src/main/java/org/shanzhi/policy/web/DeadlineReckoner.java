package org.shanzhi.policy.web;

import java.time.Instant;
import java.util.Optional;
import org.shanzhi.calendar.Counting;
import org.shanzhi.calendar.Course;
import org.shanzhi.calendar.Due;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.calendar.Step;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.HolidayYears;
import org.shanzhi.policy.Timetables;
import org.springframework.stereotype.Component;

/** Counts a deadline that no matter has, with the newest holiday table and office hours. */
@Component
class DeadlineReckoner {
    private final DeadlineEditions editions;
    private final HolidayYears years;
    private final Timetables timetables;

    DeadlineReckoner(DeadlineEditions editions, HolidayYears years, Timetables timetables) {
        this.editions = editions;
        this.years = years;
        this.timetables = timetables;
    }

    record Reckoned(DeadlinePolicy policy, Instant start, Due due, Holidays holidays) {
        /** The year that is missing for a final date. */
        Optional<Integer> unknownYear() {
            return due.provisional()
                    ? due.steps().stream()
                            .filter(Step.YearNotPublished.class::isInstance)
                            .map(step -> ((Step.YearNotPublished) step).year())
                            .findFirst()
                    : Optional.empty();
        }
    }

    /** As the district has it in force. */
    Optional<DeadlinePolicy> policy(int district, String code) {
        return Optional.ofNullable(editions.of(district).policies().get(code));
    }

    Reckoned reckon(int district, DeadlinePolicy policy, Instant start) {
        Holidays holidays = years.now(district);
        var counting = new Counting(holidays, timetables.now(district, null));
        return new Reckoned(policy, start, counting.explain(policy.limit(), Course.from(start)), holidays);
    }
}
