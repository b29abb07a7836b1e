package org.shanzhi.kernel.tasks;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;

/**
 * Work that is done again and again, once on a cluster, whichever node does it. Every bean of this kind is scheduled. A run
 * may be repeated after a crash, so it must be idempotent; one that fails is logged and comes again at its next time.
 */
public interface RecurringWork {
    /** Stable: the row in the database carries it. */
    String name();

    /** Such as {@code FixedDelay.ofHours(1)} or {@code Schedules.daily(ChinaTime.ZONE, LocalTime.of(2, 0))}. */
    Schedule schedule();

    void run();
}
