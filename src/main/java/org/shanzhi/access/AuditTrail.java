package org.shanzhi.access;

import static org.shanzhi.db.Tables.ACCESS_LOG;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.shanzhi.access.chain.TimeOfLines;
import org.shanzhi.access.chain.Volumes;
import org.shanzhi.access.store.AccessLogStore;
import org.shanzhi.access.store.AccessLogStore.Ids;
import org.shanzhi.access.store.AccountStore;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/** The access log as its readers, the auditors, see it. Their reading is in it too. */
@Component
public class AuditTrail {
    /** How many lines a file takes. */
    public static final int MOST = 100_000;

    private static final int BLOCK = 1_000;

    private final AccessLogStore store;
    private final AccountStore accounts;
    private final TimeOfLines times;
    private final Volumes volumes;
    private final AccessLog log;
    private final Clock clock;

    AuditTrail(
            AccessLogStore store,
            AccountStore accounts,
            TimeOfLines times,
            Volumes volumes,
            AccessLog log,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.times = times;
        this.volumes = volumes;
        this.log = log;
        this.clock = clock;
    }

    /** Before a page or a file is begun that may turn out to hold no line. */
    @Needs(Permission.READ_AUDIT)
    public void require(Caller caller) {
        caller.require(Permission.READ_AUDIT);
    }

    /**
     * Lines of the caller's district and of strangers at the door, the newest first. The reading is logged.
     *
     * @param before id below which to go on; {@link Long#MAX_VALUE} for the newest
     */
    @Needs(Permission.READ_AUDIT)
    public List<AccessEntry> entries(Caller caller, AuditView view, AuditFilter filter, long before, int limit) {
        if (view.lacks(filter)) return List.of();
        log.record(AccessKind.AUDIT, caller, filter.matterId(), asked(view, filter));
        return read(caller, view, filter, before, limit);
    }

    /**
     * The same lines for a file, block by block, {@value #MOST} at most. Logged as an export before anything is read.
     */
    @Needs(Permission.READ_AUDIT)
    public void each(Caller caller, AuditView view, AuditFilter filter, Consumer<List<AccessEntry>> take) {
        var detail = asked(view, filter);
        detail.put("did", "AUDIT_EXPORTED");
        log.record(AccessKind.EXPORT, caller, filter.matterId(), detail);
        if (view.lacks(filter)) return;
        long before = Long.MAX_VALUE;
        for (int written = 0; written < MOST; written += BLOCK) {
            List<AccessEntry> block = read(caller, view, filter, before, BLOCK);
            if (!block.isEmpty()) take.accept(block);
            if (block.size() < BLOCK) return;
            before = block.getLast().id();
        }
    }

    /** Accounts that were shown much more today than is usual for them, the most unusual first. The reading is logged. */
    @Needs(Permission.READ_AUDIT)
    public List<AccountVolume> unusual(Caller caller) {
        log.record(AccessKind.AUDIT, caller, null, Map.of("view", "VOLUME"));
        return volumes.unusual(caller.district(), ChinaTime.day(clock.instant()));
    }

    private List<AccessEntry> read(Caller caller, AuditView view, AuditFilter filter, long before, int limit) {
        return store.newest(caller.district(), condition(view, filter), ids(caller, filter), before, limit);
    }

    /** Codes only: the log says by what somebody looked. */
    private static Map<String, String> asked(AuditView view, AuditFilter filter) {
        var asked = new HashMap<String, String>();
        asked.put("view", view.name());
        if (filter.username() != null && filter.username().matches("[A-Za-z0-9._-]{1,32}"))
            asked.put("of", filter.username());
        if (filter.kind() != null) asked.put("kind", filter.kind().name());
        if (filter.from() != null) asked.put("from", filter.from().toString());
        if (filter.to() != null) asked.put("to", filter.to().toString());
        return asked;
    }

    private Ids ids(Caller caller, AuditFilter filter) {
        if (filter.from() == null) return Ids.ALL;
        var from = ChinaTime.startOf(filter.from());
        return new Ids(times.before(caller.district(), from), times.before(AccessLogStore.NOWHERE, from));
    }

    private Condition condition(AuditView view, AuditFilter filter) {
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
        if (view.kinds().size() < AccessKind.values().length)
            condition = condition.and(
                    ACCESS_LOG.KIND.in(view.kinds().stream().map(Enum::name).toList()));
        if (filter.from() != null) condition = condition.and(ACCESS_LOG.AT.ge(ChinaTime.startOf(filter.from())));
        if (filter.to() != null) condition = condition.and(ACCESS_LOG.AT.lt(ChinaTime.endOf(filter.to())));
        return condition;
    }
}
