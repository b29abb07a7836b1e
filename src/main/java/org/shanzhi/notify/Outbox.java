package org.shanzhi.notify;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.notify.Reminders.Chosen;
import org.shanzhi.notify.carry.Carriers;
import org.shanzhi.notify.carry.TestMessage;
import org.shanzhi.notify.store.OutboxView;
import org.shanzhi.notify.store.ReminderStore;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/** 提醒通道: what carries messages out of the house and how it does. Nobody reads here what stands in them. */
@Component
public class Outbox {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST_SHOWN = 200;

    private final OutboxView view;
    private final ReminderStore reminders;
    private final Carriers carriers;
    private final TestMessage test;
    private final Clock clock;

    Outbox(OutboxView view, ReminderStore reminders, Carriers carriers, TestMessage test, Clock clock) {
        this.view = view;
        this.reminders = reminders;
        this.carriers = carriers;
        this.test = test;
        this.clock = clock;
    }

    /** Every medium there is, offered or not, with its last week. */
    @Needs(Permission.RUN_JOBS)
    public List<MediumStatus> media(Caller by) {
        var offered = carriers.offered(by.district());
        var week = view.week(by.district(), clock.instant().minus(WEEK));
        return Stream.of(Medium.values())
                .map(medium -> week.get(medium)
                        .of(
                                offered.contains(medium),
                                carriers.host(by.district(), medium).orElse(null)))
                .toList();
    }

    /** What was given up, and what failed and is tried again; the last {@value #MOST_SHOWN}, the newest first. */
    @Needs(Permission.RUN_JOBS)
    public List<Undelivered> undelivered(Caller by) {
        return view.undelivered(by.district(), MOST_SHOWN);
    }

    /**
     * Tries one that was given up once more, with as many tries as a new one, under the id it had.
     *
     * @throws NotFound when there is none of this number
     * @throws Refused {@code MESSAGE_NOT_GIVEN_UP} when it was carried or is tried again by itself
     */
    @Needs(Permission.RUN_JOBS)
    public void again(Caller by, long id) {
        DatabaseClock.requireTrustworthy(clock);
        if (view.again(by.district(), id, clock.instant())) return;
        if (!view.exists(by.district(), id)) throw new NotFound("message");
        throw new Refused(NotifyRefusal.MESSAGE_NOT_GIVEN_UP);
    }

    /**
     * Sends a message of no content to the caller's own address at once. Not idempotent.
     *
     * @return why it was not taken over, a text {@code outgoing.failure.<…>}; empty when it was
     * @throws Refused {@code MEDIUM_NOT_OFFERED}, {@code OWN_ADDRESS_MISSING}
     */
    @Needs(Permission.RUN_JOBS)
    public Optional<String> test(Caller by, Medium medium) {
        if (!carriers.offered(by.district()).contains(medium)) throw new Refused(NotifyRefusal.MEDIUM_NOT_OFFERED);
        Chosen own = reminders.chosen(by.district(), by.staffId()).get(medium);
        if (own == null) throw new Refused(NotifyRefusal.OWN_ADDRESS_MISSING);
        return test.send(by.district(), medium, own.address());
    }
}
