package org.shanzhi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.calendar.China.at;
import static org.shanzhi.calendar.China.pause;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The latest day before a date, such as the notice of a residents' meeting. */
class AnchorTest {
    private final Counting counting = new Counting(HolidayResources.load(), OfficeHours.STANDARD);
    private final Instant meeting = at("2026-11-26T14:30");

    @Test
    void three_days_before_a_meeting_on_the_26th_is_the_23rd_to_its_end() {
        Due due = counting.due(Limit.before(3, Unit.CALENDAR_DAY, false), meeting);

        assertThat(due.dueDay()).isEqualTo("2026-11-23");
        assertThat(due.dueAt()).isEqualTo(at("2026-11-24T00:00"));
    }

    @Test
    void a_rest_day_moves_earlier_so_that_the_protected_time_stays_whole() {
        assertThat(counting.due(Limit.before(5, Unit.CALENDAR_DAY, true), meeting)
                        .dueDay())
                .isEqualTo("2026-11-20");
        assertThat(counting.due(Limit.before(5, Unit.CALENDAR_DAY, false), meeting)
                        .dueDay())
                .isEqualTo("2026-11-21");
    }

    @Test
    void working_days_hours_and_months_count_back_too() {
        assertThat(counting.due(Limit.before(4, Unit.WORKING_DAY, true), meeting)
                        .dueDay())
                .isEqualTo("2026-11-20");
        assertThat(counting.due(Limit.before(24, Unit.HOUR, false), meeting).dueAt())
                .isEqualTo(at("2026-11-25T14:30"));
        assertThat(counting.due(Limit.before(4, Unit.WORKING_HOUR, false), meeting)
                        .dueAt())
                .isEqualTo(at("2026-11-25T17:00"));
        assertThat(counting.due(Limit.before(1, Unit.MONTH, false), at("2026-03-31T09:00"))
                        .dueDay())
                .isEqualTo("2026-02-28");
    }

    @Test
    void pauses_and_extensions_do_not_move_it() {
        Course course = new Course(
                meeting,
                List.of(pause("2026-11-20T08:00", "2026-11-25T08:00"), Pause.open(at("2026-11-20T08:00"))),
                List.of(new Period(3, Unit.CALENDAR_DAY)));

        assertThat(counting.due(Limit.before(3, Unit.CALENDAR_DAY, false), course))
                .isEqualTo(counting.due(Limit.before(3, Unit.CALENDAR_DAY, false), meeting));
    }

    @Test
    void a_rest_day_at_the_edge_of_what_is_published_is_not_moved() {
        Holidays till2022 = Holidays.of(
                1,
                HolidayResources.load().years().stream()
                        .filter(year -> year.year() <= 2022)
                        .toList());

        Due due = new Counting(till2022, OfficeHours.STANDARD)
                .due(Limit.before(2, Unit.CALENDAR_DAY, true), at("2023-01-03T09:00"));

        assertThat(due.dueDay()).isEqualTo("2023-01-01");
        assertThat(due.certainty()).isEqualTo(Certainty.PROVISIONAL);
    }
}
