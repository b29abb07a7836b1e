package org.shanzhi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.shanzhi.calendar.China.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples that the rules themselves give: a push on Friday 2026-11-20 at 23:50, and the mediation of wages. */
class WorkedExamplesTest {
    private final Counting counting = new Counting(HolidayResources.load(), OfficeHours.STANDARD);
    private final Instant friday = at("2026-11-20T23:50");

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_that_was_counted_by_hand(Example example) {
        assertThat(counting.due(example.limit(), example.start()).dueAt()).isEqualTo(example.ends());
    }

    private static List<Example> examples() {
        return Example.all();
    }

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

    @Test
    void litigation_hours_begin_with_the_next_full_hour() {
        Limit order = new Limit(new Period(72, Unit.HOUR), false, HourStart.NEXT_HOUR, Direction.AFTER_START);

        assertThat(counting.due(order, at("2026-11-20T10:20")).dueAt()).isEqualTo(at("2026-11-23T11:00"));
        assertThat(counting.due(order, at("2026-11-20T10:00")).dueAt())
                .as("the hour of the event is not counted, as its day is not")
                .isEqualTo(at("2026-11-23T11:00"));
    }

    @Test
    void working_hours_stop_for_lunch_and_may_end_when_the_office_closes() {
        assertThat(counting.due(Limit.of(1, Unit.WORKING_HOUR, false), at("2026-11-20T11:30"))
                        .dueAt())
                .isEqualTo(at("2026-11-20T15:00"));
        assertThat(counting.due(Limit.of(1, Unit.WORKING_HOUR, false), at("2026-11-20T17:00"))
                        .dueAt())
                .isEqualTo(at("2026-11-20T18:00"));
        assertThat(new Counting(HolidayResources.load(), OfficeHours.parse(List.of("08:00-12:00")))
                        .due(Limit.of(5, Unit.WORKING_HOUR, false), at("2026-11-20T11:30"))
                        .dueAt())
                .isEqualTo(at("2026-11-24T08:30"));
    }

    @Test
    void a_long_holiday_counts_as_rest_as_a_whole_and_its_make_up_day_as_worked() {
        Due due = counting.due(Limit.of(4, Unit.WORKING_DAY, true), at("2026-09-29T09:00"));

        assertThat(due.dueDay())
                .as("30 September, 8, 9 and Saturday 10 October")
                .isEqualTo("2026-10-10");
        assertThat(counting.due(Limit.of(7, Unit.CALENDAR_DAY, true), at("2026-09-25T09:00"))
                        .dueDay())
                .isEqualTo("2026-10-08");
    }

    @Test
    void a_period_of_hours_does_not_roll() {
        assertThat(counting.due(Limit.of(24, Unit.HOUR, true), friday).dueAt()).isEqualTo(at("2026-11-21T23:50"));
    }

    @Test
    void an_extension_continues_from_the_unrolled_end_and_only_the_last_day_of_all_rolls() {
        Instant start = at("2026-11-13T15:20");
        Course extended = new Course(start, List.of(), List.of(new Period(30, Unit.CALENDAR_DAY)));

        assertThat(counting.due(Limit.of(15, Unit.CALENDAR_DAY, true), extended))
                .isEqualTo(counting.due(Limit.of(45, Unit.CALENDAR_DAY, true), start));
    }

    @Test
    void nonsense_is_refused_when_it_is_made() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(-1, Unit.HOUR));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pause(friday, friday.minusSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Limit.before(0, Unit.END_OF_CALENDAR_MONTH, false));
        assertThatIllegalArgumentException().isThrownBy(() -> OfficeHours.parse(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> OfficeHours.parse(List.of("09:00-12:00", "11:00-18:00")));
    }
}
