package org.shanzhi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.calendar.China.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A year whose days off are not published gives a provisional date, and a final one when they are entered. */
class UnknownYearTest {
    private static final Limit THREE_WORKING_DAYS = Limit.of(3, Unit.WORKING_DAY, true);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    private final Holidays published = HolidayResources.load();
    private final Instant wednesday = at("2026-12-30T10:00");

    @Test
    void working_days_count_with_weekends_only_and_are_provisional() {
        Due due = due(published, THREE_WORKING_DAYS, wednesday);

        assertThat(due.dueDay()).as("31 December, 1 and 4 January").isEqualTo("2027-01-04");
        assertThat(due.provisional()).isTrue();
    }

    @Test
    void entering_the_year_makes_it_final_and_may_move_it_later() {
        Due due = due(published.with(1, year2027(Map.of(NEW_YEAR, "元旦"), Map.of())), THREE_WORKING_DAYS, wednesday);

        assertThat(due.dueDay()).isEqualTo("2027-01-05");
        assertThat(due.certainty()).isEqualTo(Certainty.FINAL);
    }

    @Test
    void entering_the_year_may_also_move_it_earlier() {
        HolidayYear saturdayWorked = year2027(Map.of(), Map.of(NEW_YEAR.plusDays(1), "元旦"));

        assertThat(due(published.with(1, saturdayWorked), THREE_WORKING_DAYS, wednesday)
                        .dueDay())
                .isEqualTo("2027-01-02");
    }

    @Test
    void a_working_day_count_that_stays_in_known_years_is_final() {
        assertThat(due(published, Limit.of(1, Unit.WORKING_DAY, true), wednesday)
                        .certainty())
                .isEqualTo(Certainty.FINAL);
    }

    @Test
    void a_calendar_period_that_ends_in_an_unknown_year_stays_unrolled_until_the_year_is_entered() {
        Limit threeDays = Limit.of(3, Unit.CALENDAR_DAY, true);
        HolidayYear year = year2027(Map.of(NEW_YEAR, "元旦"), Map.of());

        Due before = due(published, threeDays, wednesday);
        Due after = due(published.with(1, year), threeDays, wednesday);

        assertThat(before.dueDay()).as("a Saturday").isEqualTo("2027-01-02");
        assertThat(before.provisional()).isTrue();
        assertThat(after.dueDay()).isEqualTo("2027-01-04");
        assertThat(after.provisional()).isFalse();
    }

    @Test
    void a_rest_period_that_runs_into_an_unknown_year_is_not_guessed() {
        List<HolidayYear> years = published.years();
        Holidays till2022 = Holidays.of(
                1, years.stream().filter(year -> year.year() <= 2022).toList());
        HolidayYear year2023 =
                years.stream().filter(year -> year.year() == 2023).findFirst().orElseThrow();
        Limit limit = Limit.of(1, Unit.CALENDAR_DAY, true);
        Instant friday = at("2022-12-30T10:00");

        assertThat(due(till2022, limit, friday).dueDay()).isEqualTo("2022-12-31");
        assertThat(due(till2022, limit, friday).provisional()).isTrue();
        assertThat(due(till2022.with(2, year2023), limit, friday).dueDay()).isEqualTo("2023-01-03");
    }

    @Test
    void what_does_not_depend_on_days_off_is_final_in_any_year() {
        assertThat(due(published, Limit.of(40, Unit.CALENDAR_DAY, false), wednesday)
                        .certainty())
                .isEqualTo(Certainty.FINAL);
        assertThat(due(published, Limit.of(500, Unit.HOUR, true), wednesday).certainty())
                .isEqualTo(Certainty.FINAL);
    }

    @Test
    void a_limit_that_ends_more_than_two_years_after_the_last_known_one_is_shown_unrolled_by_design() {
        Due limitation = due(published, Limit.of(3, Unit.YEAR, true), at("2026-03-31T10:00"));

        assertThat(limitation.dueDay()).as("a Saturday").isEqualTo("2029-03-31");
        assertThat(limitation.certainty()).isEqualTo(Certainty.FAR_AHEAD);
        assertThat(limitation.provisional()).isFalse();
        assertThat(due(published, Limit.of(2, Unit.YEAR, true), at("2026-03-31T10:00"))
                        .certainty())
                .isEqualTo(Certainty.PROVISIONAL);
    }

    @Test
    void nothing_known_at_all_is_no_reason_to_fail() {
        Due due = due(Holidays.of(0, List.of()), THREE_WORKING_DAYS, wednesday);

        assertThat(due.dueDay()).isEqualTo("2027-01-04");
        assertThat(due.provisional()).isTrue();
        assertThat(due(Holidays.of(0, List.of()), Limit.of(3, Unit.YEAR, true), wednesday)
                        .provisional())
                .isTrue();
    }

    private static Due due(Holidays holidays, Limit limit, Instant start) {
        return new Counting(holidays, OfficeHours.STANDARD).due(limit, start);
    }

    private static HolidayYear year2027(Map<LocalDate, String> off, Map<LocalDate, String> worked) {
        return new HolidayYear(2027, List.of("国办发明电〔2026〕1号"), off, worked);
    }
}
