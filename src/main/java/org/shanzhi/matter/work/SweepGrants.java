package org.shanzhi.matter.work;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.shanzhi.matter.store.GuestStore;
import org.shanzhi.matter.store.RevealStore;
import org.springframework.stereotype.Component;

/** Rows of grants and of requests to see something that are over go. They were refused from their end on, swept or not. */
@Component
class SweepGrants implements RecurringWork {
    private static final Duration REVEALS_KEPT = Duration.ofDays(30);

    private final GuestStore guests;
    private final RevealStore reveals;
    private final Clock clock;

    SweepGrants(GuestStore guests, RevealStore reveals, Clock clock) {
        this.guests = guests;
        this.reveals = reveals;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sweep-grants";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofMinutes(10);
    }

    @Override
    public void run() {
        DatabaseClock.requireTrustworthy(clock);
        guests.sweep(clock.instant());
        reveals.sweep(clock.instant().minus(REVEALS_KEPT));
    }
}
