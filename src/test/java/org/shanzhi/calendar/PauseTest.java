package org.shanzhi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.calendar.China.at;
import static org.shanzhi.calendar.China.pause;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.testing.Sizes;

/** 中止: the rest of the period continues, and nothing of it is lost or counted twice. */
class PauseTest {
    private final Counting counting = new Counting(HolidayResources.load(), OfficeHours.STANDARD);
    private final Instant thursday = at("2026-11-19T09:00");

    @Test
    void a_pause_over_a_weekend_and_two_midnights_gives_back_its_one_working_day() {
        Pause weekend = pause("2026-11-20T23:50", "2026-11-23T00:10");

        assertThat(dueDay(3, Unit.WORKING_DAY, weekend))
                .as("Tuesday without the pause")
                .isEqualTo("2026-11-25");
        assertThat(dueDay(3, Unit.CALENDAR_DAY, weekend))
                .as("Sunday without it")
                .isEqualTo("2026-11-25");
    }

    @Test
    void hours_stand_still_to_the_minute_over_midnights_and_weekends() {
        Course course = new Course(
                thursday,
                List.of(pause("2026-11-19T23:59", "2026-11-20T00:00"), pause("2026-11-20T23:50", "2026-11-23T00:10")),
                List.of());

        assertThat(counting.due(Limit.of(72, Unit.HOUR, false), course).dueAt())
                .isEqualTo(at("2026-11-22T09:00").plus(Duration.ofMinutes(1 + 48 * 60 + 20)));
    }

    @Test
    void working_hours_lose_only_the_office_time_inside_the_pause() {
        Course course = new Course(thursday, List.of(pause("2026-11-19T11:00", "2026-11-19T15:00")), List.of());

        assertThat(counting.due(Limit.of(4, Unit.WORKING_HOUR, false), course).dueAt())
                .as("9 to 11 and 15 to 17")
                .isEqualTo(at("2026-11-19T17:00"));
    }

    @Test
    void a_pause_resumed_on_the_same_day_changes_no_day() {
        assertThat(dueDay(3, Unit.WORKING_DAY, pause("2026-11-20T08:00", "2026-11-20T23:59")))
                .isEqualTo("2026-11-24");
    }

    @Test
    void a_clock_paused_on_its_last_day_ends_on_the_day_of_resuming() {
        assertThat(dueDay(3, Unit.WORKING_DAY, pause("2026-11-24T10:00", "2026-12-02T16:00")))
                .isEqualTo("2026-12-02");
    }

    @Test
    void a_clock_paused_on_its_first_day_starts_again_on_the_day_of_resuming() {
        assertThat(dueDay(3, Unit.WORKING_DAY, pause("2026-11-19T10:00", "2026-12-02T16:00")))
                .isEqualTo(counting.due(Limit.of(3, Unit.WORKING_DAY, true), at("2026-12-02T16:00"))
                        .dueDay());
    }

    @Test
    void months_get_back_the_paused_days_one_for_one_also_from_their_first_day() {
        Instant start = at("2026-01-01T09:00");
        Limit month = Limit.of(1, Unit.MONTH, false);

        assertThat(counting.due(month, start).dueDay()).isEqualTo("2026-02-01");
        for (String from : List.of("2026-01-01T10:00", "2026-01-02T10:00", "2026-01-31T10:00")) {
            Pause tenDays = new Pause(at(from), at(from).plus(Duration.ofDays(10)));

            assertThat(counting.due(month, new Course(start, List.of(tenDays), List.of()))
                            .dueDay())
                    .isEqualTo("2026-02-11");
        }
    }

    @Test
    void a_clock_paused_while_it_rolls_does_not_end_before_it_is_resumed() {
        Course course = new Course(thursday, List.of(pause("2026-11-22T10:00", "2026-11-25T10:00")), List.of());

        assertThat(counting.due(Limit.of(2, Unit.CALENDAR_DAY, true), course).dueDay())
                .isEqualTo("2026-11-25");
        assertThat(counting.due(Limit.of(2, Unit.CALENDAR_DAY, false), course).dueDay())
                .as("without roll it was over on Saturday")
                .isEqualTo("2026-11-21");
    }

    @Test
    void pauses_for_two_reasons_at_once_count_once() {
        Course both = new Course(
                thursday,
                List.of(pause("2026-11-25T10:00", "2026-11-30T10:00"), pause("2026-11-23T10:00", "2026-11-27T10:00")),
                List.of());

        assertThat(counting.due(Limit.of(15, Unit.WORKING_DAY, true), both).dueDay())
                .isEqualTo(dueDay(15, Unit.WORKING_DAY, pause("2026-11-23T10:00", "2026-11-30T10:00")));
    }

    @Test
    void an_open_pause_shows_the_date_as_if_it_were_resumed_at_once() {
        Limit limit = Limit.of(3, Unit.WORKING_DAY, true);
        Course open = new Course(thursday, List.of(Pause.open(at("2026-11-24T10:00"))), List.of());
        Course openedLate = new Course(thursday, List.of(Pause.open(at("2026-11-25T00:00"))), List.of());

        assertThat(counting.due(limit, open).paused()).isTrue();
        assertThat(counting.due(limit, open).dueDay()).isEqualTo("2026-11-24");
        assertThat(counting.due(limit, openedLate).paused())
                .as("24:00 had passed")
                .isFalse();
    }

    @Test
    void after_a_pause_the_rest_of_the_days_is_counted_from_the_day_of_resuming() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < Sizes.pick(20_000, 1_000_000); i++) {
            LocalDate startDay = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2500));
            int n = random.nextInt(1, 60);
            int used = random.nextInt(n + 1);
            int paused = random.nextInt(100);
            Instant start = somewhereIn(startDay, random);
            Instant from = later(start, somewhereIn(startDay.plusDays(used), random));
            Instant to = later(from, somewhereIn(startDay.plusDays(used + paused), random));

            Due due = counting.due(
                    Limit.of(n, Unit.CALENDAR_DAY, false), new Course(start, List.of(new Pause(from, to)), List.of()));

            assertThat(due)
                    .as("seed %d case %d", seed, i)
                    .isEqualTo(counting.due(Limit.of(n - used, Unit.CALENDAR_DAY, false), to));
        }
    }

    @Test
    void a_pause_cut_in_two_is_worth_the_same_and_a_longer_one_never_less() {
        long seed = System.nanoTime();
        RandomClocks clocks = new RandomClocks(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < Sizes.pick(20_000, 1_000_000); i++) {
            Limit limit = clocks.limit();
            Course any = clocks.course();
            Course course = new Course(any.start(), any.pauses(), i % 2 == 0 ? List.of() : List.of(limit.period()));
            Pause pause = clocks.pause(course.start());
            if (pause.isOpen()) {
                continue;
            }
            long minutes = Duration.between(pause.from(), pause.to()).toMinutes();
            Instant cut = pause.from().plus(Duration.ofMinutes(random.nextLong(minutes + 1)));
            Pause first = new Pause(pause.from(), cut);

            Due whole = counting.due(limit, with(course, pause));

            assertThat(counting.due(limit, with(course, first, new Pause(cut, pause.to()))))
                    .as("seed %d case %d", seed, i)
                    .isEqualTo(whole);
            Due shorter = counting.due(limit, with(course, first));
            if (whole.certainty() == Certainty.PROVISIONAL && shorter.certainty() == Certainty.FINAL) {
                // It reached into a year that nobody knows, and is the earliest date that may come out: not rolled.
                shorter = counting.due(unrolled(limit), with(course, first));
            }
            assertThat(whole.dueAt()).as("seed %d case %d", seed, i).isAfterOrEqualTo(shorter.dueAt());
        }
    }

    @Test
    void nothing_is_due_while_it_is_paused() {
        long seed = System.nanoTime();
        RandomClocks clocks = new RandomClocks(seed);
        for (int i = 0; i < Sizes.pick(20_000, 1_000_000); i++) {
            Limit limit = clocks.limit();
            Course course = clocks.course();
            Due due = counting.due(limit, course);
            if (limit.direction() == Direction.BEFORE_ANCHOR
                    || due.certainty() != Certainty.FINAL
                    || limit.period().amount() == 0) {
                continue;
            }
            for (Pause pause : course.pauses()) {
                assertThat(!pause.isOpen()
                                && pause.from().isBefore(due.dueAt())
                                && due.dueAt().isBefore(pause.to()))
                        .as("seed %d case %d: %s %s %s", seed, i, limit, course, due)
                        .isFalse();
            }
        }
    }

    private static Limit unrolled(Limit limit) {
        return new Limit(limit.period(), false, limit.hourStart(), limit.direction());
    }

    private LocalDate dueDay(int amount, Unit unit, Pause pause) {
        return counting.due(Limit.of(amount, unit, true), new Course(thursday, List.of(pause), List.of()))
                .dueDay();
    }

    private static Course with(Course course, Pause... more) {
        List<Pause> pauses = new ArrayList<>(course.pauses());
        pauses.addAll(List.of(more));
        return new Course(course.start(), pauses, course.extensions());
    }

    private static Instant somewhereIn(LocalDate day, SplittableRandom random) {
        return ChinaTime.startOf(day).plusSeconds(random.nextInt(86_400));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
