package org.shanzhi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.ChinaTime;

/** The examples that the rules themselves give: a push on Friday 2026-11-20 at 23:50, and the mediation of wages. */
class WorkedExamplesTest {
    private final Counting counting = new Counting(HolidayResources.load(), OfficeHours.STANDARD);
    private final Instant friday = at("2026-11-20T23:50");

    @Test
    void one_calendar_day_ends_on_saturday_at_24() {
        Due due = counting.due(Limit.of(1, Unit.CALENDAR_DAY, false), friday);

        assertThat(due.dueAt()).isEqualTo(at("2026-11-22T00:00"));
        assertThat(due.dueDay()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(due.certainty()).isEqualTo(Certainty.FINAL);
    }

    @Test
    void twenty_four_hours_end_on_saturday_at_the_same_minute() {
        assertThat(counting.due(Limit.of(24, Unit.HOUR, false), friday).dueAt()).isEqualTo(at("2026-11-21T23:50"));
    }

    @Test
    void one_working_day_ends_on_monday_at_24() {
        assertThat(counting.due(Limit.of(1, Unit.WORKING_DAY, true), friday).dueAt())
                .isEqualTo(at("2026-11-24T00:00"));
    }

    @Test
    void one_working_hour_ends_on_monday_at_10() {
        assertThat(counting.due(Limit.of(1, Unit.WORKING_HOUR, false), friday).dueAt())
                .isEqualTo(at("2026-11-23T10:00"));
    }

    @Test
    void fifteen_days_that_end_on_a_saturday_roll_to_monday() {
        Due due = counting.due(Limit.of(15, Unit.CALENDAR_DAY, true), at("2026-11-13T15:20"));

        assertThat(due.dueDay()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(due.dueAt()).isEqualTo(at("2026-12-01T00:00"));
    }

    private static Instant at(String chinaTime) {
        return LocalDateTime.parse(chinaTime).atZone(ChinaTime.ZONE).toInstant();
    }
}
