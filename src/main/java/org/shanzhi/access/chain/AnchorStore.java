package org.shanzhi.access.chain;

import static org.shanzhi.db.Tables.ANCHOR;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** The anchors of every district in the database. */
@Component
class AnchorStore {
    private final DSLContext db;

    AnchorStore(DSLContext db) {
        this.db = db;
    }

    void insert(Anchor anchor) {
        db.insertInto(ANCHOR)
                .set(ANCHOR.DISTRICT_ID, anchor.district())
                .set(ANCHOR.NO, anchor.no())
                .set(ANCHOR.AT, anchor.at())
                .set(ANCHOR.CONTENT, anchor.content())
                .set(ANCHOR.SIGNATURE, anchor.signature())
                .execute();
    }

    Optional<Anchor> last(int district) {
        return db.selectFrom(ANCHOR)
                .where(ANCHOR.DISTRICT_ID.eq(district))
                .orderBy(ANCHOR.NO.desc())
                .limit(1)
                .fetchOptional(AnchorStore::anchor);
    }

    Optional<Anchor> find(int district, int no) {
        return db.selectFrom(ANCHOR)
                .where(ANCHOR.DISTRICT_ID.eq(district), ANCHOR.NO.eq(no))
                .fetchOptional(AnchorStore::anchor);
    }

    List<Anchor> all(int district) {
        return db.selectFrom(ANCHOR)
                .where(ANCHOR.DISTRICT_ID.eq(district))
                .orderBy(ANCHOR.NO)
                .fetch(AnchorStore::anchor);
    }

    private static Anchor anchor(Record row) {
        return new Anchor(
                row.get(ANCHOR.DISTRICT_ID),
                row.get(ANCHOR.NO),
                row.get(ANCHOR.AT),
                row.get(ANCHOR.CONTENT),
                row.get(ANCHOR.SIGNATURE));
    }
}
