package org.shanzhi.matter.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.grid.GridImport;
import org.shanzhi.matter.Command.Accept;
import org.shanzhi.matter.Command.Route;
import org.shanzhi.matter.Command.Triage;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Matters;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.Reminders.Chosen;
import org.shanzhi.notify.Reminders.Typed;
import org.shanzhi.notify.TestNotices;
import org.shanzhi.notify.carry.TestCarriers;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.testing.Gateway;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.Sizes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Thousands of alarms due at one moment, two nodes at work on one database, both killed (-9) at moments of chance: whoever
 * comes after them finds what they left. In the program every alarm is there once; out of the house none is missing, and one
 * that went out twice has the id it had.
 */
@ShanzhiTest
class AlarmCrashTest {
    private static final long SEED = 20261123;
    private static final int MATTERS = 20;
    private static final int ADDED = 100;
    private static final String PHONE = "13900139000";
    private static final Pattern NUMBER = Pattern.compile("CG\\d\\d-\\d+");
    private static final Instant DUE = Instant.parse("2036-11-24T04:00:00Z");

    @Autowired
    ApplicationContext context;

    @Autowired
    Matters matters;

    @Autowired
    DSLContext db;

    @Autowired
    OrganisationImport register;

    @Autowired
    GridImport grids;

    @TempDir
    Path directory;

    private Town town;

    @BeforeEach
    void found() {
        town = Town.found(register, grids);
        for (int i = 0; i < MATTERS; i++) {
            var number = matters.register(town.clerk, town.request("楼上漏水", "楼上漏水三个月"), Town.act())
                    .number();
            matters.act(town.clerk, number, new Accept(), Town.act());
            matters.act(town.triage, number, new Triage("0202", Complexity.GENERAL, true, "MEDIATION"), Town.act());
            var street = new Route(new UnitRef(Story.STREET), List.of(), new FreeText("属街道"), null);
            matters.act(town.triage, number, street, Town.act());
        }
    }

    @AfterEach
    void clean() {
        db.execute("delete from clock where district_id = {0} and clock_no > {1}", DSL.inline(town.district), ADDED);
    }

    @Test
    void none_is_lost_and_none_is_doubled_when_nodes_are_killed_at_any_moment() throws Exception {
        var random = new SplittableRandom(SEED);
        int clocks = Sizes.pick(4_000, 10_000);
        int rounds = Sizes.pick(1, 10);
        for (int round = 1; round <= rounds; round++) {
            try (var gateway = new Gateway()) {
                due(clocks);
                choose(gateway);
                String as = "seed %d round %d: %s".formatted(SEED, round, killed(gateway, random));
                // whoever comes after: at once, and again when what the dead had in their hands is tried again
                var heir = new RingingNode(context);
                heir.work(town.district, DUE, gateway.address());
                heir.work(town.district, DUE.plus(Duration.ofMinutes(2)), gateway.address());
                check(as, clocks, gateway);
                forget();
            }
        }
    }

    private void choose(Gateway gateway) {
        TestNotices.reminders(context, TestCarriers.sms(context, gateway.address()))
                .choose(town.handler, new Typed(Map.of(Medium.SMS, new Chosen(PHONE, true)), "22:00", "07:00"));
    }

    /** Two nodes ring until both are dead; says how far they came. */
    private String killed(Gateway gateway, SplittableRandom random) throws Exception {
        var nodes = List.of(node("a", gateway), node("b", gateway));
        for (Process node : nodes) RingingNode.await(node, "ready");
        for (Process node : nodes) RingingNode.go(node);
        for (Process node : nodes) {
            Thread.sleep(random.nextInt(50, Sizes.pick(1_500, 6_000)));
            node.destroyForcibly().waitFor();
        }
        return "%d alarms left, %d messages out"
                .formatted(left(), gateway.handed().size());
    }

    private Process node(String name, Gateway gateway) throws Exception {
        Path data = Files.createDirectories(directory.resolve(name));
        return RingingNode.start(context, data, town.district, DUE, gateway.address());
    }

    /** So many clocks that have just run out, all at one moment. */
    private void due(int clocks) {
        int each = clocks / MATTERS;
        db.execute("""
                insert into clock
                select (jsonb_populate_record(c, jsonb_build_object(
                          'clock_no', {0} + n,
                          'started_at', timestamptz {1} - interval '1 day',
                          'due_at', timestamptz {1},
                          'next_alarm_at', timestamptz {1}))).*
                  from clock c, generate_series(1, {2}) n
                 where c.district_id = {3}
                   and (c.matter_id, c.clock_no) in (select matter_id, max(clock_no) from clock
                                                      where district_id = {3} and stopped_at is null group by matter_id)
                """, DSL.inline(ADDED), DSL.inline(DUE.toString()), DSL.inline(each), DSL.inline(town.district));
    }

    private int left() {
        return count("clock where next_alarm_at <= timestamptz '" + DUE + "' and clock_no > " + ADDED + " and");
    }

    private int count(String what) {
        return db.fetchSingle("select count(*) from " + what + " district_id = " + town.district)
                .get(0, Integer.class);
    }

    private void check(String as, int clocks, Gateway gateway) {
        assertThat(left()).as(as).isZero();
        for (var reader : List.of(town.handler, town.head)) {
            String told = "notice where code = 'CLOCK_DUE' and split_part(key, '/', 2)::int > " + ADDED
                    + " and staff_id = " + reader.staffId() + " and";
            assertThat(count(told)).as(as).isEqualTo(clocks);
        }
        var texts = new HashMap<String, String>();
        gateway.handed()
                .forEach(it -> assertThat(texts.merge(it.key(), it.text("text"), (one, _) -> one))
                        .as(as)
                        .isEqualTo(it.text("text")));
        assertThat(texts).as(as).hasSize(count("outgoing where"));
        assertThat(count("outgoing where carried_at is null and")).as(as).isZero();
        assertThat(texts.values().stream().map(AlarmCrashTest::number).distinct())
                .as(as)
                .hasSize(MATTERS);
    }

    private static String number(String text) {
        var number = NUMBER.matcher(text);
        assertThat(number.find()).as(text).isTrue();
        return number.group();
    }

    private void forget() {
        clean();
        for (String table : List.of("outgoing", "notice"))
            db.execute("delete from " + table + " where district_id = " + town.district);
    }
}
