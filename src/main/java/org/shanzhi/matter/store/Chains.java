package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.MATTER;
import static org.shanzhi.db.Tables.MATTER_EVENT;
import static org.shanzhi.db.Tables.MATTER_OPEN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.State;
import org.springframework.stereotype.Component;

/** All matters of a district one after the other, whatever their number: a page of ids at a time. */
@Component
public class Chains {
    private final DSLContext db;
    private final MatterLog log;

    Chains(DSLContext db, MatterLog log) {
        this.db = db;
        this.log = log;
    }

    public long count(int district) {
        return db.fetchCount(MATTER, MATTER.DISTRICT_ID.eq(district));
    }

    /** The next matters by id. Relies on matter_pkey. */
    public List<Long> after(int district, long id, int limit) {
        return db.select(MATTER.ID)
                .from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.gt(id))
                .orderBy(MATTER.ID)
                .limit(limit)
                .fetch(MATTER.ID);
    }

    /** Those registered since a moment, by id. Reads the district's rows: for work in the night, not for requests. */
    public List<Long> registered(int district, Instant from) {
        return db.select(MATTER.ID)
                .from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.REGISTERED_AT.ge(from))
                .orderBy(MATTER.ID)
                .fetch(MATTER.ID);
    }

    /** The next matters that were answered on the spot and wait for the archive. Relies on matter_open_pkey. */
    public List<Long> answeredAfter(int district, long id, int limit) {
        return db.select(MATTER_OPEN.MATTER_ID)
                .from(MATTER_OPEN)
                .join(MATTER)
                .on(MATTER.DISTRICT_ID.eq(MATTER_OPEN.DISTRICT_ID), MATTER.ID.eq(MATTER_OPEN.MATTER_ID))
                .where(
                        MATTER_OPEN.DISTRICT_ID.eq(district),
                        MATTER_OPEN.MATTER_ID.gt(id),
                        MATTER_OPEN.STATE.eq(State.CONCLUDED.no()),
                        MATTER.OUTCOME.eq(Outcome.ANSWERED.no()))
                .orderBy(MATTER_OPEN.MATTER_ID)
                .limit(limit)
                .fetch(MATTER_OPEN.MATTER_ID);
    }

    /**
     * The first event of a matter that is not what its successor, its sealed text or the state row vouches for; one past the
     * last event when the end of the chain is missing. Empty when all is whole.
     */
    public Optional<BrokenLink> broken(int district, long id) {
        Optional<BrokenLink> link = log.verify(district, id);
        if (link.isPresent()) return link;
        // One statement, so that what somebody does meanwhile is in both or in neither.
        var last = DSL.select(DSL.max(MATTER_EVENT.VERSION))
                .from(MATTER_EVENT)
                .where(MATTER_EVENT.DISTRICT_ID.eq(district), MATTER_EVENT.MATTER_ID.eq(id));
        return db
                .select(MATTER.VERSION)
                .from(MATTER)
                .leftJoin(MATTER_EVENT)
                .on(
                        MATTER_EVENT.DISTRICT_ID.eq(MATTER.DISTRICT_ID),
                        MATTER_EVENT.MATTER_ID.eq(MATTER.ID),
                        MATTER_EVENT.VERSION.eq(MATTER.VERSION))
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(id))
                .and(MATTER_EVENT.HASH.isDistinctFrom(MATTER.HEAD_HASH).or(MATTER.VERSION.isDistinctFrom(last)))
                .fetch(MATTER.VERSION)
                .stream()
                .map(version -> new BrokenLink(version, BrokenLink.What.END))
                .findFirst();
    }

    /** The first event whose matter is not there any more; its number is in the events alone. Relies on matter_event_pkey. */
    public Optional<Long> orphan(int district) {
        return db.select(MATTER_EVENT.MATTER_ID)
                .from(MATTER_EVENT)
                .leftJoin(MATTER)
                .on(MATTER.DISTRICT_ID.eq(MATTER_EVENT.DISTRICT_ID), MATTER.ID.eq(MATTER_EVENT.MATTER_ID))
                .where(MATTER_EVENT.DISTRICT_ID.eq(district), MATTER.ID.isNull())
                .orderBy(MATTER_EVENT.MATTER_ID)
                .limit(1)
                .fetchOptional(MATTER_EVENT.MATTER_ID);
    }
}
