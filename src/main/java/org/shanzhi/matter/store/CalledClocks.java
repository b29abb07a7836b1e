package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.CLOCK;

import java.time.Instant;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.shanzhi.matter.ClockOutcome;
import org.springframework.stereotype.Component;

/** Clocks that lie with units which were called to matters of others. */
@Component
public class CalledClocks {
    private final DSLContext db;

    CalledClocks(DSLContext db) {
        this.db = db;
    }

    /**
     * In how many calls that began in a time each unit was late with something, or is now. What was cancelled with its call is
     * nobody's lateness. Relies on clock_called.
     */
    public Map<Integer, Integer> late(int district, Instant from, Instant to, Instant now) {
        Condition was = CLOCK.OUTCOME.eq(ClockOutcome.MET_LATE.no());
        Condition is = CLOCK.STOPPED_AT.isNull().and(DueClocks.late(now)).andNot(DueClocks.resting());
        return db.select(CLOCK.UNIT_ID, DSL.countDistinct(CLOCK.MATTER_ID, CLOCK.OBJECT))
                .from(CLOCK)
                .where(CLOCK.DISTRICT_ID.eq(district), CLOCK.UNIT_ID.isNotNull())
                .and(CLOCK.STARTED_AT.ge(from))
                .and(CLOCK.STARTED_AT.lt(to))
                .and(was.or(is))
                .groupBy(CLOCK.UNIT_ID)
                .fetchMap(r -> r.value1(), r -> r.value2());
    }
}
