package org.shanzhi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.calendar.China.at;
import static org.shanzhi.calendar.China.pause;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.testing.Sizes;

/** Every date says how it was counted. */
class ExplanationTest {
    private final Holidays holidays = HolidayResources.load();
    private final Counting counting = new Counting(holidays, OfficeHours.STANDARD);

    @Test
    void fifteen_days_of_labour_mediation_tell_the_first_day_the_end_and_the_roll() {
        assertThat(steps(Limit.of(15, Unit.CALENDAR_DAY, true), Course.from(at("2026-11-13T15:20"))))
                .containsExactly(
                        new Step.Started(at("2026-11-13T15:20")),
                        new Step.FirstDayNotCounted(date("2026-11-13"), date("2026-11-14")),
                        new Step.Counted(new Period(15, Unit.CALENDAR_DAY), date("2026-11-28")),
                        new Step.RestAtEnd(
                                new Step.RestDays(date("2026-11-28"), date("2026-11-29"), DayKind.WEEKEND, null)),
                        new Step.Rolled(date("2026-11-28"), date("2026-11-30")),
                        new Step.EndsWithDay(date("2026-11-30")));
    }

    @Test
    void working_days_name_the_holiday_they_pass_and_the_make_up_day_they_count() {
        assertThat(steps(Limit.of(4, Unit.WORKING_DAY, true), Course.from(at("2026-09-29T09:00"))))
                .containsSubsequence(
                        new Step.NotCounted(
                                new Step.RestDays(date("2026-10-01"), date("2026-10-07"), DayKind.HOLIDAY, "国庆节")),
                        new Step.MakeUpDayCounted(date("2026-10-10"), "国庆节"),
                        new Step.Counted(new Period(4, Unit.WORKING_DAY), date("2026-10-10")));
    }

    @Test
    void a_long_count_sums_up_its_weekends_and_stays_short() {
        List<Step> steps = steps(Limit.of(60, Unit.WORKING_DAY, true), Course.from(at("2026-08-03T09:00")));

        assertThat(steps).hasSizeLessThan(12);
        assertThat(steps).contains(new Step.WeekendsNotCounted(date("2026-08-08"), date("2026-10-25"), 18));
    }

    @Test
    void working_hours_say_when_the_office_opens() {
        assertThat(steps(Limit.of(1, Unit.WORKING_HOUR, false), Course.from(at("2026-11-20T23:50"))))
                .containsExactly(
                        new Step.Started(at("2026-11-20T23:50")),
                        new Step.OfficeOpens(at("2026-11-23T09:00")),
                        new Step.OfficeHoursHold(date("2026-11-20"), OfficeHours.STANDARD, false),
                        new Step.NotCounted(
                                new Step.RestDays(date("2026-11-21"), date("2026-11-22"), DayKind.WEEKEND, null)),
                        new Step.Counted(new Period(1, Unit.WORKING_HOUR), at("2026-11-23T10:00")),
                        new Step.EndsAt(at("2026-11-23T10:00")));
    }

    @Test
    void a_pause_says_what_it_gave_back() {
        Course course =
                new Course(at("2026-11-19T09:00"), List.of(pause("2026-11-20T23:50", "2026-11-23T00:10")), List.of());

        assertThat(steps(Limit.of(3, Unit.WORKING_DAY, true), course))
                .contains(new Step.PausedDays(at("2026-11-20T23:50"), at("2026-11-23T00:10"), Unit.WORKING_DAY, 1));
        assertThat(steps(Limit.of(3, Unit.CALENDAR_DAY, true), course))
                .contains(new Step.PausedDays(at("2026-11-20T23:50"), at("2026-11-23T00:10"), Unit.CALENDAR_DAY, 3));
    }

    @Test
    void an_open_pause_an_extension_a_short_month_and_an_unknown_year_are_told() {
        Course course = new Course(
                at("2026-08-31T09:00"),
                List.of(Pause.open(at("2026-10-08T10:00"))),
                List.of(new Period(4, Unit.MONTH), new Period(2, Unit.CALENDAR_DAY)));

        assertThat(steps(Limit.of(6, Unit.MONTH, true), course))
                .containsExactly(
                        new Step.Started(at("2026-08-31T09:00")),
                        new Step.FirstDayNotCounted(date("2026-08-31"), date("2026-09-01")),
                        new Step.StillPaused(at("2026-10-08T10:00")),
                        new Step.MonthEnd(31, date("2027-02-28")),
                        new Step.Counted(new Period(6, Unit.MONTH), date("2027-02-28")),
                        new Step.MonthEnd(31, date("2027-06-30")),
                        new Step.Extended(new Period(4, Unit.MONTH), date("2027-06-30")),
                        new Step.Extended(new Period(2, Unit.CALENDAR_DAY), date("2027-07-02")),
                        new Step.YearNotPublished(2027),
                        new Step.EndsWithDay(date("2027-07-02")));
    }

    @Test
    void counting_back_tells_the_anchor_and_the_move() {
        assertThat(steps(Limit.before(5, Unit.CALENDAR_DAY, true), Course.from(at("2026-11-26T14:30"))))
                .containsExactly(
                        new Step.CountedBackFrom(at("2026-11-26T14:30")),
                        new Step.AnchorDayNotCounted(date("2026-11-26")),
                        new Step.CountedBack(new Period(5, Unit.CALENDAR_DAY), date("2026-11-21")),
                        new Step.RestAtEnd(
                                new Step.RestDays(date("2026-11-21"), date("2026-11-21"), DayKind.WEEKEND, null)),
                        new Step.MovedEarlier(date("2026-11-21"), date("2026-11-20")),
                        new Step.EndsWithDay(date("2026-11-20")));
    }

    @Test
    void the_steps_of_a_working_day_count_add_up_to_the_days_that_passed() {
        long seed = System.nanoTime();
        RandomClocks clocks = new RandomClocks(seed);
        for (int i = 0; i < Sizes.pick(20_000, 500_000); i++) {
            int amount = clocks.period().amount() % 70 + 1;
            Course course = new Course(clocks.moment(), List.of(), List.of());
            Due due = counting.explain(Limit.of(amount, Unit.WORKING_DAY, true), course);

            long notCounted = due.steps().stream()
                    .mapToLong(step -> switch (step) {
                        case Step.NotCounted run -> run.days().count();
                        case Step.WeekendsNotCounted weekends -> weekends.days();
                        default -> 0;
                    })
                    .sum();

            assertThat(ChinaTime.day(course.start()).until(due.dueDay(), ChronoUnit.DAYS))
                    .as("seed %d case %d", seed, i)
                    .isEqualTo(amount + notCounted);
        }
    }

    @Test
    void the_days_that_pauses_gave_back_add_up_to_the_delay() {
        long seed = System.nanoTime();
        RandomClocks clocks = new RandomClocks(seed);
        for (int i = 0; i < Sizes.pick(20_000, 500_000); i++) {
            int amount = clocks.period().amount() % 70 + 1;
            Unit unit = i % 2 == 0 ? Unit.CALENDAR_DAY : Unit.WORKING_DAY;
            Course random = clocks.course();
            Course course = new Course(
                    random.start(),
                    random.pauses().stream().filter(pause -> !pause.isOpen()).toList(),
                    List.of());
            Due due = counting.explain(Limit.of(amount, unit, false), course);

            long givenBack = due.steps().stream()
                    .mapToLong(step -> step instanceof Step.PausedDays paused ? paused.days() : 0)
                    .sum();
            long counted = ChinaTime.day(course.start())
                    .plusDays(1)
                    .datesUntil(due.dueDay().plusDays(1))
                    .filter(day -> unit == Unit.CALENDAR_DAY
                            || !holidays.day(day).kind().isRest())
                    .count();

            assertThat(counted).as("seed %d case %d: %s", seed, i, course).isEqualTo(amount + givenBack);
        }
    }

    private List<Step> steps(Limit limit, Course course) {
        return counting.explain(limit, course).steps();
    }

    private static LocalDate date(String date) {
        return LocalDate.parse(date);
    }
}
