package org.shanzhi.notify;

import java.time.Clock;
import org.shanzhi.notify.carry.Carriers;
import org.shanzhi.notify.carry.TestMessage;
import org.shanzhi.notify.store.NoticeStore;
import org.shanzhi.notify.store.OutboxView;
import org.shanzhi.notify.store.ReminderStore;
import org.springframework.context.ApplicationContext;

/** The façades of another node over the same database, with a clock and carriers of its own. */
public final class TestNotices {
    private TestNotices() {}

    public static Notices notices(ApplicationContext of, Carriers carriers, Clock clock) {
        return new Notices(of.getBean(NoticeStore.class), of.getBean(ReminderStore.class), carriers, clock);
    }

    public static Reminders reminders(ApplicationContext of, Carriers carriers) {
        return new Reminders(of.getBean(ReminderStore.class), carriers);
    }

    public static Outbox outbox(ApplicationContext of, Carriers carriers, TestMessage test, Clock clock) {
        return new Outbox(of.getBean(OutboxView.class), of.getBean(ReminderStore.class), carriers, test, clock);
    }
}
