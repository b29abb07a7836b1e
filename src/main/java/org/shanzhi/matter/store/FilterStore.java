package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.SAVED_FILTER;

import java.time.Clock;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.database.Conflict;
import org.shanzhi.kernel.database.OneTrip;
import org.shanzhi.matter.SavedFilter;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** The table {@code saved_filter}. */
@Component
public class FilterStore {
    private final DSLContext db;
    private final Clock clock;

    FilterStore(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public List<SavedFilter> of(Caller by) {
        return db.selectFrom(SAVED_FILTER)
                .where(of(by.district(), by.staffId()))
                .orderBy(SAVED_FILTER.NO)
                .fetch(r -> new SavedFilter(
                        r.get(SAVED_FILTER.NO),
                        r.get(SAVED_FILTER.PAGE),
                        r.get(SAVED_FILTER.LIST),
                        r.get(SAVED_FILTER.NAME),
                        r.get(SAVED_FILTER.FIRST)));
    }

    /** Two at the same moment take the same number, and the second is refused as any lost race. */
    public void add(Caller by, String page, String list, String name) {
        var next =
                DSL.field(DSL.select(DSL.coalesce(DSL.max(SAVED_FILTER.NO), 0).plus(1))
                        .from(SAVED_FILTER)
                        .where(of(by.district(), by.staffId())));
        changed(new OneTrip()
                .add(db.insertInto(SAVED_FILTER)
                        .set(SAVED_FILTER.DISTRICT_ID, by.district())
                        .set(SAVED_FILTER.STAFF_ID, by.staffId())
                        .set(SAVED_FILTER.NO, next)
                        .set(SAVED_FILTER.PAGE, page)
                        .set(SAVED_FILTER.LIST, list)
                        .set(SAVED_FILTER.NAME, name)
                        .set(SAVED_FILTER.MADE_AT, clock.instant())));
    }

    public void rename(Caller by, int no, String name) {
        db.update(SAVED_FILTER).set(SAVED_FILTER.NAME, name).where(is(by, no)).execute();
    }

    public void delete(Caller by, int no) {
        db.deleteFrom(SAVED_FILTER).where(is(by, no)).execute();
    }

    public void first(Caller by, SavedFilter filter, boolean yes) {
        changed(new OneTrip()
                .add(db.update(SAVED_FILTER)
                        .set(SAVED_FILTER.FIRST, false)
                        .where(
                                of(by.district(), by.staffId()),
                                SAVED_FILTER.PAGE.eq(filter.page()),
                                SAVED_FILTER.FIRST.isTrue()))
                .add(db.update(SAVED_FILTER).set(SAVED_FILTER.FIRST, yes).where(is(by, filter.no()))));
    }

    private void changed(OneTrip trip) {
        try {
            trip.send(db);
        } catch (Conflict faster) {
            throw new Overtaken("saved filter", faster);
        }
    }

    private static Condition is(Caller by, int no) {
        return of(by.district(), by.staffId()).and(SAVED_FILTER.NO.eq(no));
    }

    private static Condition of(int district, int staff) {
        return SAVED_FILTER.DISTRICT_ID.eq(district).and(SAVED_FILTER.STAFF_ID.eq(staff));
    }
}
