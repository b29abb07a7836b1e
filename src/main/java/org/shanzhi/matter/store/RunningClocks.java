package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.CLOCK;
import static org.shanzhi.db.Tables.SUBSCRIPTION;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The clocks that a holiday year may move, and how far the recount has come. */
@Component
public class RunningClocks {
    private static final String CURSOR = "holiday-recount";

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

    /** The next matters with a running clock, by id. Reads on along clock_pkey: a year is entered twice in a year. */
    public List<Long> matters(int district, long after, int limit) {
        return db.selectDistinct(CLOCK.MATTER_ID)
                .from(CLOCK)
                .where(CLOCK.DISTRICT_ID.eq(district), CLOCK.MATTER_ID.gt(after), CLOCK.STOPPED_AT.isNull())
                .orderBy(CLOCK.MATTER_ID)
                .limit(limit)
                .fetch(CLOCK.MATTER_ID);
    }

    /** How many editions of the holiday table the clocks have been counted with. */
    public int editionsCounted(int district) {
        return db.select(SUBSCRIPTION.TX)
                .from(SUBSCRIPTION)
                .where(SUBSCRIPTION.DISTRICT_ID.eq(district), SUBSCRIPTION.NAME.eq(CURSOR))
                .fetchOptional(SUBSCRIPTION.TX)
                .map(Long::intValue)
                .orElse(0);
    }

    public void editionsCounted(int district, int count) {
        db.insertInto(SUBSCRIPTION)
                .set(SUBSCRIPTION.DISTRICT_ID, district)
                .set(SUBSCRIPTION.NAME, CURSOR)
                .set(SUBSCRIPTION.TX, (long) count)
                .onConflict(SUBSCRIPTION.DISTRICT_ID, SUBSCRIPTION.NAME)
                .doUpdate()
                .set(SUBSCRIPTION.TX, (long) count)
                .execute();
    }
}
