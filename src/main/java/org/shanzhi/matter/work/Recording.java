package org.shanzhi.matter.work;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.kernel.web.RequestIds;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.VersionConflict;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.notify.NewNotice;
import org.shanzhi.notify.Notices;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Writes what changes who reads a matter: the event, the line of the access log and the messages, all of it or nothing. */
@Component
public class Recording {
    private static final int MOST_TRIES = 5;

    private final MatterStore store;
    private final Deciding deciding;
    private final Timekeeping timekeeping;
    private final AccessLog log;
    private final Notices notices;
    private final TransactionOperations transactions;
    private final Clock clock;

    Recording(
            MatterStore store,
            Deciding deciding,
            Timekeeping timekeeping,
            AccessLog log,
            Notices notices,
            TransactionOperations transactions,
            Clock clock) {
        this.store = store;
        this.deciding = deciding;
        this.timekeeping = timekeeping;
        this.log = log;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What happens to a matter, and who is told. */
    public record Entry(Event event, AccessKind kind, Map<String, String> detail, List<NewNotice> notices) {}

    /**
     * @param matter read anew when somebody acts at the same time: nobody loses their access because a colleague was quick
     * @param entry of the matter as it is then
     */
    public void write(
            Caller by, MatterNumber number, Function<MatterNumber, Held> matter, Function<Matter, Entry> entry) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Held held = matter.apply(number);
            Entry what = entry.apply(held.matter());
            if (Boolean.TRUE.equals(transactions.execute(transaction -> {
                boolean written = written(by, held, what);
                if (!written) transaction.setRollbackOnly();
                return written;
            }))) return;
        }
        throw new VersionConflict(number);
    }

    private boolean written(Caller by, Held held, Entry what) {
        Matter m = held.matter();
        log.record(what.kind(), by, m.id(), what.detail());
        var act = Act.plain(RequestIds.current());
        var change = deciding.happened(by, held, what.event(), act, clock.instant());
        if (!store.write(List.of(change), timekeeping.of(by.district()), null)) return false;
        notices.send(by.district(), what.notices());
        return true;
    }
}
