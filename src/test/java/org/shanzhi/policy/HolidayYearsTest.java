package org.shanzhi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.calendar.Certainty;
import org.shanzhi.calendar.Counting;
import org.shanzhi.calendar.Due;
import org.shanzhi.calendar.Limit;
import org.shanzhi.calendar.OfficeHours;
import org.shanzhi.calendar.Unit;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.testing.AllConnections;
import org.shanzhi.testing.MovableClock;
import org.shanzhi.testing.TestCallers;
import org.shanzhi.testing.TestDatabase;

class HolidayYearsTest {
    private static final int DISTRICT = 1;
    private static final Instant START = Instant.parse("2026-11-23T01:30:00Z");
    private static final Caller ADMIN = TestCallers.staff(DISTRICT, 1, 1, "SYSTEM_ADMIN");

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(START);
    private final List<Object> published = new ArrayList<>();
    private final List<String> journal = new ArrayList<>();
    private final HolidayYears years = node();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_unknown_year_gives_a_provisional_day_until_it_is_entered_and_then_a_final_one() {
        Instant trigger = Instant.parse("2026-12-25T02:00:00Z");
        Due before = tenWorkingDaysFrom(trigger);
        assertThat(before.certainty()).isEqualTo(Certainty.PROVISIONAL);
        assertThat(before.dueDay()).isEqualTo("2027-01-08");

        years.enter(ADMIN, Notice.of2027().plain());
        settle();

        Due after = tenWorkingDaysFrom(trigger);
        assertThat(after.certainty()).isEqualTo(Certainty.FINAL);
        // 01-01 is a Friday off, and nothing is swapped into these two weeks.
        assertThat(after.dueDay()).isEqualTo("2027-01-11");
        assertThat(years.at(DISTRICT, START).isKnown(2027)).isFalse();
    }

    @Test
    void each_instant_keeps_the_table_that_was_known_then() {
        years.enter(ADMIN, Notice.of2027().plain());
        clock.forward(Duration.ofDays(30));
        years.enter(ADMIN, Notice.of2027().without("2027-05-08").over(1, "更正").confirmed());
        settle();

        assertThat(years.at(DISTRICT, START).version()).isZero();
        assertThat(years.at(DISTRICT, START.plus(HolidayYears.SETTLING)).version())
                .isEqualTo(1);
        assertThat(worked(START.plus(Duration.ofDays(1)), "2027-05-08")).isTrue();
        assertThat(worked(clock.instant(), "2027-05-08")).isFalse();
        assertThat(years.now(DISTRICT).version()).isEqualTo(2);
    }

    @Test
    void another_node_counts_with_a_new_year_from_the_same_instant_on() {
        HolidayYears other = node();
        assertThat(other.at(DISTRICT, clock.instant()).isKnown(2027)).isFalse();

        HolidayYearEntered entered = years.enter(ADMIN, Notice.of2027().plain());

        for (int seconds = 0; seconds < 30; seconds++) {
            boolean known = !clock.instant().isBefore(entered.knownFrom());
            assertThat(years.at(DISTRICT, clock.instant()).isKnown(2027)).isEqualTo(known);
            assertThat(other.at(DISTRICT, clock.instant()).isKnown(2027)).isEqualTo(known);
            clock.forward(Duration.ofSeconds(1));
        }
        assertThat(other.at(DISTRICT, entered.knownFrom().minusNanos(1)).isKnown(2027))
                .isFalse();
    }

    @Test
    void nobody_waits_for_another_who_needs_his_connection() throws Exception {
        years.enter(ADMIN, Notice.of2027().plain());
        settle();

        var versions = AllConnections.ask(database, db -> {
            var node = new HolidayYears(db, clock, published::add, this::note);
            return () -> node.at(DISTRICT, clock.instant()).version();
        });

        assertThat(versions).hasSize(21).containsOnly(1);
    }

    @Test
    void a_preview_knows_a_year_at_once() {
        years.enter(ADMIN, Notice.of2027().plain());

        assertThat(years.now(DISTRICT).isKnown(2027)).isTrue();
        assertThat(years.at(DISTRICT, clock.instant()).isKnown(2027)).isFalse();
    }

    @Test
    void the_event_goes_out_with_the_edition() {
        HolidayYearEntered first = years.enter(ADMIN, Notice.of2027().plain());
        HolidayYearEntered second = years.enter(
                ADMIN, Notice.of2027().without("2027-05-08").over(1, "更正").confirmed());

        assertThat(published).containsExactly(first, second);
        assertThat(journal)
                .containsExactly(
                        "1 ENTER_HOLIDAY_YEAR {edition=1, year=2027}", "1 ENTER_HOLIDAY_YEAR {edition=2, year=2027}");
        assertThat(first).isEqualTo(new HolidayYearEntered(DISTRICT, 2027, 1, START.plus(HolidayYears.SETTLING)));
        assertThat(second.edition()).isEqualTo(2);
        // Entered in the same instant, and yet one is the later of the two.
        assertThat(second.knownFrom()).isAfter(first.knownFrom());
    }

    @Test
    void nothing_is_entered_when_a_listener_fails() {
        var strict = new HolidayYears(
                database.dsl(),
                clock,
                _ -> {
                    throw new IllegalStateException("the listener");
                },
                this::note);

        assertThatThrownBy(() -> strict.enter(ADMIN, Notice.of2027().plain())).hasMessageContaining("the listener");
        assertThat(years.editions(DISTRICT)).isEmpty();
    }

    @Test
    void what_the_program_brings_along_may_be_corrected_with_a_reason() {
        var corrected = Notice.of2026().without("2026-02-28");

        assertErrors(corrected, HolidayRefusal.HOLIDAY_REASON_MISSING);
        years.enter(ADMIN, corrected.over(0, "通知更正").confirmed());
        settle();

        assertThat(worked(START, "2026-02-28")).isTrue();
        assertThat(worked(clock.instant(), "2026-02-28")).isFalse();
    }

    @Test
    void the_states_of_all_years_are_told() {
        assertThat(years.years(DISTRICT))
                .extracting(YearState::year)
                .startsWith(2027, 2026, 2025)
                .endsWith(2019);
        assertThat(state(2027)).isEqualTo(YearState.State.UNKNOWN);
        assertThat(state(2026)).isEqualTo(YearState.State.SHIPPED);

        years.enter(ADMIN, Notice.of2027().plain());

        assertThat(state(2027)).isEqualTo(YearState.State.ENTERED);
    }

    @Test
    void districts_have_their_own_editions() {
        years.enter(ADMIN, Notice.of2027().plain());
        settle();

        assertThat(years.at(2, clock.instant()).isKnown(2027)).isFalse();
    }

    @Test
    void a_day_outside_the_year_is_refused_but_the_december_before_is_not() {
        assertErrors(Notice.of2027().off("元旦", "2028-01-01", "2028-01-01"), HolidayRefusal.HOLIDAY_DAY_OUTSIDE_YEAR);
        assertErrors(Notice.of2027().off("元旦", "2026-11-30", "2026-11-30"), HolidayRefusal.HOLIDAY_DAY_OUTSIDE_YEAR);
        years.enter(
                ADMIN,
                Notice.of2027()
                        .off("元旦", "2026-12-31", "2026-12-31")
                        .work("元旦", "2026-12-26")
                        .plain());
    }

    @Test
    void a_make_up_day_is_a_saturday_or_sunday_and_not_off() {
        assertErrors(Notice.of2027().work("春节", "2027-03-03"), HolidayRefusal.HOLIDAY_MAKE_UP_NO_WEEKEND);
        assertErrors(Notice.of2027().work("国庆节", "2027-10-02"), HolidayRefusal.HOLIDAY_BOTH_OFF_AND_WORKED);
    }

    @Test
    void source_names_and_days_are_needed_and_the_year_must_be_near() {
        assertErrors(Notice.of2027().from(" "), HolidayRefusal.HOLIDAY_SOURCE_MISSING);
        assertErrors(Notice.of2027().from(null), HolidayRefusal.HOLIDAY_SOURCE_MISSING);
        assertErrors(Notice.of2027().off("", "2027-06-08", "2027-06-08"), HolidayRefusal.HOLIDAY_NAME_MISSING);
        assertErrors(Notice.of2027().as(2028), HolidayRefusal.HOLIDAY_YEAR_OUT_OF_RANGE);
        assertErrors(Notice.of2027().as(2018), HolidayRefusal.HOLIDAY_YEAR_OUT_OF_RANGE);
        assertErrors(new Notice(2027, 0, "x", null, Map.of(), Map.of()), HolidayRefusal.HOLIDAY_NO_DAYS);
    }

    @Test
    void what_looks_strange_is_entered_only_when_somebody_has_confirmed_it() {
        var forgotten = Notice.of2027().without("2027-05-08");

        assertRefused(forgotten.plain(), HolidayRefusal.HOLIDAY_DAYS_DO_NOT_BALANCE);
        assertThat(years.editions(DISTRICT)).isEmpty();
        years.enter(ADMIN, forgotten.confirmed());
        assertThat(years.editions(DISTRICT)).hasSize(1);
    }

    @Test
    void every_kind_of_strangeness_is_named() {
        var strange = Notice.of2027()
                .without("2027-05-02")
                .without("2027-09-15")
                .off("春节", "2027-02-13", "2027-03-14")
                .without("2027-02-13");
        for (String day : new String[] {"06-05", "06-06", "06-12", "06-13", "06-19", "06-20", "06-26"}) {
            strange = strange.work("端午节", "2027-" + day);
        }

        assertRefused(
                strange.plain(),
                HolidayRefusal.HOLIDAY_DAYS_DO_NOT_BALANCE,
                HolidayRefusal.HOLIDAY_STATUTORY_DAY_WORKED,
                HolidayRefusal.HOLIDAY_FESTIVAL_MISSING,
                HolidayRefusal.HOLIDAY_TOO_MANY_REST_DAYS,
                HolidayRefusal.HOLIDAY_TOO_MANY_MAKE_UP_DAYS);
    }

    @Test
    void every_shipped_year_is_plausible_but_the_one_of_the_epidemic() {
        for (var year : years.now(DISTRICT).years()) {
            var again = new NewHolidayYear(year.year(), 0, "x", "x", year.restDays(), year.workingDays(), false);
            var preview = years.preview(ADMIN, again);
            assertThat(preview.refusals())
                    .extracting(Refusal::code)
                    .containsExactly(HolidayRefusal.HOLIDAY_NOTHING_CHANGED);
            assertThat(preview.warnings())
                    .as("%s", year.year())
                    .hasSize(year.year() == 2020 ? 1 : 0)
                    .allMatch(warning -> warning.code() == HolidayRefusal.HOLIDAY_DAYS_DO_NOT_BALANCE);
        }
    }

    @Test
    void the_same_days_again_are_refused() {
        years.enter(ADMIN, Notice.of2027().plain());

        assertRefused(Notice.of2027().over(1, "x").plain(), HolidayRefusal.HOLIDAY_NOTHING_CHANGED);
    }

    @Test
    void whoever_did_not_see_the_last_edition_does_not_replace_it() {
        years.enter(ADMIN, Notice.of2027().plain());

        assertRefused(
                Notice.of2027().without("2027-05-08").over(0, "x").confirmed(),
                HolidayRefusal.HOLIDAY_ENTERED_MEANWHILE);
    }

    @Test
    void of_two_who_enter_a_year_at_once_one_is_told() throws Exception {
        var outcomes = new ConcurrentLinkedQueue<Object>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                people.submit(() -> {
                    try {
                        outcomes.add(node().enter(ADMIN, Notice.of2027().plain()));
                    } catch (Refused | Invalid refused) {
                        outcomes.add(refused);
                    }
                });
            }
        }

        assertThat(outcomes).hasSize(4);
        assertThat(outcomes.stream().filter(HolidayYearEntered.class::isInstance))
                .hasSize(1);
        assertThat(years.editions(DISTRICT)).hasSize(1);
    }

    @Test
    void the_preview_lists_the_days_that_change_and_writes_nothing() {
        var notice = Notice.of2027();
        var preview = years.preview(ADMIN, notice.plain());

        assertThat(preview.errors()).isEmpty();
        assertThat(preview.refusals()).isEmpty();
        assertThat(preview.warnings()).isEmpty();
        assertThat(preview.changes())
                .hasSize(notice.rest().size() + notice.work().size());
        assertThat(years.editions(DISTRICT)).isEmpty();
    }

    @Test
    void only_who_may_enter_holidays_does() {
        var clerk = TestCallers.staff(DISTRICT, 2, 1, "CLERK");

        assertThatThrownBy(() -> years.enter(clerk, Notice.of2027().plain())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> years.preview(clerk, Notice.of2027().plain())).isInstanceOf(Forbidden.class);
    }

    private void note(Caller caller, String did, Map<String, String> references) {
        journal.add(caller.staffId() + " " + did + " " + new TreeMap<>(references));
    }

    private HolidayYears node() {
        return new HolidayYears(database.dsl(), clock, published::add, this::note);
    }

    private void settle() {
        clock.forward(HolidayYears.SETTLING);
    }

    private Due tenWorkingDaysFrom(Instant trigger) {
        return new Counting(years.at(DISTRICT, clock.instant()), OfficeHours.STANDARD)
                .due(Limit.of(10, Unit.WORKING_DAY, true), trigger);
    }

    private boolean worked(Instant known, String day) {
        return !years.at(DISTRICT, known).day(LocalDate.parse(day)).kind().isRest();
    }

    private YearState.State state(int year) {
        return years.years(DISTRICT).stream()
                .filter(state -> state.year() == year)
                .findFirst()
                .orElseThrow()
                .state();
    }

    private void assertErrors(Notice notice, HolidayRefusal... codes) {
        assertThatThrownBy(() -> years.enter(ADMIN, notice.confirmed()))
                .asInstanceOf(type(Invalid.class))
                .satisfies(invalid -> assertThat(invalid.errors())
                        .extracting(FieldError::code)
                        .containsExactly(codes));
    }

    private void assertRefused(NewHolidayYear wanted, HolidayRefusal... codes) {
        assertThatThrownBy(() -> years.enter(ADMIN, wanted))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused ->
                        assertThat(refused.reasons()).extracting(Refusal::code).containsExactly(codes));
    }
}
