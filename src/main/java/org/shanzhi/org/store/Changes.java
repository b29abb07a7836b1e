package org.shanzhi.org.store;

import static org.shanzhi.db.Tables.DISTRICT;

import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.database.AfterCommit;
import org.springframework.stereotype.Component;

/**
 * Changes of one district, one after the other: the row of the district is the lock, and counting up its edition tells
 * every node. What a rule needs to know is read after the lock is held.
 */
@Component
public class Changes {
    private final DSLContext db;
    private final Snapshots snapshots;

    Changes(DSLContext db, Snapshots snapshots) {
        this.db = db;
        this.snapshots = snapshots;
    }

    public <T> T make(int district, BiFunction<DSLContext, Snapshot, T> change) {
        T made = db.transactionResult(transaction -> {
            int locked = transaction
                    .dsl()
                    .update(DISTRICT)
                    .set(DISTRICT.EDITION, DISTRICT.EDITION.plus(1))
                    .where(DISTRICT.DISTRICT_ID.eq(district))
                    .execute();
            if (locked == 0) throw new NotFound("district");
            Snapshot now = new OrgStore(transaction.dsl()).read(district).orElseThrow();
            return change.apply(transaction.dsl(), now);
        });
        AfterCommit.run(() -> snapshots.renew(district));
        return made;
    }
}
