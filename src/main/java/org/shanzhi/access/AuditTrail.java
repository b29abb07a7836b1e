package org.shanzhi.access;

import static org.shanzhi.db.Tables.ACCESS_LOG;

import java.util.List;
import org.jooq.Condition;
import org.shanzhi.access.store.AccessLogStore;
import org.shanzhi.access.store.AccountStore;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/** The access log as its readers, the auditors, see it. */
@Component
public class AuditTrail {
    private final AccessLogStore store;
    private final AccountStore accounts;

    AuditTrail(AccessLogStore store, AccountStore accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /**
     * Lines of the caller's district and of strangers at the door, the newest first.
     *
     * @param before id below which to go on; {@link Long#MAX_VALUE} for the newest
     */
    @Needs(Permission.READ_AUDIT)
    public List<AccessEntry> entries(Caller caller, AuditFilter filter, long before, int limit) {
        return store.newest(caller.district(), condition(filter), before, limit);
    }

    private Condition condition(AuditFilter filter) {
        Condition condition = AccessLogStore.nothing();
        if (filter.username() != null) {
            int account = accounts.byUsername(filter.username())
                    .map(held -> held.account().id())
                    .orElse(-1);
            condition = condition.and(ACCESS_LOG.ACCOUNT_ID.eq(account));
        }
        if (filter.matterId() != null) condition = condition.and(ACCESS_LOG.MATTER_ID.eq(filter.matterId()));
        if (filter.kind() != null)
            condition = condition.and(ACCESS_LOG.KIND.eq(filter.kind().name()));
        if (filter.from() != null) condition = condition.and(ACCESS_LOG.AT.ge(ChinaTime.startOf(filter.from())));
        if (filter.to() != null) condition = condition.and(ACCESS_LOG.AT.lt(ChinaTime.endOf(filter.to())));
        return condition;
    }
}
