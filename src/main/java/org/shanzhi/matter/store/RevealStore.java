package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.MATTER;
import static org.shanzhi.db.Tables.REVEAL_REQUEST;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.shanzhi.matter.PartyField;
import org.shanzhi.matter.RevealReason;
import org.shanzhi.matter.RevealRequest;
import org.springframework.stereotype.Component;

/** Who asked to see what, and who agreed. */
@Component
public class RevealStore {
    private final DSLContext db;

    RevealStore(DSLContext db) {
        this.db = db;
    }

    /** The newest first. */
    public List<RevealRequest> of(int district, long matter) {
        return db.selectFrom(REVEAL_REQUEST)
                .where(in(district, matter))
                .orderBy(REVEAL_REQUEST.NO.desc())
                .fetch(row -> new RevealRequest(
                        row.get(REVEAL_REQUEST.NO),
                        row.get(REVEAL_REQUEST.PARTY_NO),
                        PartyField.valueOf(row.get(REVEAL_REQUEST.FIELD)),
                        RevealReason.valueOf(row.get(REVEAL_REQUEST.REASON)),
                        row.get(REVEAL_REQUEST.ASKED_BY),
                        row.get(REVEAL_REQUEST.ASKED_AT),
                        row.get(REVEAL_REQUEST.DECIDED_BY),
                        row.get(REVEAL_REQUEST.UNTIL),
                        row.get(REVEAL_REQUEST.USED_AT)));
    }

    /** Until the end of the transaction nobody else asks about the same matter. */
    public void hold(int district, long matter) {
        db.select(MATTER.ID)
                .from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(matter))
                .forUpdate()
                .fetch();
    }

    /** Returns its number in the matter. */
    public int add(
            int district, long matter, int party, PartyField field, RevealReason reason, int askedBy, Instant now) {
        return db.insertInto(REVEAL_REQUEST)
                .set(REVEAL_REQUEST.DISTRICT_ID, district)
                .set(REVEAL_REQUEST.MATTER_ID, matter)
                .set(
                        REVEAL_REQUEST.NO,
                        DSL.select(DSL.coalesce(DSL.max(REVEAL_REQUEST.NO), 0).plus(1))
                                .from(REVEAL_REQUEST)
                                .where(in(district, matter)))
                .set(REVEAL_REQUEST.PARTY_NO, party)
                .set(REVEAL_REQUEST.FIELD, field.name())
                .set(REVEAL_REQUEST.REASON, reason.name())
                .set(REVEAL_REQUEST.ASKED_BY, askedBy)
                .set(REVEAL_REQUEST.ASKED_AT, now)
                .returning(REVEAL_REQUEST.NO)
                .fetchSingle(REVEAL_REQUEST.NO);
    }

    /**
     * @param until null refuses
     * @return false when somebody else has decided
     */
    public boolean decide(int district, long matter, int no, int by, Instant until) {
        return db.update(REVEAL_REQUEST)
                        .set(REVEAL_REQUEST.DECIDED_BY, by)
                        .set(REVEAL_REQUEST.UNTIL, until)
                        .where(in(district, matter), REVEAL_REQUEST.NO.eq(no), REVEAL_REQUEST.DECIDED_BY.isNull())
                        .execute()
                == 1;
    }

    /** Uses an approval up and says who agreed; empty when there is none. Of two at once one gets it. */
    public Optional<Integer> use(int district, long matter, int party, PartyField field, int askedBy, Instant now) {
        var one = REVEAL_REQUEST.as("one");
        return db.update(REVEAL_REQUEST)
                .set(REVEAL_REQUEST.USED_AT, now)
                .where(in(district, matter))
                .and(REVEAL_REQUEST.USED_AT.isNull())
                .and(REVEAL_REQUEST.NO.eq(DSL.select(DSL.min(one.NO))
                        .from(one)
                        .where(
                                one.DISTRICT_ID.eq(district),
                                one.MATTER_ID.eq(matter),
                                one.PARTY_NO.eq(party),
                                one.FIELD.eq(field.name()),
                                one.ASKED_BY.eq(askedBy),
                                one.USED_AT.isNull(),
                                one.UNTIL.gt(now))))
                .returning(REVEAL_REQUEST.DECIDED_BY)
                .fetchOptional(REVEAL_REQUEST.DECIDED_BY);
    }

    /** What is long over; the access log keeps what became of it. */
    public int sweep(Instant askedBefore) {
        return db.deleteFrom(REVEAL_REQUEST)
                .where(REVEAL_REQUEST.ASKED_AT.lt(askedBefore))
                .execute();
    }

    private static Condition in(int district, long matter) {
        return REVEAL_REQUEST.DISTRICT_ID.eq(district).and(REVEAL_REQUEST.MATTER_ID.eq(matter));
    }
}
