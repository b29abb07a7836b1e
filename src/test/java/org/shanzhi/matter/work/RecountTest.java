package org.shanzhi.matter.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.matter.Command.Note;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Event.ClocksRecomputed;
import org.shanzhi.matter.Event.With;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.RecountRun;
import org.shanzhi.matter.RecountState;
import org.shanzhi.matter.Recounts;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Fold;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.Chains;
import org.shanzhi.matter.store.Change;
import org.shanzhi.matter.store.MatterLog;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.RecountRuns;
import org.shanzhi.matter.store.Restating;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.Sizes;
import org.shanzhi.testing.TestCallers;
import org.springframework.beans.factory.annotation.Autowired;

/** 期限重算 as a job: whatever happens to it on its way, every clock ends as if each matter had been counted alone. */
@ShanzhiTest
class RecountTest extends InTown {
    private static final List<String> TABLES = List.of(
            "matter where id",
            "matter_event where matter_id",
            "clock where matter_id",
            "matter_open where matter_id",
            "matter_guest where matter_id");

    @Autowired
    Recounting recounting;

    @Autowired
    RecountRuns runs;

    @Autowired
    Recounts recounts;

    @Autowired
    MatterStore store;

    @Autowired
    MatterLog log;

    @Autowired
    Rebuild rebuild;

    @Autowired
    Restating restating;

    @Autowired
    Chains chains;

    @Autowired
    Timekeeping timekeeping;

    @Autowired
    DSLContext db;

    @Autowired
    Clock clock;

    private final List<MatterNumber> numbers = new ArrayList<>();
    private int asked;

    /** The program's own look comes after the test: else it would take the runs up itself. */
    @BeforeEach
    void putOff() throws InterruptedException {
        while (db.execute("update scheduled_tasks set execution_time = now() + interval '1 day'"
                        + " where task_name = 'recount-clocks' and not picked")
                == 0) Thread.sleep(20);
    }

    @AfterEach
    void takenUpAgain() {
        db.execute("update scheduled_tasks set execution_time = now() where task_name = 'recount-clocks'");
    }

    @BeforeEach
    void aStock() {
        for (int i = 0; i < Sizes.pick(2, 12); i++) {
            numbers.add(registered("刚登记" + i));
            numbers.add(triaged("已分流" + i));
            MatterNumber assisted = registered("有协办" + i);
            routed(assisted, Story.STREET, List.of(new UnitRef(Story.COMMUNITY)));
            numbers.add(assisted);
            numbers.add(concluded("已办结" + i));
            MatterNumber archived = register();
            archived(archived);
            numbers.add(archived);
        }
    }

    @Test
    void blocks_write_what_one_by_one_would_have_written() {
        for (int seed = 0; seed < Sizes.pick(2, 30); seed++) {
            var random = new SplittableRandom(seed);
            disturb(random);
            var before = keep();
            all(begun(), 1 + random.nextInt(7));
            var together = rows();
            restore(before);
            numbers.forEach(number -> alone(number.id()));
            assertThat(together).as("seed %d", seed).isEqualTo(rows());
            assertWhole("seed " + seed);
        }
    }

    @Test
    void a_second_run_changes_nothing() {
        disturb(new SplittableRandom(1));
        RecountRun first = all(begun(), 4);
        assertThat(first.changed()).isPositive();
        assertThat(first.looked()).isEqualTo(first.total());
        var after = rows();
        RecountRun second = all(begun(), 4);
        assertThat(second.changed()).isZero();
        assertThat(second.looked()).isEqualTo(first.looked());
        assertThat(rows()).isEqualTo(after);
    }

    @Test
    void it_may_be_killed_and_cancelled_and_resumed_at_any_block() {
        for (int seed = 0; seed < Sizes.pick(3, 40); seed++) {
            var random = new SplittableRandom(seed);
            disturb(random);
            var before = keep();
            int blocks = 1 + random.nextInt(4);
            RecountRun straight = all(begun(), blocks);
            var expected = rows();
            restore(before);

            RecountRun run = begun();
            var admin = TestCallers.staff(town.district, 105, Story.CENTRE, "SYSTEM_ADMIN");
            while (now(run).state() != RecountState.DONE) {
                int end = random.nextInt(4);
                boolean kill = random.nextBoolean();
                var count = new int[1];
                try {
                    recounting.run(now(run), blocks, () -> {
                        if (count[0]++ < end) return;
                        if (kill) throw new Killed();
                        recounts.cancel(admin, run.no());
                    });
                } catch (Killed _) {
                    assertThat(now(run).state()).isEqualTo(RecountState.RUNNING);
                    continue;
                }
                if (now(run).state() == RecountState.CANCELLED) {
                    assertThat(runs.next(town.district)).isEmpty();
                    recounts.resume(admin, run.no());
                }
            }
            assertThat(rows()).as("seed %d", seed).isEqualTo(expected);
            assertThat(now(run).changed()).as("seed %d", seed).isEqualTo(straight.changed());
            assertThat(now(run).looked()).as("seed %d", seed).isEqualTo(straight.looked());
        }
    }

    @Test
    void what_somebody_does_between_counting_and_writing_stays_and_its_clocks_are_counted_with_it() {
        disturb(new SplittableRandom(5));
        var said = new ArrayList<MatterNumber>();
        RecountRun run = begun();
        recounting.run(
                run,
                1_000,
                () -> numbers.stream().filter(n -> n.id() % 2 == 0).forEach(number -> {
                    matters.act(town.clerk, number, new Note(TEXT, null), Town.act());
                    said.add(number);
                }));
        assertThat(said).isNotEmpty();
        assertThat(now(run).state()).isEqualTo(RecountState.DONE);
        assertThat(now(run).failed()).isZero();
        for (MatterNumber number : said)
            assertThat(log.last(town.district, number.id())).containsKey(Event.Noted.class);
        assertWhole("acted on meanwhile");
        assertThat(all(begun(), 1_000).changed()).isZero();
    }

    @Test
    void one_that_cannot_be_read_is_counted_as_failed_and_stops_nobody() {
        disturb(new SplittableRandom(7));
        MatterNumber broken = numbers.getFirst();
        db.execute(
                "update matter set facts = '{\"rests\": 1}' where district_id = {0} and id = {1}",
                DSL.val(town.district), DSL.val(broken.id()));
        RecountRun run = all(begun(), 5);
        assertThat(run.state()).isEqualTo(RecountState.DONE);
        assertThat(run.failed()).isEqualTo(1);
        numbers.remove(broken);
        assertWhole("beside a broken one");
        assertThat(all(begun(), 5).changed()).isZero();
        // others look at all matters that there are
        restating.write(
                rebuild.at(town.district, broken.id(), Integer.MAX_VALUE).orElseThrow(), timekeeping.of(town.district));
    }

    @Test
    void whoever_has_not_the_right_neither_sees_nor_stops_it() {
        RecountRun run = begun();
        assertThatThrownBy(() -> recounts.newest(town.clerk)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> recounts.cancel(town.clerk, run.no())).isInstanceOf(Forbidden.class);
        assertThat(now(run).state()).isEqualTo(RecountState.RUNNING);
        all(run, 10);
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private RecountRun begun() {
        runs.add(town.district, RecountHolidayYear.KIND, "2026-" + ++asked, 0);
        return runs.next(town.district).orElseThrow();
    }

    private RecountRun all(RecountRun run, int size) {
        recounting.run(run, size, () -> {});
        return now(run);
    }

    private RecountRun now(RecountRun run) {
        return runs.find(town.district, run.no()).orElseThrow();
    }

    /** As if the table of holidays had been another one when they were counted. */
    private void disturb(SplittableRandom random) {
        for (MatterNumber number : numbers) {
            if (random.nextInt(4) == 0) continue;
            String days = (1 + random.nextInt(5)) + " days";
            db.execute(
                    "update clock set due_at = due_at - {2}::interval, due_day = due_day - {3}::int,"
                            + " provisional = {4}, next_alarm_at = next_alarm_at - {2}::interval"
                            + " where district_id = {0} and matter_id = {1} and stopped_at is null",
                    DSL.val(town.district),
                    DSL.val(number.id()),
                    DSL.val(days),
                    DSL.val(days.substring(0, 1)),
                    DSL.val(random.nextBoolean()));
        }
    }

    /** As every clock was counted again before there was a job. */
    private void alone(long id) {
        var held = store.load(town.district, id).orElseThrow();
        Matter before = held.matter();
        Clocks clocks = timekeeping.of(town.district);
        var r = new Recorded(
                before.version() + 1,
                before.moment(clock.instant()),
                Recorded.PROGRAM,
                before.unit(),
                UUID.randomUUID(),
                new ClocksRecomputed(2026, asked),
                With.NOTHING);
        Matter after = clocks.after(before, Fold.next(before, r), r);
        if (after.clocks().equals(before.clocks())) return;
        assertThat(store.write(List.of(new Change(before, after, r, held.head(), List.of(), 0)), clocks, null))
                .isTrue();
    }

    /** What is stored agrees with the log, and nobody's chain is broken. */
    private void assertWhole(String when) {
        Clocks clocks = timekeeping.of(town.district);
        for (MatterNumber number : numbers) {
            Matter stored = store.load(town.district, number.id()).orElseThrow().matter();
            Matter told =
                    rebuild.at(town.district, number.id(), Integer.MAX_VALUE).orElseThrow();
            assertThat(restating.differences(stored, told, clocks)).as(when).isEmpty();
            assertThat(chains.broken(town.district, number.id())).as(when).isEmpty();
        }
    }

    /** Everything that is stored of the town's matters, without what chance and the time of day make. */
    private Map<Long, List<String>> rows() {
        var all = new TreeMap<Long, List<String>>();
        for (MatterNumber number : numbers) {
            var rows = new ArrayList<String>();
            for (String table : TABLES) {
                String key = table.substring(table.lastIndexOf(' ') + 1);
                String name = table.substring(0, table.indexOf(' '));
                rows.addAll(db.fetch(
                                "select (to_jsonb(t) - 'hash' - 'head_hash' - 'tx' - 'request_id' - 'at' #- '{facts,lastAt}'"
                                        + " #- '{payload,event,edition}')::text from " + name
                                        + " t where district_id = "
                                        + town.district + " and " + key + " = " + number.id() + " order by 1")
                        .into(String.class));
            }
            all.put(number.id(), rows);
        }
        return all;
    }

    /** A copy of the town's rows, by table. */
    private Map<String, String> keep() {
        var kept = new TreeMap<String, String>();
        for (String table : TABLES) {
            String name = table.substring(0, table.indexOf(' '));
            String copy = "kept_" + name + "_" + town.district + "_" + ++asked;
            db.execute("create table " + copy + " as select * from " + name + " where district_id = " + town.district);
            kept.put(name, copy);
        }
        return kept;
    }

    private void restore(Map<String, String> kept) {
        kept.forEach((name, copy) -> {
            db.execute("delete from " + name + " where district_id = " + town.district);
            db.execute("insert into " + name + " select * from " + copy);
            db.execute("drop table " + copy);
        });
    }
}
