package org.shanzhi.routing.whistle.store;

import static org.shanzhi.db.Tables.WHISTLE;
import static org.shanzhi.db.Tables.WHISTLE_CALL;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.database.Conflict;
import org.shanzhi.kernel.database.OneTrip;
import org.shanzhi.matter.Stored;
import org.shanzhi.routing.CallLevel;
import org.shanzhi.routing.CallState;
import org.shanzhi.routing.WhistleKind;
import org.shanzhi.routing.whistle.Call;
import org.shanzhi.routing.whistle.Whistle;
import org.springframework.stereotype.Component;

/** Whistles and their calls. */
@Component
public class WhistleStore {
    static final Condition OF_WHISTLE = WHISTLE_CALL
            .DISTRICT_ID
            .eq(WHISTLE.DISTRICT_ID)
            .and(WHISTLE_CALL.MATTER_ID.eq(WHISTLE.MATTER_ID))
            .and(WHISTLE_CALL.WHISTLE_NO.eq(WHISTLE.NO));

    private static final List<Field<?>> CALL = List.of(WHISTLE_CALL.fields());

    private final DSLContext db;

    WhistleStore(DSLContext db) {
        this.db = db;
    }

    /** A call and the whistle it belongs to. */
    public record Entry(Whistle whistle, Call call) {}

    public Optional<Whistle> whistle(int district, long matter, int no) {
        return db.selectFrom(WHISTLE)
                .where(WHISTLE.DISTRICT_ID.eq(district), WHISTLE.MATTER_ID.eq(matter), WHISTLE.NO.eq(no))
                .fetchOptional(WhistleStore::whistle);
    }

    /** The whistles of a matter with their calls, in the order in which they were blown. */
    public List<Entry> of(int district, long matter) {
        return db.select(WHISTLE.asterisk())
                .select(CALL)
                .from(WHISTLE)
                .join(WHISTLE_CALL)
                .on(OF_WHISTLE)
                .where(WHISTLE.DISTRICT_ID.eq(district), WHISTLE.MATTER_ID.eq(matter))
                .orderBy(WHISTLE_CALL.NO)
                .fetch(WhistleStore::entry);
    }

    /** The call, which nobody else changes before the end of the transaction. */
    public Optional<Call> hold(int district, long matter, int no) {
        return db.selectFrom(WHISTLE_CALL)
                .where(is(district, matter, no))
                .forUpdate()
                .fetchOptional(WhistleStore::call);
    }

    /** @throws Overtaken somebody blew at the same moment */
    public void add(int district, Whistle w) {
        insert(db.insertInto(WHISTLE)
                .set(WHISTLE.DISTRICT_ID, district)
                .set(WHISTLE.MATTER_ID, w.matter())
                .set(WHISTLE.NO, w.no())
                .set(WHISTLE.KIND, w.kind().no())
                .set(WHISTLE.UNIT_ID, w.unit())
                .set(WHISTLE.STAFF_ID, w.staff())
                .set(WHISTLE.BLOWN_AT, w.at())
                .set(WHISTLE.VERSION, w.version()));
    }

    /** @throws Overtaken somebody called the unit at the same moment */
    public void add(int district, Call c) {
        insert(db.insertInto(WHISTLE_CALL)
                .set(WHISTLE_CALL.DISTRICT_ID, district)
                .set(WHISTLE_CALL.MATTER_ID, c.matter())
                .set(WHISTLE_CALL.NO, c.no())
                .set(WHISTLE_CALL.WHISTLE_NO, c.whistle())
                .set(WHISTLE_CALL.KIND, c.kind().no())
                .set(WHISTLE_CALL.UNIT_ID, c.unit())
                .set(WHISTLE_CALL.BLOWN_AT, c.marks().blown())
                .set(changing(c)));
    }

    /** Numbers are counted and units looked up beforehand, so that only who blew at the same moment has the row. */
    private static void insert(Query row) {
        try {
            row.execute();
        } catch (RuntimeException e) {
            var why = OneTrip.conflictOr(e);
            throw why instanceof Conflict taken ? new Overtaken(taken.constraintName(), taken) : why;
        }
    }

    public void update(int district, Call c) {
        db.update(WHISTLE_CALL)
                .set(changing(c))
                .where(is(district, c.matter(), c.no()))
                .execute();
    }

    /** Open calls of a unit, or those that are over, the newest first. Relies on whistle_call_unit. */
    public List<Entry> calledFor(int district, int unit, boolean open, int limit, Optional<Position> after) {
        return page(WHISTLE_CALL.UNIT_ID.eq(unit).and(open(open)), district, limit, after);
    }

    /** What a unit blew. Relies on whistle_unit. */
    public List<Entry> blownBy(int district, int unit, boolean open, int limit, Optional<Position> after) {
        return page(WHISTLE.UNIT_ID.eq(unit).and(open(open)), district, limit, after);
    }

    /** Calls that a unit is in, on either side; 0: all of a district. */
    public List<Entry> all(int district, int unit, boolean open, int limit, Optional<Position> after) {
        Condition either =
                unit == 0 ? DSL.noCondition() : WHISTLE.UNIT_ID.eq(unit).or(WHISTLE_CALL.UNIT_ID.eq(unit));
        return page(either.and(open(open)), district, limit, after);
    }

    /** Refusals that lie before one of these levels, the oldest first. Relies on whistle_call_level. */
    public List<Entry> before(int district, List<CallLevel> levels, int limit) {
        return refused(district, levels, DSL.noCondition(), limit);
    }

    /** Those of a unit that lie before its head. */
    public List<Entry> beforeHead(int district, int unit, int limit) {
        return refused(district, List.of(CallLevel.UNIT_HEAD), WHISTLE_CALL.UNIT_ID.eq(unit), limit);
    }

    private List<Entry> refused(int district, List<CallLevel> levels, Condition which, int limit) {
        return db.select(WHISTLE.asterisk())
                .select(CALL)
                .from(WHISTLE_CALL)
                .join(WHISTLE)
                .on(OF_WHISTLE)
                .where(WHISTLE_CALL.DISTRICT_ID.eq(district), which)
                .and(WHISTLE_CALL.LEVEL.in(
                        levels.stream().map(level -> level.no()).toList()))
                .orderBy(WHISTLE_CALL.REFUSED_AT, WHISTLE_CALL.MATTER_ID, WHISTLE_CALL.NO)
                .limit(limit)
                .fetch(WhistleStore::entry);
    }

    /** The last row of a page. */
    public record Position(Instant at, long matter, int no) {}

    private List<Entry> page(Condition which, int district, int limit, Optional<Position> after) {
        Condition from = after.map(p -> DSL.row(WHISTLE_CALL.BLOWN_AT, WHISTLE_CALL.MATTER_ID, WHISTLE_CALL.NO)
                        .lt(p.at(), p.matter(), p.no()))
                .orElse(DSL.noCondition());
        return db.select(WHISTLE.asterisk())
                .select(CALL)
                .from(WHISTLE_CALL)
                .join(WHISTLE)
                .on(OF_WHISTLE)
                .where(WHISTLE_CALL.DISTRICT_ID.eq(district), which, from)
                .orderBy(WHISTLE_CALL.BLOWN_AT.desc(), WHISTLE_CALL.MATTER_ID.desc(), WHISTLE_CALL.NO.desc())
                .limit(limit)
                .fetch(WhistleStore::entry);
    }

    private static Condition open(boolean open) {
        return open ? WHISTLE_CALL.ENDED_AT.isNull() : WHISTLE_CALL.ENDED_AT.isNotNull();
    }

    private static Map<Field<?>, Object> changing(Call c) {
        var row = new java.util.HashMap<Field<?>, Object>();
        row.put(WHISTLE_CALL.STATE, c.state().no());
        row.put(WHISTLE_CALL.LEVEL, Stored.no(c.level()));
        row.put(WHISTLE_CALL.INSISTED, c.insisted());
        row.put(WHISTLE_CALL.DECIDER_ID, c.decider());
        row.put(WHISTLE_CALL.SIGNED_AT, c.marks().signed());
        row.put(WHISTLE_CALL.CONTACTED_AT, c.marks().contacted());
        row.put(WHISTLE_CALL.ARRIVED_AT, c.marks().arrived());
        row.put(WHISTLE_CALL.PLANNED_AT, c.marks().planned());
        row.put(WHISTLE_CALL.REPORTED_AT, c.marks().reported());
        row.put(WHISTLE_CALL.REFUSED_AT, c.marks().refused());
        row.put(WHISTLE_CALL.ENDED_AT, c.marks().ended());
        return row;
    }

    private static Condition is(int district, long matter, int no) {
        return WHISTLE_CALL
                .DISTRICT_ID
                .eq(district)
                .and(WHISTLE_CALL.MATTER_ID.eq(matter))
                .and(WHISTLE_CALL.NO.eq(no));
    }

    private static Entry entry(Record r) {
        return new Entry(whistle(r), call(r));
    }

    private static Whistle whistle(Record r) {
        return new Whistle(
                r.get(WHISTLE.MATTER_ID),
                r.get(WHISTLE.NO),
                Stored.of(WhistleKind.class, r.get(WHISTLE.KIND)),
                r.get(WHISTLE.UNIT_ID),
                r.get(WHISTLE.STAFF_ID),
                r.get(WHISTLE.BLOWN_AT),
                r.get(WHISTLE.VERSION));
    }

    private static Call call(Record r) {
        return new Call(
                r.get(WHISTLE_CALL.MATTER_ID),
                r.get(WHISTLE_CALL.NO),
                r.get(WHISTLE_CALL.WHISTLE_NO),
                Stored.of(WhistleKind.class, r.get(WHISTLE_CALL.KIND)),
                r.get(WHISTLE_CALL.UNIT_ID),
                Stored.of(CallState.class, r.get(WHISTLE_CALL.STATE)),
                Stored.of(CallLevel.class, r.get(WHISTLE_CALL.LEVEL)),
                r.get(WHISTLE_CALL.INSISTED),
                r.get(WHISTLE_CALL.DECIDER_ID),
                new Call.Marks(
                        r.get(WHISTLE_CALL.BLOWN_AT),
                        r.get(WHISTLE_CALL.SIGNED_AT),
                        r.get(WHISTLE_CALL.CONTACTED_AT),
                        r.get(WHISTLE_CALL.ARRIVED_AT),
                        r.get(WHISTLE_CALL.PLANNED_AT),
                        r.get(WHISTLE_CALL.REPORTED_AT),
                        r.get(WHISTLE_CALL.REFUSED_AT),
                        r.get(WHISTLE_CALL.ENDED_AT)));
    }
}
