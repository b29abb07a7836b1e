package org.shanzhi.notify;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.paging.Cursor;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.kernel.paging.Page;
import org.shanzhi.notify.store.NoticeStore;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.springframework.stereotype.Component;

/** Messages in the program. Everybody reads one's own and nobody anybody else's. */
@Component
public class Notices {
    private static final String LIST = "notices";
    private static final String OWN = "everybody reads one's own messages";

    private final NoticeStore store;
    private final Clock clock;

    Notices(NoticeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Sends, in the transaction that is under way, so that nobody is told what did not happen. Idempotent by
     * {@link NewNotice#key}.
     */
    @Needs(open = "the program sends them, never somebody's request")
    public void send(int district, List<NewNotice> notices) {
        store.insert(district, notices, clock.instant().truncatedTo(ChronoUnit.MICROS));
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
        Instant now = clock.instant();
        Optional<Notice> notice = store.find(by.district(), by.staffId(), id);
        store.read(by.district(), by.staffId(), id, id, now);
        return notice.orElseThrow(() -> new NotFound("notice"));
    }

    /** Marks as read whatever came until {@code last}, which the reader has seen; later ones stay unread. Idempotent. */
    @Needs(open = OWN)
    public void readUntil(Caller by, long last) {
        store.read(by.district(), by.staffId(), 0, last, clock.instant());
    }
}
