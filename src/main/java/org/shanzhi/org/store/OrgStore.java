package org.shanzhi.org.store;

import static org.shanzhi.db.Tables.ABSENCE;
import static org.shanzhi.db.Tables.DISTRICT;
import static org.shanzhi.db.Tables.POST;
import static org.shanzhi.db.Tables.STAFF;
import static org.shanzhi.db.Tables.UNIT;
import static org.shanzhi.db.Tables.UNIT_MOVE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.shanzhi.org.Absence;
import org.shanzhi.org.District;
import org.shanzhi.org.Move;
import org.shanzhi.org.Post;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.springframework.stereotype.Component;

/** Reads districts, units, staff and posts. */
@Component
class OrgStore {
    private final DSLContext db;

    OrgStore(DSLContext db) {
        this.db = db;
    }

    List<District> districts() {
        return db.selectFrom(DISTRICT).orderBy(DISTRICT.DISTRICT_ID).fetch(OrgStore::district);
    }

    Map<Integer, Long> editions() {
        return db.select(DISTRICT.DISTRICT_ID, DISTRICT.EDITION)
                .from(DISTRICT)
                .fetchMap(DISTRICT.DISTRICT_ID, DISTRICT.EDITION);
    }

    /** The edition is read first: what changes meanwhile makes the next comparison differ, never the other way round. */
    Optional<Snapshot> read(int district) {
        return db.selectFrom(DISTRICT)
                .where(DISTRICT.DISTRICT_ID.eq(district))
                .fetchOptional()
                .map(row -> new Snapshot(
                        district(row),
                        row.get(DISTRICT.EDITION),
                        units(db, UNIT.DISTRICT_ID.eq(district)),
                        staff(db, STAFF.DISTRICT_ID.eq(district)),
                        posts(db, POST.DISTRICT_ID.eq(district)),
                        absences(district),
                        moves(district)));
    }

    static List<Unit> units(DSLContext db, Condition which) {
        return db.selectFrom(UNIT)
                .where(which)
                .fetch(row -> new Unit(
                        row.get(UNIT.ID),
                        row.get(UNIT.CODE),
                        row.get(UNIT.NAME),
                        UnitKind.valueOf(row.get(UNIT.KIND)),
                        Tier.valueOf(row.get(UNIT.TIER)),
                        row.get(UNIT.PARENT_ID),
                        row.get(UNIT.FUNCTION_CENTRE),
                        row.get(UNIT.PHONE),
                        row.get(UNIT.VALID_FROM),
                        row.get(UNIT.VALID_TO)));
    }

    static List<Staff> staff(DSLContext db, Condition which) {
        return db.selectFrom(STAFF)
                .where(which)
                .fetch(row -> new Staff(
                        row.get(STAFF.ID),
                        row.get(STAFF.USERNAME),
                        row.get(STAFF.NAME),
                        row.get(STAFF.PHONE),
                        row.get(STAFF.VALID_FROM),
                        row.get(STAFF.VALID_TO)));
    }

    static List<Post> posts(DSLContext db, Condition which) {
        return db.selectFrom(POST)
                .where(which)
                .fetch(row -> new Post(
                        row.get(POST.ID),
                        row.get(POST.STAFF_ID),
                        row.get(POST.UNIT_ID),
                        row.get(POST.ROLE),
                        row.get(POST.VALID_FROM),
                        row.get(POST.VALID_TO)));
    }

    private List<Absence> absences(int district) {
        return db.selectFrom(ABSENCE)
                .where(ABSENCE.DISTRICT_ID.eq(district), ABSENCE.ENDED.isFalse())
                .orderBy(ABSENCE.FIRST_DAY, ABSENCE.ID)
                .fetch(row -> new Absence(
                        row.get(ABSENCE.ID),
                        row.get(ABSENCE.STAFF_ID),
                        row.get(ABSENCE.UNIT_ID),
                        row.get(ABSENCE.DEPUTY_ID),
                        row.get(ABSENCE.FIRST_DAY),
                        row.get(ABSENCE.LAST_DAY)));
    }

    /** Relies on unit_move_one: those at work are few. */
    private List<Move> moves(int district) {
        return db.select(UNIT_MOVE.fields())
                .select(UNIT.TIER)
                .from(UNIT_MOVE)
                .join(UNIT)
                .on(UNIT.DISTRICT_ID.eq(UNIT_MOVE.DISTRICT_ID), UNIT.ID.eq(UNIT_MOVE.UNIT_ID))
                .where(UNIT_MOVE.DISTRICT_ID.eq(district), UNIT_MOVE.ENDED_AT.isNull())
                .fetch(row -> new Move(
                        row.get(UNIT_MOVE.ID),
                        row.get(UNIT_MOVE.UNIT_ID),
                        Tier.valueOf(row.get(UNIT.TIER)),
                        row.get(UNIT_MOVE.FROM_ID),
                        row.get(UNIT_MOVE.TO_ID),
                        row.get(UNIT_MOVE.MOVED_AT),
                        row.get(UNIT_MOVE.MOVED_BY),
                        row.get(UNIT_MOVE.IN_UNIT),
                        row.get(UNIT_MOVE.JOB_ID)));
    }

    private static District district(Record row) {
        return new District(
                row.get(DISTRICT.DISTRICT_ID),
                row.get(DISTRICT.CODE),
                row.get(DISTRICT.PREFIX),
                row.get(DISTRICT.NAME),
                row.get(DISTRICT.DEMO));
    }
}
