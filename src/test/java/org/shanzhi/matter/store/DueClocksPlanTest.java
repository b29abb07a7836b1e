package org.shanzhi.matter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.conf.ParamType;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.ClockFilter;
import org.shanzhi.matter.DueWhen;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.Owed;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.org.Tier;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.Sizes;
import org.springframework.beans.factory.annotation.Autowired;

/** Indexes serve the figures of a district with many matters of which few are due. */
@ShanzhiTest
class DueClocksPlanTest {
    private static final int DISTRICT = 31_999;
    private static final int MATTERS = Sizes.pick(20_000, 200_000);
    private static final int CALLED = 77;
    private static final Viewer CENTRE = new Viewer.Centre(1, 1);

    @Autowired
    DSLContext db;

    @Autowired
    Clock clock;

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void of_many_matters_those_that_are_due_are_found_by_indexes() {
        assertThatThrownBy(() -> db.transaction(transaction -> {
                    fill(transaction.dsl());
                    var asked = new ArrayList<String>();
                    var spied = transaction
                            .dsl()
                            .configuration()
                            .derive(DefaultExecuteListenerProvider.providers(new ExecuteListener() {
                                @Override
                                public void executeStart(ExecuteContext context) {
                                    asked.add(context.query().getSQL(ParamType.INLINED));
                                }
                            }))
                            .dsl();
                    ask(new DueClocks(spied), new Lists(spied));
                    var plans = asked.stream()
                            .map(sql -> plan(transaction.dsl(), sql))
                            .toList();
                    assertThat(plans)
                            .hasSize(4)
                            .allSatisfy(plan -> assertThat(plan)
                                    .contains("clock_pkey", "clock_of_units")
                                    .doesNotContain("Seq Scan on clock", "Seq Scan on matter_open"));
                    // which of them is the planner's: they begin alike
                    assertThat(plans).allSatisfy(plan -> assertThat(plan).containsPattern("(using|Scan on) open_\\w+"));
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);
    }

    private static String plan(DSLContext tx, String sql) {
        return tx.fetch("explain " + sql).stream()
                .map(line -> line.get(0, String.class))
                .collect(Collectors.joining("\n"));
    }

    private void ask(DueClocks clocks, Lists lists) {
        LocalDate today = ChinaTime.day(clock.instant());
        var figures = clocks.figures(look(Owed.BY_ANYBODY), Map.of(Tier.DISTRICT, List.of(1)), null);
        var days = clocks.days(look(Owed.by(3)), today, today.plusDays(30));
        assertThat(figures).isNotEmpty();
        assertThat(days).isNotEmpty();
        var called = look(Owed.by(CALLED));
        var late = ListFilter.ALL.clock(called.duties().ends(DueWhen.OVERDUE));
        lists.page(DISTRICT, CENTRE, late, called.asking(), 20, Optional.empty());
        assertThat(lists.counts(DISTRICT, List.of(new Lists.Counted(CENTRE, late)), called.asking(), 100))
                .isNotEqualTo(List.of(0));
    }

    private DueClocks.Look look(Owed owed) {
        var duties =
                new ClockFilter(IntStream.rangeClosed(1, 60).boxed().collect(Collectors.toSet()), null, null, owed);
        return new DueClocks.Look(
                DISTRICT, CENTRE, ListFilter.ALL, duties, Lists.Asking.of(new Viewer.Own(1), clock.instant()));
    }

    /** A matter a unit of fifty, due within a year; three clocks each, of which one runs; that of a few is another unit's. */
    private static void fill(DSLContext tx) {
        tx.execute(
                "insert into matter_open (district_id, matter_id, centre_id, unit_id, state, due_at, late_at,"
                        + " registered_at, kind, channel) select {0}, n, 1, n % 50, 4 + n % 3,"
                        + " date_trunc('day', now()) + (n % 365 - 10) * interval '1 day',"
                        + " date_trunc('day', now()) + (n % 365 - 10) * interval '1 day', now(), 1, 1"
                        + " from generate_series(1, {1}) n",
                DISTRICT, MATTERS);
        tx.execute(
                "insert into clock (district_id, matter_id, clock_no, policy_no, policy_version, started_at, due_at,"
                        + " due_day, stopped_at) select {0}, n, c, c, 1, now(), day, day - interval '1 day',"
                        + " case when c < 3 then now() end from generate_series(1, {1}) n, generate_series(1, 3) c,"
                        + " lateral (select date_trunc('day', now()) + (n % 365 - 10) * interval '1 day' as day) d",
                DISTRICT, MATTERS);
        tx.execute(
                "update clock set unit_id = {0} where district_id = {1} and clock_no = 3 and matter_id % 100 = 0",
                CALLED, DISTRICT);
        tx.execute("analyze matter_open, clock");
    }
}
