package org.shanzhi.policy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.shanzhi.calendar.Counting;
import org.shanzhi.calendar.Course;
import org.shanzhi.calendar.HolidayResources;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.calendar.OfficeHours;
import org.shanzhi.calendar.Unit;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.web.DayTable.Cell;
import org.shanzhi.policy.web.DayTable.Part;
import org.shanzhi.policy.web.DeadlineReckoner.Reckoned;
import org.shanzhi.testing.TestCallers;

class DayTableTest {
    private static final Holidays HOLIDAYS = HolidayResources.load();

    @Test
    void calendar_days_are_numbered_to_the_end_and_roll_over_the_weekend() {
        assertThat(drawn("DL-LABOUR-MED", "2026-11-13T07:20:00Z")).isEqualTo("""
                        . . . . E 1 2
                        3 4 5 6 7 8 9
                        10 11 12 13 14 O15 r
                        L . . . . . .""");
    }

    @Test
    void working_days_step_over_holidays() {
        assertThat(drawn("DL-SIGN", "2026-09-29T02:00:00Z")).isEqualTo("""
                        . E 1 - - - -
                        - - - L2 . . .""");
    }

    @Test
    void counting_back_goes_from_the_anchor_to_the_latest_day() {
        assertThat(drawn("DL-DELIB-NOTICE", "2026-11-20T07:00:00Z")).isEqualTo(". L3 2 1 E . .");
    }

    @Test
    void a_long_period_leaves_out_its_middle() {
        DayTable table = table("DL-ENFORCE", "2024-11-22T02:00:00Z");

        assertThat(table.weeks()).hasSize(10);
        assertThat(table.first()).isEqualTo(5);
        assertThat(table.left()).isPositive();
        assertThat(table.weeks().getLast().stream().map(Cell::part)).contains(Part.LAST);
    }

    @Test
    void whatever_the_rule_the_numbers_rise_by_one_and_one_day_is_the_last() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (DeadlinePolicy rule : TestCallers.POLICIES.deadlines().policies().values()) {
            Instant start = ChinaTime.startOf(LocalDate.of(2019, 3, 1)).plusSeconds(random.nextLong(86_400L * 2_000));
            Reckoned reckoned = reckoned(rule, start);
            var cells = DayTable.of(reckoned, LocalDate.EPOCH).weeks().stream()
                    .flatMap(List::stream)
                    .toList();
            String what = rule.code() + " from " + start + ", seed " + seed;

            assertThat(cells.stream()
                            .filter(cell -> cell.part() == Part.LAST)
                            .map(cell -> cell.day().date()))
                    .as(what)
                    .containsExactly(reckoned.due().dueDay());
            var numbers =
                    cells.stream().mapToInt(Cell::n).filter(n -> n > 0).sorted().toArray();
            Unit unit = rule.limit().period().unit();
            if (unit == Unit.CALENDAR_DAY || unit == Unit.WORKING_DAY) {
                assertThat(numbers[numbers.length - 1])
                        .as(what)
                        .isEqualTo(rule.limit().period().amount());
            } else {
                assertThat(numbers).as(what).isEmpty();
            }
        }
    }

    private static String drawn(String code, String start) {
        return table(code, start).weeks().stream()
                .map(week -> week.stream().map(DayTableTest::sign).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    private static String sign(Cell cell) {
        String n = cell.n() == 0 ? "" : Integer.toString(cell.n());
        return switch (cell.part()) {
            case BEFORE, AFTER -> ".";
            case EVENT -> "E";
            case COUNTED -> n;
            case SKIPPED -> "-";
            case OVER -> "O" + n;
            case ROLLED -> "r";
            case LAST -> "L" + n;
        };
    }

    private static DayTable table(String code, String start) {
        return DayTable.of(
                reckoned(TestCallers.POLICIES.deadline(code), Instant.parse(start)), LocalDate.of(2026, 11, 23));
    }

    private static Reckoned reckoned(DeadlinePolicy rule, Instant start) {
        var counting = new Counting(HOLIDAYS, OfficeHours.STANDARD);
        return new Reckoned(rule, start, counting.explain(rule.limit(), Course.from(start)), HOLIDAYS);
    }
}
