package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.CLOCK;
import static org.shanzhi.db.Tables.MATTER;
import static org.shanzhi.db.Tables.MATTER_OPEN;

import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The open matters that an edition of the deadlines would move. */
@Component
public class MovingMatters {
    private final DSLContext db;

    MovingMatters(DSLContext db) {
        this.db = db;
    }

    public long count(int district, int edition) {
        return db.fetchCount(open().where(olderThan(district, edition), runs(DSL.noCondition())));
    }

    /** Of them, those with a running clock of one of these rows. @param rows by number */
    public int count(int district, int edition, Collection<Integer> rows) {
        return db.fetchCount(open().where(olderThan(district, edition), runs(CLOCK.POLICY_NO.in(rows))));
    }

    /** The next of them with a running clock of one of these rows, by id. @param rows by number */
    public List<Long> next(int district, int edition, Collection<Integer> rows, long after, int limit) {
        return open().where(
                        olderThan(district, edition), MATTER_OPEN.MATTER_ID.gt(after), runs(CLOCK.POLICY_NO.in(rows)))
                .orderBy(MATTER_OPEN.MATTER_ID)
                .limit(limit)
                .fetch(MATTER_OPEN.MATTER_ID);
    }

    private SelectJoinStep<Record1<Long>> open() {
        return db.select(MATTER_OPEN.MATTER_ID)
                .from(MATTER_OPEN)
                .join(MATTER)
                .on(MATTER.DISTRICT_ID.eq(MATTER_OPEN.DISTRICT_ID), MATTER.ID.eq(MATTER_OPEN.MATTER_ID));
    }

    private static Condition olderThan(int district, int edition) {
        return MATTER_OPEN.DISTRICT_ID.eq(district).and(MATTER.POLICY_VERSION.lt(edition));
    }

    private Condition runs(Condition which) {
        return DSL.exists(db.selectOne()
                .from(CLOCK)
                .where(
                        CLOCK.DISTRICT_ID.eq(MATTER_OPEN.DISTRICT_ID),
                        CLOCK.MATTER_ID.eq(MATTER_OPEN.MATTER_ID),
                        CLOCK.STOPPED_AT.isNull(),
                        which));
    }
}
