package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.CLOCK;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The clocks that a change of what they are counted with may move. */
@Component
public class RunningClocks {
    private final DSLContext db;

    RunningClocks(DSLContext db) {
        this.db = db;
    }

    /** Clocks that wait for a year. Relies on clock_provisional. */
    public long provisionalIn(int district, int year) {
        return db.fetchCount(
                CLOCK,
                CLOCK.DISTRICT_ID.eq(district),
                CLOCK.PROVISIONAL.isTrue(),
                CLOCK.STOPPED_AT.isNull(),
                CLOCK.DUE_DAY.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    }

    /** The next matters with a running clock, by id. Reads on along clock_pkey. */
    public List<Long> matters(int district, long after, int limit) {
        return db.selectDistinct(CLOCK.MATTER_ID)
                .from(CLOCK)
                .where(CLOCK.DISTRICT_ID.eq(district), CLOCK.MATTER_ID.gt(after), CLOCK.STOPPED_AT.isNull())
                .orderBy(CLOCK.MATTER_ID)
                .limit(limit)
                .fetch(CLOCK.MATTER_ID);
    }

    /** How many matters have a running clock. Reads the district's clocks once. */
    public int count(int district) {
        return db.select(DSL.countDistinct(CLOCK.MATTER_ID))
                .from(CLOCK)
                .where(CLOCK.DISTRICT_ID.eq(district), CLOCK.STOPPED_AT.isNull())
                .fetchSingle()
                .value1();
    }
}
