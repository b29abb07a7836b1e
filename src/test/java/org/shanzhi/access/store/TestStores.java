package org.shanzhi.access.store;

import java.time.Clock;
import org.jooq.DSLContext;

/** What Spring would put together, for tests without it. */
public final class TestStores {
    public final AccountStore accounts;
    public final KnownAccounts known;
    public final AccessLogStore logStore;
    public final AccessLogWriter logWriter;

    public TestStores(DSLContext db, Clock clock) {
        accounts = new AccountStore(db);
        known = new KnownAccounts(accounts, clock);
        logStore = new AccessLogStore(db);
        logWriter = new AccessLogWriter(logStore);
    }
}
