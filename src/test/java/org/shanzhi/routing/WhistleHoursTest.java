package org.shanzhi.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Event.OfficeHoursChanged;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.policy.Timetables;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A department that is open at other hours has its own hour for signing. */
@ShanzhiTest
class WhistleHoursTest extends InTown {
    private static final String SIGN = "DL-WH-SIGN";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Autowired
    DSLContext db;

    @Autowired
    Timetables timetables;

    @Override
    protected boolean large() {
        return true;
    }

    @Test
    void a_call_counts_by_the_hours_of_the_department_it_lies_with_and_is_counted_again_when_they_change() {
        MatterNumber number = register();
        routed(number, Story.STREET, List.of());
        matters.act(town.handler, number, new Command.Sign(null), Town.act());
        matters.act(town.handler, number, new Command.Start(), Town.act());
        var called = List.of(new UnitRef(Town.SECOND), new UnitRef(Town.THIRD));
        matters.act(
                town.handler, number, new Command.Whistle("PROGRESS", called, new FreeText("楼顶违建"), null), Town.act());
        Instant second = due(number, Town.SECOND);
        Instant third = due(number, Town.THIRD);
        assertThat(second).isEqualTo(third);

        entered(Town.SECOND, "10:00-10:01");
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            db.execute(
                    "update scheduled_tasks set execution_time = now() where task_name = 'recount-clocks' and not picked");
            assertThat(due(number, Town.SECOND)).isAfter(second.plus(Duration.ofDays(59)));
        });
        assertThat(due(number, Town.THIRD)).isEqualTo(third);
        assertThat(reading.events(town.handler, number, 0, 100).items())
                .anyMatch(told -> told.event() instanceof OfficeHoursChanged);
    }

    /** As if somebody had entered them long ago. */
    private void entered(int unit, String spans) {
        db.execute(
                "insert into office_hours (district_id, edition, unit_id, from_day, spans, reason, entered_by, at)"
                        + " values ({0}, 1, {1}, '2026-01-01', array[{2}], '试行', 0, '2026-01-01')",
                DSL.val(town.district), DSL.val(unit), DSL.val(spans));
        assertThat(timetables.editions(town.district)).hasSize(1);
    }

    private Instant due(MatterNumber number, int unit) {
        return reading.sheet(town.handler, number).clocks().stream()
                .filter(clock -> clock.policy().equals(SIGN) && clock.unit() == unit)
                .map(ClockSheet::due)
                .findFirst()
                .orElseThrow();
    }
}
