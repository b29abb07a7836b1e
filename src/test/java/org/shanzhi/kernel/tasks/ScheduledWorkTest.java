package org.shanzhi.kernel.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.testing.TestDatabase;

class ScheduledWorkTest {
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicBoolean onVirtualThread = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();
    private TestDatabase database;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private ScheduledWork node(Schedule schedule) {
        var work = new RecurringWork() {
            @Override
            public String name() {
                return "count";
            }

            @Override
            public Schedule schedule() {
                return schedule;
            }

            @Override
            public void run() {
                runs.incrementAndGet();
                onVirtualThread.set(Thread.currentThread().isVirtual());
                if (failing.get()) {
                    throw new IllegalStateException("this time");
                }
            }
        };
        var node = new ScheduledWork(database.dataSource(), List.of(work), Clock.systemUTC(), true);
        node.start();
        return node;
    }

    @Test
    void work_really_runs_on_a_virtual_thread_and_comes_again() {
        var node = node(FixedDelay.ofMillis(1));
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> runs.get() >= 2);
            assertThat(onVirtualThread).isTrue();
            assertThat(node.isRunning()).isTrue();
        } finally {
            node.stop();
        }
        assertThat(node.isRunning()).isFalse();
    }

    @Test
    void two_nodes_do_it_once() throws Exception {
        var one = node(FixedDelay.ofHours(1));
        var two = node(FixedDelay.ofHours(1));
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> runs.get() >= 1);
            Thread.sleep(200);
            assertThat(runs).hasValue(1);
        } finally {
            one.stop();
            two.stop();
        }
    }

    @Test
    void work_that_fails_comes_again_at_its_time() {
        failing.set(true);
        var node = node(FixedDelay.ofHours(1));
        try {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> next().isAfter(Instant.now().plusSeconds(3_000)));
            assertThat(runs).hasValue(1);
        } finally {
            node.stop();
        }
    }

    private Instant next() {
        return database.dsl()
                .fetchOne("select execution_time from scheduled_tasks where task_name = 'count'")
                .get(0, Instant.class);
    }

    @Test
    void a_node_that_was_told_not_to_leaves_the_work_to_others() {
        var node = new ScheduledWork(database.dataSource(), List.of(), Clock.systemUTC(), false);
        node.start();
        assertThat(node.isRunning()).isFalse();
        node.stop();
    }
}
