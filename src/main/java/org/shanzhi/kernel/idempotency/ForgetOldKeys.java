package org.shanzhi.kernel.idempotency;

import static org.shanzhi.db.Tables.IDEMPOTENCY;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.springframework.stereotype.Component;

/** Forgets what was asked more than seven days ago. */
@Component
final class ForgetOldKeys implements RecurringWork {
    private final DSLContext dsl;
    private final Clock clock;

    ForgetOldKeys(DSLContext dsl, Clock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-idempotency-keys";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofHours(1);
    }

    @Override
    public void run() {
        var oldest = clock.instant().minus(Duration.ofDays(Idempotency.DAYS_KEPT));
        dsl.deleteFrom(IDEMPOTENCY).where(IDEMPOTENCY.AT.lt(oldest)).execute();
    }
}
