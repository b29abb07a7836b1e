package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.MATTER_GUEST;

import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Who sees a matter for a time. */
@Component
public class GuestStore {
    private final DSLContext db;

    GuestStore(DSLContext db) {
        this.db = db;
    }

    /** Sweeps the rows of grants that are over; nobody saw anything by them any more. Relies on guest_until. */
    public int sweep(Instant now) {
        return db.deleteFrom(MATTER_GUEST).where(MATTER_GUEST.UNTIL.le(now)).execute();
    }
}
