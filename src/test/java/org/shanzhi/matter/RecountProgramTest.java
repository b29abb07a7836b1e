package org.shanzhi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.db.Tables.CLOCK_RECOUNT;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.intake.Ledger;
import org.shanzhi.testing.Api.Answer;
import org.shanzhi.testing.DemoData;
import org.shanzhi.testing.Program;
import org.shanzhi.testing.Sizes;
import org.shanzhi.testing.TestDatabase;

/** 期限重算 in a program that is killed on its way: it goes on where it was, and every clock ends on its day. */
class RecountProgramTest {
    private static final int DISTRICT = 1;
    private static final String SUBJECT = "2026-99";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    @Test
    void a_killed_run_goes_on_by_itself_and_every_clock_is_counted_once() throws Exception {
        var random = new SplittableRandom(620_103);
        int kills = Sizes.pick(1, 8);
        try (TestDatabase database = TestDatabase.fresh()) {
            var data = new DemoData(directory, database);
            Program program = data.serve();
            try {
                imported(data, program, Sizes.pick(4_000, 20_000));
                Result<?> right = clocks(database);
                disturb(database);
                assertThat(clocks(database)).isNotEqualTo(right);
                begin(database);
                for (int kill = 0; kill < kills && !done(database); kill++) {
                    int looked = looked(database);
                    Awaitility.await()
                            .atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(5))
                            .until(() -> looked(database) > looked);
                    Thread.sleep(random.nextInt(400));
                    program.kill();
                    missed(database);
                    program = data.serve();
                }
                Awaitility.await().atMost(PATIENCE).until(() -> done(database));
                assertThat(clocks(database)).isEqualTo(right);
                assertThat(failed(database)).isZero();
                assertThat(told(database)).isEqualTo(changed(database));
            } finally {
                program.end();
            }
            Program.Ended verified = data.command("verify");
            assertThat(verified.status()).as(verified.output()).isZero();
            Program.Ended compared = data.command("rebuild", "--check");
            assertThat(compared.status()).as(compared.output()).isZero();
        }
    }

    private static void imported(DemoData data, Program program, int rows) {
        var clerk = data.api(program, "clerk1");
        Answer started = clerk.upload(
                "/api/v1/imports", Map.of("profile", "hotline-ledger"), "ledger.csv", new Ledger(3, "CS-").csv(rows));
        String path = "/api/v1/imports/" + started.text("id");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> "DONE".equals(clerk.get(path).text("state")));
    }

    private static Result<? extends Record> clocks(TestDatabase database) {
        return database.dsl()
                .fetch("select matter_id, clock_no, due_at, due_day, provisional from clock"
                        + " where stopped_at is null order by 1, 2");
    }

    /** As if the table of holidays had been another one when they were counted. */
    private static void disturb(TestDatabase database) {
        database.dsl()
                .execute("update clock set due_at = due_at - interval '1 day', due_day = due_day - 1"
                        + " where stopped_at is null");
    }

    private static void begin(TestDatabase database) {
        database.dsl()
                .execute(
                        "insert into clock_recount"
                                + " (district_id, no, cause, subject, started_by, created_at, state, changed_at)"
                                + " select {0}, coalesce(max(no), 0) + 1, 'HOLIDAY_YEAR', {1}, 0, now(), 'RUNNING', now()"
                                + " from clock_recount where district_id = {0}",
                        DSL.val(DISTRICT), DSL.val(SUBJECT));
    }

    /** As if the two minutes had passed after which a dead node's work is given to another. */
    private static void missed(TestDatabase database) {
        database.dsl()
                .execute(
                        "update scheduled_tasks set last_heartbeat = last_heartbeat - interval '3 minutes' where picked");
    }

    private static boolean done(TestDatabase database) {
        return run(database).get(CLOCK_RECOUNT.STATE).equals("DONE");
    }

    private static int looked(TestDatabase database) {
        return run(database).get(CLOCK_RECOUNT.LOOKED);
    }

    private static int changed(TestDatabase database) {
        return run(database).get(CLOCK_RECOUNT.CHANGED);
    }

    private static int failed(TestDatabase database) {
        return run(database).get(CLOCK_RECOUNT.FAILED);
    }

    private static Record run(TestDatabase database) {
        return database.dsl()
                .selectFrom(CLOCK_RECOUNT)
                .where(CLOCK_RECOUNT.SUBJECT.eq(SUBJECT))
                .fetchSingle();
    }

    private static int told(TestDatabase database) {
        return database.dsl()
                .fetchSingle("select count(*) from matter_event where payload -> 'event' ->> 'edition' = '99'")
                .get(0, Integer.class);
    }
}
