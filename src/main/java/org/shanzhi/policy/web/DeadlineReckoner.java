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
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** Counts a deadline that no matter has, with the newest holiday table. */
@Component
class DeadlineReckoner {
    private final Policies policies;
    private final DeadlineEditions editions;
    private final HolidayYears years;

    DeadlineReckoner(Policies policies, DeadlineEditions editions, HolidayYears years) {
        this.policies = policies;
        this.editions = editions;
        this.years = years;
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
        var counting = new Counting(holidays, policies.deadlines().officeHours());
        return new Reckoned(policy, start, counting.explain(policy.limit(), Course.from(start)), holidays);
    }
}
