package org.shanzhi.kernel.tasks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs every {@link RecurringWork} from the table {@code scheduled_tasks}: a node takes what is due, and what a dead node
 * had taken is given to another after two minutes without its heartbeat.
 */
@Component
final class ScheduledWork implements SmartLifecycle {
    private static final int AT_ONCE = 8;

    private final boolean enabled;
    private final Supplier<Scheduler> fresh;
    /** Made at every start: one that was stopped cannot be started again. */
    private Scheduler scheduler;

    ScheduledWork(
            DataSource dataSource,
            List<RecurringWork> work,
            Clock clock,
            @Value("${shanzhi.tasks.enabled:${shanzhi.serving:true}}") boolean enabled) {
        this.enabled = enabled;
        this.fresh = () -> Scheduler.create(dataSource)
                .startTasks(work.stream().map(ScheduledWork::task).toList())
                .clock(clock::instant)
                .threads(AT_ONCE)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .pollingInterval(Duration.ofSeconds(5))
                .heartbeatInterval(Duration.ofSeconds(20))
                .missedHeartbeatsLimit(6)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
    }

    private static RecurringTask<Void> task(RecurringWork work) {
        return Tasks.recurring(work.name(), work.schedule()).execute((instance, context) -> work.run());
    }

    @Override
    public synchronized void start() {
        if (enabled) {
            scheduler = fresh.get();
            scheduler.start();
        }
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }
}
