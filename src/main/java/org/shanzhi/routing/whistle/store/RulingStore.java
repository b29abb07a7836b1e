package org.shanzhi.routing.whistle.store;

import static org.shanzhi.db.Tables.WHISTLE_RATING;
import static org.shanzhi.db.Tables.WHISTLE_RULING;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.shanzhi.matter.Stored;
import org.shanzhi.routing.CallAction;
import org.shanzhi.routing.CallLevel;
import org.shanzhi.routing.Ruling;
import org.shanzhi.routing.whistle.Call;
import org.springframework.stereotype.Component;

/** What was decided on refusals, and how both sides rated the handling. */
@Component
public class RulingStore {
    private final DSLContext db;

    RulingStore(DSLContext db) {
        this.db = db;
    }

    public void add(int district, Call call, int staff, Ruling r) {
        db.insertInto(WHISTLE_RULING)
                .set(WHISTLE_RULING.DISTRICT_ID, district)
                .set(WHISTLE_RULING.MATTER_ID, call.matter())
                .set(WHISTLE_RULING.CALL_NO, call.no())
                .set(WHISTLE_RULING.LEVEL, r.level().no())
                .set(WHISTLE_RULING.ACTION, r.action().no())
                .set(WHISTLE_RULING.STAFF_ID, staff)
                .set(WHISTLE_RULING.AT, r.at())
                .set(WHISTLE_RULING.MET_ON, r.metOn())
                .set(WHISTLE_RULING.ATTENDED, r.attended().toArray(Integer[]::new))
                .execute();
    }

    /** By the number of the call, from the lowest level up. */
    public Map<Integer, List<Ruling>> rulings(int district, long matter) {
        return db.selectFrom(WHISTLE_RULING)
                .where(WHISTLE_RULING.DISTRICT_ID.eq(district), WHISTLE_RULING.MATTER_ID.eq(matter))
                .orderBy(WHISTLE_RULING.CALL_NO, WHISTLE_RULING.LEVEL)
                .fetchGroups(
                        WHISTLE_RULING.CALL_NO,
                        r -> new Ruling(
                                Stored.of(CallLevel.class, r.get(WHISTLE_RULING.LEVEL)),
                                Stored.of(CallAction.class, r.get(WHISTLE_RULING.ACTION)),
                                r.get(WHISTLE_RULING.AT),
                                r.get(WHISTLE_RULING.MET_ON),
                                List.of(r.get(WHISTLE_RULING.ATTENDED))));
    }

    /** Nothing is rated twice: of two at once the second meets the key. */
    public void rate(int district, Call call, Map<String, Integer> marks, Instant now) {
        var insert = db.insertInto(
                WHISTLE_RATING,
                WHISTLE_RATING.DISTRICT_ID,
                WHISTLE_RATING.MATTER_ID,
                WHISTLE_RATING.CALL_NO,
                WHISTLE_RATING.DIMENSION,
                WHISTLE_RATING.MARKS,
                WHISTLE_RATING.AT);
        for (var mark : marks.entrySet())
            insert = insert.values(district, call.matter(), call.no(), mark.getKey(), mark.getValue(), now);
        insert.execute();
    }

    /** By the number of the call, what was given in each dimension. */
    public Map<Integer, Map<String, Integer>> ratings(int district, long matter) {
        var ratings = new HashMap<Integer, Map<String, Integer>>();
        db.selectFrom(WHISTLE_RATING)
                .where(WHISTLE_RATING.DISTRICT_ID.eq(district), WHISTLE_RATING.MATTER_ID.eq(matter))
                .forEach(r -> ratings.computeIfAbsent(r.get(WHISTLE_RATING.CALL_NO), _ -> new TreeMap<>())
                        .put(r.get(WHISTLE_RATING.DIMENSION), (int) r.get(WHISTLE_RATING.MARKS)));
        return ratings;
    }
}
