package org.shanzhi.org.store;

import org.jooq.DSLContext;

/** What Spring would put together, for tests without it. Does not watch by itself. */
public final class TestSnapshots {
    private TestSnapshots() {}

    public static Snapshots of(DSLContext db) {
        return new Snapshots(new OrgStore(db));
    }

    public static Changes changes(DSLContext db, Snapshots snapshots) {
        return new Changes(db, snapshots);
    }

    /** One look at the editions, as the watch does every two seconds. */
    public static void compare(Snapshots snapshots) {
        snapshots.compare();
    }
}
