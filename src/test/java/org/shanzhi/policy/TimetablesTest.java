package org.shanzhi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanzhi.calendar.OfficeHours;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.Story;
import org.shanzhi.policy.hours.HoursText;
import org.shanzhi.testing.AllConnections;
import org.shanzhi.testing.MovableClock;
import org.shanzhi.testing.Sizes;
import org.shanzhi.testing.TestCallers;
import org.shanzhi.testing.TestDatabase;

class TimetablesTest {
    private static final int DISTRICT = 1;
    private static final Instant START = Instant.parse("2026-11-23T01:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Caller ADMIN = TestCallers.staff(DISTRICT, 1, 1, "SYSTEM_ADMIN");
    private static final List<String> HOURS =
            List.of("08:30-12:00, 14:00-17:30", "09:00-17:00", "00:00-23:59", "10:00-11:00");

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(START);
    private final List<String> journal = new ArrayList<>();
    private final Timetables timetables = node();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void before_anybody_entered_any_the_hours_are_those_of_the_policies() {
        assertThat(on(null, TODAY)).isEqualTo(OfficeHours.STANDARD);
        assertThat(on(7, TODAY)).isEqualTo(OfficeHours.STANDARD);
    }

    @Test
    void others_hold_from_their_day_on_and_a_unit_without_its_own_follows_the_district() {
        timetables.enter(ADMIN, wanted(null, 7, "9:00-17:00"));
        timetables.enter(ADMIN, wanted(7, 1, "10:00-16:00"));
        timetables.enter(ADMIN, wanted(7, 14, ""));
        settle();
        assertThat(on(null, TODAY.plusDays(6))).isEqualTo(OfficeHours.STANDARD);
        assertThat(on(null, TODAY.plusDays(7)).text()).isEqualTo("09:00–17:00");
        assertThat(on(7, TODAY)).isEqualTo(OfficeHours.STANDARD);
        assertThat(on(7, TODAY.plusDays(13)).text()).isEqualTo("10:00–16:00");
        assertThat(on(7, TODAY.plusDays(14)).text()).isEqualTo("09:00–17:00");
        assertThat(on(8, TODAY.plusDays(7)).text()).isEqualTo("09:00–17:00");
        assertThat(journal)
                .containsExactly(
                        "1 ENTER_OFFICE_HOURS {edition=1, from=2026-11-30}",
                        "1 ENTER_OFFICE_HOURS {edition=2, from=2026-11-24, unit=7}",
                        "1 ENTER_OFFICE_HOURS {edition=3, from=2026-12-07, unit=7}");
    }

    /** Whatever is entered in whatever order: on each day the last entered of those with the latest first day holds. */
    @Test
    void every_day_has_the_hours_that_reading_all_editions_gives() {
        var random = new SplittableRandom(21_0021);
        var entered = new ArrayList<NewHours>();
        for (int n = Sizes.pick(40, 400); n > 0; n--) {
            Integer unit = random.nextInt(3) == 0 ? null : random.nextInt(3);
            boolean back = unit != null && random.nextInt(4) == 0;
            var wanted = wanted(unit, 1 + random.nextInt(60), back ? " " : HOURS.get(random.nextInt(HOURS.size())));
            try {
                timetables.enter(ADMIN, wanted);
                entered.add(wanted);
            } catch (Refused unchanged) {
                assertThat(unchanged.reasons()).extracting(Refusal::code).containsExactly(HoursRefusal.HOURS_UNCHANGED);
            }
            clock.forward(Duration.ofHours(random.nextInt(3)));
        }
        settle();
        LocalDate last = ChinaTime.day(clock.instant()).plusDays(70);
        for (LocalDate day = TODAY; day.isBefore(last); day = day.plusDays(1)) {
            for (Integer unit : new Integer[] {null, 0, 1, 2, 9})
                assertThat(on(unit, day)).as("%s on %s", unit, day).isEqualTo(slowly(entered, unit, day));
        }
    }

    private static OfficeHours slowly(List<NewHours> entered, Integer unit, LocalDate day) {
        NewHours holds = null;
        for (NewHours one : entered) {
            if (!Objects.equals(one.unit(), unit) || one.from().isAfter(day)) continue;
            if (holds == null || !one.from().isBefore(holds.from())) holds = one;
        }
        if (holds != null && !holds.spans().isBlank())
            return HoursText.read(holds.spans()).orElseThrow();
        return unit == null ? OfficeHours.STANDARD : slowly(entered, null, day);
    }

    @Test
    void the_same_instant_gives_the_same_hours_for_ever_on_every_node() {
        Timetables other = node();
        assertThat(other.at(DISTRICT, null, clock.instant()).on(TODAY.plusDays(1)))
                .isEqualTo(OfficeHours.STANDARD);
        timetables.enter(ADMIN, wanted(null, 1, "09:00-17:00"));
        Instant entered = clock.instant();
        for (int second = 0; second < 20; second++) {
            for (int back = 0; back <= second; back++) {
                Instant known = clock.instant().minusSeconds(back);
                boolean counts = !known.isBefore(entered.plus(HolidayYears.SETTLING));
                for (Timetables node : List.of(timetables, other, node()))
                    assertThat(node.at(DISTRICT, null, known)
                                    .on(TODAY.plusDays(1))
                                    .text())
                            .isEqualTo(counts ? "09:00–17:00" : OfficeHours.STANDARD.text());
            }
            clock.forward(Duration.ofSeconds(1));
        }
        assertThat(other.at(2, null, clock.instant()).on(TODAY.plusDays(1))).isEqualTo(OfficeHours.STANDARD);
    }

    @Test
    void nobody_waits_for_another_who_needs_his_connection() throws Exception {
        var hours = AllConnections.ask(database, db -> {
            var node = new Timetables(db, Story.POLICIES, this::note, clock);
            return () -> node.at(DISTRICT, 3, clock.instant()).on(TODAY);
        });
        assertThat(hours).hasSize(21).containsOnly(OfficeHours.STANDARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9:00-12:00，14:30—18:00",
                "09：00～12：00、14：30～18：00",
                " 09:00 - 12:00 ; 14:30至18:00 ",
                "09:00-12:00 14:30-18:00"
            })
    void hours_are_understood_however_they_are_typed(String typed) {
        assertThat(HoursText.read(typed)).contains(OfficeHours.STANDARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "上午",
                "9-12",
                "12:00-09:00",
                "09:00-12:00, 11:00-14:00",
                "14:00-18:00, 09:00-12:00",
                "09:00-25:00",
                "09:00",
                ",",
                "09:00-09:00"
            })
    void what_is_no_office_hours_is_said_to_be_none(String typed) {
        assertErrors(wanted(null, 1, typed), HoursRefusal.HOURS_UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"0, HOURS_FROM_TOMORROW", "-1, HOURS_FROM_TOMORROW", "367, HOURS_TOO_FAR_AHEAD"})
    void hours_hold_from_tomorrow_on_at_the_earliest(int days, HoursRefusal code) {
        assertErrors(wanted(null, days, "09:00-17:00"), code);
    }

    @Test
    void everything_that_is_missing_is_named_at_once() {
        assertErrors(
                new NewHours(0, null, null, " ", "改"),
                HoursRefusal.HOURS_MISSING,
                HoursRefusal.HOURS_FROM_TOMORROW,
                HoursRefusal.HOURS_REASON_MISSING);
    }

    @Test
    void the_same_hours_again_and_those_of_somebody_who_looked_earlier_are_refused() {
        assertRefused(wanted(null, 1, "09:00-12:00, 14:30-18:00"), HoursRefusal.HOURS_UNCHANGED);
        assertRefused(wanted(5, 1, ""), HoursRefusal.HOURS_UNCHANGED);
        timetables.enter(ADMIN, wanted(null, 1, "09:00-17:00"));
        assertRefused(
                new NewHours(0, null, TODAY.plusDays(3), "10:00-16:00", "冬季作息"), HoursRefusal.HOURS_ENTERED_MEANWHILE);
        assertThat(timetables.editions(DISTRICT)).hasSize(1);
    }

    @Test
    void only_who_enters_holidays_enters_hours() {
        Caller clerk = TestCallers.staff(DISTRICT, 2, 1, "CLERK");
        assertThatThrownBy(() -> timetables.enter(clerk, wanted(null, 1, "09:00-17:00")))
                .isInstanceOf(Forbidden.class);
    }

    private OfficeHours on(Integer unit, LocalDate day) {
        return timetables.at(DISTRICT, unit, clock.instant()).on(day);
    }

    /** @param days from today */
    private NewHours wanted(Integer unit, int days, String spans) {
        List<HoursEdition> known = timetables.editions(DISTRICT);
        int last = known.isEmpty() ? 0 : known.getLast().edition();
        LocalDate from = ChinaTime.day(clock.instant()).plusDays(days);
        return new NewHours(last, unit, from, spans, "冬季作息");
    }

    private void assertErrors(NewHours wanted, HoursRefusal... codes) {
        assertThatThrownBy(() -> timetables.enter(ADMIN, wanted))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::code)
                                .containsExactly(codes));
    }

    private void assertRefused(NewHours wanted, HoursRefusal code) {
        assertThatThrownBy(() -> timetables.enter(ADMIN, wanted))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting(Refusal::code)
                                .containsExactly(code));
    }

    private Timetables node() {
        return new Timetables(database.dsl(), Story.POLICIES, this::note, clock);
    }

    private void note(Caller by, String did, Map<String, String> references) {
        journal.add(by.staffId() + " " + did + " " + new TreeMap<>(references));
    }

    /** What was entered in one instant is known one after the other. */
    private void settle() {
        clock.forward(HolidayYears.SETTLING.plusMillis(1));
    }
}
