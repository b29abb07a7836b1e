package org.shanzhi.matter.work;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.shanzhi.calendar.Counting;
import org.shanzhi.calendar.Due;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.DueDates;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.HolidayYears;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Timetables;
import org.springframework.stereotype.Component;

/** The clocks of each district, counting by the editions of its deadlines, with its holiday years and its offices' hours. */
@Component
public class Timekeeping {
    private final Policies policies;
    private final DeadlineEditions editions;
    private final HolidayYears years;
    private final Timetables timetables;
    private final Map<Integer, Clocks> districts = new ConcurrentHashMap<>();

    Timekeeping(Policies policies, DeadlineEditions editions, HolidayYears years, Timetables timetables) {
        this.editions = editions;
        this.policies = policies;
        this.years = years;
        this.timetables = timetables;
    }

    public Clocks of(int district) {
        return districts.computeIfAbsent(
                district, d -> new Clocks(policies, version -> editions.of(d, version), new Table(d)));
    }

    private final class Table implements DueDates {
        private final int district;

        Table(int district) {
            this.district = district;
        }

        @Override
        public Due due(DeadlinePolicy policy, Clock clock, Instant known) {
            return counting(clock, known).due(policy.limit(), DueDates.course(policy, clock));
        }

        @Override
        public Due explain(DeadlinePolicy policy, Clock clock, Instant known) {
            return counting(clock, known).explain(policy.limit(), DueDates.course(policy, clock));
        }

        /** A unit's duty counts by the unit's hours, everybody else's by the district's. */
        private Counting counting(Clock clock, Instant known) {
            return new Counting(
                    years.at(district, known),
                    timetables.at(district, clock.about().unit(), known));
        }
    }
}
