package org.shanzhi.notify.store;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.springframework.stereotype.Component;

/** A message only points at what happened; after a quarter of a year it points at nothing that is still news. */
@Component
class ForgetOldNotices implements RecurringWork {
    private static final Duration KEPT = Duration.ofDays(90);

    private final NoticeStore store;
    private final OutgoingStore outgoing;
    private final Clock clock;

    ForgetOldNotices(NoticeStore store, OutgoingStore outgoing, Clock clock) {
        this.outgoing = outgoing;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-old-notices";
    }

    @Override
    public Schedule schedule() {
        return Schedules.daily(ChinaTime.ZONE, LocalTime.of(3, 20));
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(KEPT);
        outgoing.forget(before);
        store.forget(before);
    }
}
