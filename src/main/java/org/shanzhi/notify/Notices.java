package org.shanzhi.notify;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.kernel.paging.Cursor;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.kernel.paging.Page;
import org.shanzhi.notify.carry.Carriers;
import org.shanzhi.notify.store.NoticeStore;
import org.shanzhi.notify.store.NoticeStore.Outward;
import org.shanzhi.notify.store.ReminderStore;
import org.shanzhi.notify.store.ReminderStore.Wanted;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.springframework.stereotype.Component;

/** Messages in the program. Everybody reads one's own and nobody anybody else's. */
@Component
public class Notices {
    private static final String LIST = "notices";
    private static final String OWN = "everybody reads one's own messages";

    private final NoticeStore store;
    private final ReminderStore reminders;
    private final Carriers carriers;
    private final Clock clock;

    Notices(NoticeStore store, ReminderStore reminders, Carriers carriers, Clock clock) {
        this.store = store;
        this.reminders = reminders;
        this.carriers = carriers;
        this.clock = clock;
    }

    /**
     * Sends, in the transaction that is under way, so that nobody is told what did not happen. In the program at once; where
     * its {@link NewNotice#reach} lets it, it is also put in the outbox for every medium that its reader has switched on.
     * Idempotent by {@link NewNotice#key}.
     *
     * @throws org.shanzhi.kernel.web.HttpProblem 503 when this node's clock cannot be trusted
     */
    @Needs(open = "the program sends them, never somebody's request")
    public void send(int district, List<NewNotice> notices) {
        DatabaseClock.requireTrustworthy(clock);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        store.insert(district, notices, outward(district, notices, now), now);
    }

    private List<Outward> outward(int district, List<NewNotice> notices, Instant now) {
        var out = notices.stream().filter(n -> n.reach() != Reach.HOUSE).toList();
        var offered = carriers.offered(district);
        if (out.isEmpty() || offered.isEmpty()) return List.of();
        var wanted =
                reminders.wanted(district, out.stream().map(NewNotice::staff).collect(Collectors.toSet()));
        // somebody who is told twice of the same, such as in two posts, is told once
        var outward = new LinkedHashSet<Outward>();
        for (NewNotice n : out) {
            for (Wanted w : wanted.getOrDefault(n.staff(), List.of())) {
                if (!offered.contains(w.medium())) continue;
                Instant due = n.reach() == Reach.URGENT ? now : w.quiet().over(now);
                outward.add(new Outward(n.staff(), n.key(), w.medium(), due, due.isAfter(now)));
            }
        }
        return List.copyOf(outward);
    }

    /** The newest first; {@code after} is the {@code next} of the page before. */
    @Needs(open = OWN)
    public Page<Notice> list(Caller by, Limit limit, String after) {
        var from = Cursor.parse(LIST, after).map(c -> c.number(0)).orElse(Long.MAX_VALUE);
        var rows = store.page(by.district(), by.staffId(), from, limit.andOneMore());
        boolean more = rows.size() > limit.limit();
        var shown = more ? rows.subList(0, limit.limit()) : rows;
        return new Page<>(shown, more ? Cursor.of(LIST, shown.getLast().id()).toString() : null);
    }

    /** How many are unread, counted up to {@link NoticeStore#MOST_COUNTED}. */
    @Needs(open = OWN)
    public int unread(Caller by) {
        return store.unread(by.district(), List.of(by.staffId())).getOrDefault(by.staffId(), 0);
    }

    /**
     * Marks one as read and returns it. Idempotent.
     *
     * @throws NotFound when it is not one's own
     */
    @Needs(open = OWN)
    public Notice read(Caller by, long id) {
        DatabaseClock.requireTrustworthy(clock);
        Instant now = clock.instant();
        Optional<Notice> notice = store.find(by.district(), by.staffId(), id);
        store.read(by.district(), by.staffId(), id, id, now);
        return notice.orElseThrow(() -> new NotFound("notice"));
    }

    /** Marks as read whatever came until {@code last}, which the reader has seen; later ones stay unread. Idempotent. */
    @Needs(open = OWN)
    public void readUntil(Caller by, long last) {
        DatabaseClock.requireTrustworthy(clock);
        store.read(by.district(), by.staffId(), 0, last, clock.instant());
    }
}
