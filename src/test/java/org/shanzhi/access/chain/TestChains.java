package org.shanzhi.access.chain;

import java.time.Clock;
import org.jooq.DSLContext;
import org.shanzhi.access.store.TestStores;

/** What auditors read beside the log itself, for tests without Spring. */
public final class TestChains {
    private TestChains() {}

    public static TimeOfLines times(DSLContext db) {
        return new TimeOfLines(db);
    }

    public static Volumes volumes(DSLContext db) {
        return new Volumes(new VolumeStore(db), new TestStores(db, Clock.systemUTC()).accounts);
    }
}
