package org.shanzhi.demo.town;

import static org.shanzhi.db.Tables.DEMO_MAKING;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.shanzhi.kernel.start.DemoSize;
import org.springframework.stereotype.Component;

/** Which demo district is being made, in the database that it is made in. */
@Component
class MakingStore {
    private final DSLContext db;

    MakingStore(DSLContext db) {
        this.db = db;
    }

    void begin(Making m) {
        db.insertInto(DEMO_MAKING)
                .set(DEMO_MAKING.DISTRICT_ID, m.district())
                .set(DEMO_MAKING.SIZE, m.size().name())
                .set(DEMO_MAKING.YEARS, m.years())
                .set(DEMO_MAKING.BEGAN_AT, m.now())
                .execute();
    }

    Optional<Making> unfinished() {
        return db.selectFrom(DEMO_MAKING)
                .where(DEMO_MAKING.FINISHED_AT.isNull())
                .fetchOptional(r -> new Making(
                        r.get(DEMO_MAKING.DISTRICT_ID),
                        DemoSize.valueOf(r.get(DEMO_MAKING.SIZE)),
                        r.get(DEMO_MAKING.YEARS),
                        r.get(DEMO_MAKING.BEGAN_AT)));
    }

    /** Waits for the disk, and so for everything that was written before without waiting. */
    void finish(Making m, Instant at) {
        db.update(DEMO_MAKING)
                .set(DEMO_MAKING.FINISHED_AT, at)
                .where(DEMO_MAKING.DISTRICT_ID.eq(m.district()))
                .execute();
    }

    long megabytesOnDisk() {
        return db.fetchSingle("select pg_database_size(current_database()) / 1048576")
                .get(0, Long.class);
    }
}
