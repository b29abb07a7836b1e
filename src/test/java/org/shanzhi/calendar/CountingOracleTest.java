package org.shanzhi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.shanzhi.testing.Sizes;

/** Due dates agree with {@link SlowCounting} on the real days off, for every unit, roll, hour start, pause, extension. */
class CountingOracleTest {
    private static final int TABLES = 40;
    private static final OfficeHours LONG_HOURS =
            OfficeHours.parse(List.of("00:00-08:00", "08:00-12:30", "13:00-23:30"));

    private final Holidays all = HolidayResources.load();

    @Test
    void every_due_date_is_the_one_that_day_by_day_and_minute_by_minute_counting_gives() {
        long seed = System.nanoTime();
        RandomClocks clocks = new RandomClocks(seed);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < TABLES; i++) {
            Holidays holidays = i % 3 == 0 ? clocks.holidays(all) : all;
            OfficeTimes hours = i % 4 == 0
                    ? OfficeTimes.always(LONG_HOURS)
                    : i % 4 == 1 ? OfficeTimes.always(OfficeHours.STANDARD) : clocks.officeTimes();
            pairs.add(new Pair(holidays, new Counting(holidays, hours), new SlowCounting(holidays, hours)));
        }
        for (int i = 0; i < Sizes.pick(20_000, 2_000_000); i++) {
            Pair pair = pairs.get(i % TABLES);
            Limit limit = clocks.limit();
            Course course = clocks.course();
            int no = i;
            Supplier<String> what = () -> "seed " + seed + " case " + no + ": " + limit + " " + course + " known "
                    + pair.holidays.years().stream().map(HolidayYear::year).toList();

            Due due = pair.counting.due(limit, course);

            assertThat(due).as(what).isEqualTo(pair.slow.due(limit, course));
            assertThat(withoutSteps(pair.counting.explain(limit, course)))
                    .as(what)
                    .isEqualTo(due);
        }
    }

    private static Due withoutSteps(Due due) {
        return new Due(due.dueAt(), due.dueDay(), due.certainty(), due.paused(), List.of());
    }

    private record Pair(Holidays holidays, Counting counting, SlowCounting slow) {}
}
