package org.shanzhi.org.store;

import static org.shanzhi.db.Tables.DISTRICT;
import static org.shanzhi.db.Tables.POST;
import static org.shanzhi.db.Tables.STAFF;
import static org.shanzhi.db.Tables.UNIT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.shanzhi.org.District;
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
                        posts(db, POST.DISTRICT_ID.eq(district))));
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

    private static District district(Record row) {
        return new District(
                row.get(DISTRICT.DISTRICT_ID),
                row.get(DISTRICT.CODE),
                row.get(DISTRICT.PREFIX),
                row.get(DISTRICT.NAME),
                row.get(DISTRICT.DEMO));
    }
}
