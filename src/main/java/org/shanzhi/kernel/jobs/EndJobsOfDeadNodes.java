package org.shanzhi.kernel.jobs;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.springframework.stereotype.Component;

/** Calls work failed whose node no longer gives a sign of life, and forgets what ended long ago. */
@Component
final class EndJobsOfDeadNodes implements RecurringWork {
    /** Six times the interval in which a living node writes. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    static final Duration KEPT = Duration.ofDays(30);

    private final JobStore store;
    private final Clock clock;

    EndJobsOfDeadNodes(JobStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "end-jobs-of-dead-nodes";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofSeconds(30);
    }

    @Override
    public void run() {
        store.failSilentSince(clock.instant().minus(SILENCE));
        store.forgetBefore(clock.instant().minus(KEPT));
    }
}
