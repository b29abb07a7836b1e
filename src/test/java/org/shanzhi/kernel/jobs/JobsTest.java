package org.shanzhi.kernel.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.shanzhi.db.Tables.JOB;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.testing.MovableClock;
import org.shanzhi.testing.TestDatabase;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class JobsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int STAFF = 7;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T01:30:00Z"));
    private final JsonMapper json = JsonMapper.shared();
    private final AtomicInteger writes = new AtomicInteger();

    private TestDatabase database;
    private DSLContext dsl;
    private TransactionTemplate transactions;
    private JobStore store;
    private Jobs jobs;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        dsl = DSL.using(
                new TransactionAwareDataSourceProxy(database.dataSource()),
                SQLDialect.POSTGRES,
                new Settings().withRenderSchema(false));
        transactions = new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
        store = new JobStore(dsl, transactions, json, clock) {
            @Override
            boolean write(int districtId, UUID id, Step step) {
                writes.incrementAndGet();
                return super.write(districtId, id, step);
            }
        };
        jobs = new Jobs(store, json, clock);
        jobs.start();
    }

    @AfterEach
    void stop() {
        if (jobs.isRunning()) {
            jobs.stop();
        }
        database.close();
    }

    private static JobRequest request(int total) {
        return JobRequest.of(1, "BULK", STAFF, total);
    }

    private JobView find(JobHandle job) {
        return jobs.find(1, STAFF, job.id());
    }

    @Test
    void work_runs_on_a_thread_of_its_own_and_leaves_a_result_for_each_row() {
        var virtual = new AtomicBoolean();
        var job = jobs.start(request(3), progress -> {
            virtual.set(Thread.currentThread().isVirtual());
            for (var number : List.of("CG26-1", "CG26-2", "CG26-3")) {
                progress.check();
                progress.row(Map.of("number", number));
            }
        });
        assertThat(job.await(LONG)).isEqualTo(JobState.DONE);
        assertThat(virtual).isTrue();
        assertThat(find(job)).isEqualTo(new JobView(job.id(), "BULK", JobState.DONE, 3, 3, Optional.empty()));
        assertThat(jobs.rows(1, STAFF, job.id(), 0).rows())
                .extracting(row -> row.get("number").stringValue())
                .containsExactly("CG26-1", "CG26-2", "CG26-3");
    }

    @Test
    void progress_is_seen_while_it_runs() {
        var goOn = new CountDownLatch(1);
        var job = jobs.start(request(0), progress -> {
            progress.total(10);
            progress.done(4);
            goOn.await();
        });
        await().atMost(LONG).until(() -> find(job).done() == 4);
        assertThat(find(job).total()).isEqualTo(10);
        assertThat(find(job).state()).isEqualTo(JobState.RUNNING);
        goOn.countDown();
        assertThat(job.await(LONG)).isEqualTo(JobState.DONE);
    }

    @Test
    void ten_thousand_rows_are_written_in_a_few_steps_none_lost_or_doubled() {
        var job = jobs.start(request(12_345), progress -> {
            for (var i = 1; i <= 12_345; i++) {
                progress.row(i);
            }
        });
        var began = System.nanoTime();
        assertThat(job.await(LONG)).isEqualTo(JobState.DONE);
        var halfSeconds = (int) Duration.ofNanos(System.nanoTime() - began).dividedBy(Duration.ofMillis(500));
        assertThat(writes).as("start, end, two full buffers, two a second").hasValueLessThanOrEqualTo(5 + halfSeconds);
        assertThat(dsl.fetch("select row_no, result::text::int from job_row order by row_no"))
                .hasSize(12_345)
                .allMatch(row -> row.get(0).equals(row.get(1)));
        var first = jobs.rows(1, STAFF, job.id(), 0);
        assertThat(first.rows()).hasSize(Jobs.ROWS);
        assertThat(first.more()).isTrue();
        var last = jobs.rows(1, STAFF, job.id(), 12_000);
        assertThat(last.rows()).hasSize(345);
        assertThat(last.last()).isEqualTo(12_345);
        assertThat(last.more()).isFalse();
    }

    @Test
    void who_started_it_can_stop_it_and_what_was_done_stands() {
        var job = jobs.start(request(1_000_000), JobsTest::untilCancelled);
        await().atMost(LONG).until(() -> find(job).done() > 0);
        jobs.cancel(1, STAFF, job.id());
        assertThat(job.await(LONG)).isEqualTo(JobState.CANCELLED);
        var view = find(job);
        assertThat(view.state()).isEqualTo(JobState.CANCELLED);
        assertThat((long) dsl.fetchValue("select count(*) from job_row")).isEqualTo(view.done());
        jobs.cancel(1, STAFF, job.id());
        assertThat(find(job)).isEqualTo(view);
    }

    private static void untilCancelled(Progress progress) throws InterruptedException {
        for (var i = 0; ; i++) {
            progress.check();
            progress.row(i);
            Thread.sleep(5);
        }
    }

    @Test
    void it_can_be_stopped_from_another_node() {
        var job = jobs.start(request(0), JobsTest::untilCancelled);
        await().atMost(LONG).until(() -> find(job).state() == JobState.RUNNING);
        new Jobs(store, json, clock).cancel(1, STAFF, job.id());
        assertThat(job.await(LONG)).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void work_that_only_looks_whether_to_stop_is_cancelled_too_and_work_that_does_not_look_is_done() {
        var looks = jobs.start(request(0), progress -> {
            while (!progress.cancelled()) {
                Thread.sleep(5);
            }
        });
        jobs.cancel(1, STAFF, looks.id());
        assertThat(looks.await(LONG)).isEqualTo(JobState.CANCELLED);
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var doesNot = jobs.start(request(0), progress -> {
            begun.countDown();
            goOn.await();
        });
        await().atMost(LONG).until(() -> begun.getCount() == 0);
        jobs.cancel(1, STAFF, doesNot.id());
        goOn.countDown();
        assertThat(doesNot.await(LONG)).isEqualTo(JobState.DONE);
    }

    @Test
    void what_fails_says_why_or_under_which_reference_it_was_recorded() {
        var refused = jobs.start(request(0), progress -> {
            progress.row("done before");
            throw new Refused(ServiceCode.FILE_EMPTY);
        });
        assertThat(refused.await(LONG)).isEqualTo(JobState.FAILED);
        assertThat(find(refused).failure()).hasValue(new JobView.Failure("FILE_EMPTY", List.of()));
        assertThat(jobs.rows(1, STAFF, refused.id(), 0).rows()).hasSize(1);
        var bug = jobs.start(request(0), progress -> {
            throw new IllegalStateException("secret");
        });
        assertThat(bug.await(LONG)).isEqualTo(JobState.FAILED);
        assertThat(find(bug).failure().orElseThrow().code()).isEqualTo("JOB_FAILED");
        assertThat(find(bug).failure().orElseThrow().args()).hasSize(1).noneMatch(arg -> arg.contains("secret"));
    }

    @Test
    void nobody_else_sees_it() {
        var job = jobs.start(request(0), progress -> {});
        job.await(LONG);
        for (var other : List.<Runnable>of(
                () -> jobs.find(1, 8, job.id()),
                () -> jobs.find(2, STAFF, job.id()),
                () -> jobs.find(1, null, job.id()),
                () -> jobs.rows(1, 8, job.id(), 0),
                () -> jobs.cancel(1, 8, job.id()),
                () -> jobs.find(1, STAFF, UUID.randomUUID()))) {
            assertThatExceptionOfType(NotFound.class).isThrownBy(other::run);
        }
    }

    @Test
    void only_one_of_a_kind_runs_where_that_was_asked() throws Exception {
        var goOn = new CountDownLatch(1);
        var started = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(() -> {
                        try {
                            jobs.start(request(0).onlyOne(), progress -> goOn.await());
                            started.incrementAndGet();
                        } catch (Refused refused) {
                            assertThat(refused.reasons().getFirst().code()).isEqualTo(ServiceCode.JOB_ALREADY_RUNNING);
                        }
                    }))
                    .toList();
            for (var attempt : tries) {
                attempt.get();
            }
        }
        assertThat(started).hasValue(1);
        assertThat(jobs.start(new JobRequest(2, "BULK", STAFF, 0, true), progress -> {})
                        .await(LONG))
                .isEqualTo(JobState.DONE);
        goOn.countDown();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(
                                jobs.start(request(0).onlyOne(), progress -> {}).await(LONG))
                        .isEqualTo(JobState.DONE));
    }

    @Test
    void a_fifth_waits_until_one_of_four_is_over() {
        var goOn = new CountDownLatch(1);
        var four = IntStream.range(0, 4)
                .mapToObj(i -> jobs.start(request(0), progress -> goOn.await()))
                .toList();
        await().atMost(LONG).until(() -> four.stream().allMatch(job -> find(job).state() == JobState.RUNNING));
        var fifth = jobs.start(request(0), progress -> {});
        assertThat(find(fifth).state()).isEqualTo(JobState.WAITING);
        goOn.countDown();
        assertThat(fifth.await(LONG)).isEqualTo(JobState.DONE);
    }

    @Test
    void work_begins_only_after_the_transaction_that_starts_it_has_committed() {
        var ran = new AtomicInteger();
        transactions.executeWithoutResult(transaction -> {
            jobs.start(request(0), progress -> ran.incrementAndGet());
            transaction.setRollbackOnly();
        });
        var committed = transactions.execute(transaction -> {
            var job = jobs.start(request(0), progress -> ran.addAndGet(10));
            assertThat(job.end()).isNotDone();
            return job;
        });
        assertThat(committed.await(LONG)).isEqualTo(JobState.DONE);
        assertThat(ran).hasValue(10);
        assertThat((long) dsl.fetchValue("select count(*) from job")).isOne();
    }

    @Test
    void work_of_a_dead_node_is_called_failed_and_work_of_a_living_one_is_not() {
        var dead = UUID.randomUUID();
        store.insert(dead, request(10));
        clock.forward(EndJobsOfDeadNodes.SILENCE.plusSeconds(1));
        var goOn = new CountDownLatch(1);
        var living = jobs.start(request(0), progress -> goOn.await());
        new EndJobsOfDeadNodes(store, clock).run();
        assertThat(jobs.find(1, STAFF, dead).state()).isEqualTo(JobState.FAILED);
        assertThat(jobs.find(1, STAFF, dead).failure()).hasValue(new JobView.Failure("JOB_INTERRUPTED", List.of()));
        goOn.countDown();
        assertThat(living.await(LONG)).isEqualTo(JobState.DONE);
    }

    @Test
    void a_node_that_starts_ends_what_a_dead_one_left() {
        var dead = UUID.randomUUID();
        store.insert(dead, request(10));
        clock.forward(EndJobsOfDeadNodes.SILENCE.plusSeconds(1));
        var node = new Jobs(store, json, clock);
        node.start();
        node.stop();
        assertThat(jobs.find(1, STAFF, dead).state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void quiet_work_gives_a_sign_of_life() {
        var goOn = new CountDownLatch(1);
        var job = jobs.start(request(0), progress -> goOn.await());
        await().atMost(LONG).until(() -> find(job).state() == JobState.RUNNING);
        clock.forward(Duration.ofMinutes(1));
        await().atMost(LONG).until(() -> dsl.fetchExists(JOB, JOB.CHANGED_AT.eq(clock.instant())));
        goOn.countDown();
    }

    @Test
    void work_that_was_taken_for_dead_stops() {
        var job = jobs.start(request(0), JobsTest::untilCancelled);
        await().atMost(LONG).until(() -> find(job).done() > 0);
        store.failSilentSince(clock.instant().plusSeconds(1));
        job.await(LONG);
        assertThat(find(job).state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void a_node_that_shuts_down_interrupts_its_work() {
        var job = jobs.start(request(0), JobsTest::untilCancelled);
        await().atMost(LONG).until(() -> find(job).done() > 0);
        jobs.stop();
        assertThat(find(job).state()).isEqualTo(JobState.FAILED);
        assertThat(find(job).failure().orElseThrow().code()).isEqualTo("JOB_INTERRUPTED");
    }

    @Test
    void what_ended_long_ago_is_forgotten_with_its_rows() {
        jobs.start(request(0), progress -> progress.row("x")).await(LONG);
        clock.forward(EndJobsOfDeadNodes.KEPT);
        new EndJobsOfDeadNodes(store, clock).run();
        assertThat((long) dsl.fetchValue("select count(*) from job_row")).isOne();
        clock.forward(Duration.ofSeconds(1));
        new EndJobsOfDeadNodes(store, clock).run();
        assertThat((long) dsl.fetchValue("select (select count(*) from job) + (select count(*) from job_row)"))
                .isZero();
    }
}
