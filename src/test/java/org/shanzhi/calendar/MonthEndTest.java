package org.shanzhi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.calendar.China.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 民法典 202: the same-numbered day, and where there is none the last day of the month. */
class MonthEndTest {
    private final Counting counting = new Counting(HolidayResources.load(), OfficeHours.STANDARD);

    @Test
    void a_month_ends_on_the_same_numbered_day_or_on_the_last() {
        assertThat(dueDay(1, Unit.MONTH, "2026-01-15T08:00")).isEqualTo("2026-02-15");
        assertThat(dueDay(1, Unit.MONTH, "2026-01-31T08:00")).isEqualTo("2026-02-28");
        assertThat(dueDay(1, Unit.MONTH, "2024-01-31T08:00")).isEqualTo("2024-02-29");
        assertThat(dueDay(1, Unit.MONTH, "2024-02-29T08:00")).isEqualTo("2024-03-29");
    }

    @Test
    void a_year_from_29_february_ends_on_28_february() {
        assertThat(dueDay(1, Unit.YEAR, "2024-02-29T08:00")).isEqualTo("2025-02-28");
        assertThat(dueDay(4, Unit.YEAR, "2020-02-29T08:00")).isEqualTo("2024-02-29");
    }

    @Test
    void the_end_of_the_calendar_month_is_its_last_day_even_from_that_day() {
        assertThat(dueDay(0, Unit.END_OF_CALENDAR_MONTH, "2024-02-03T08:00")).isEqualTo("2024-02-29");
        assertThat(dueDay(0, Unit.END_OF_CALENDAR_MONTH, "2026-11-30T23:59")).isEqualTo("2026-11-30");
        assertThat(dueDay(1, Unit.END_OF_CALENDAR_MONTH, "2026-01-31T08:00")).isEqualTo("2026-02-28");
    }

    @Test
    void an_extension_by_months_is_not_shortened_by_a_short_month_in_between() {
        Instant august = at("2025-08-31T10:00");
        Course extended = new Course(august, List.of(), List.of(new Period(6, Unit.MONTH)));

        assertThat(counting.due(Limit.of(6, Unit.MONTH, false), august).dueDay())
                .isEqualTo("2026-02-28");
        assertThat(counting.due(Limit.of(6, Unit.MONTH, false), extended).dueDay())
                .isEqualTo("2026-08-31");
    }

    private LocalDate dueDay(int amount, Unit unit, String start) {
        return counting.due(Limit.of(amount, unit, false), at(start)).dueDay();
    }
}
