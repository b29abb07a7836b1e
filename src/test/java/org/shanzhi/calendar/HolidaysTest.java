package org.shanzhi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HolidaysTest {
    private final Holidays holidays = HolidayResources.load();

    @Test
    void the_years_2019_to_2026_are_known_with_their_notices_and_2027_is_not() {
        assertThat(holidays.years())
                .extracting(HolidayYear::year)
                .containsExactly(2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
        assertThat(holidays.years())
                .allSatisfy(year -> assertThat(year.notices())
                        .isNotEmpty()
                        .allSatisfy(notice ->
                                assertThat(notice).matches("国办发明电〔20\\d\\d〕\\d+号 https?://www\\.gov\\.cn/.*")));
        assertThat(holidays.isKnown(2027)).isFalse();
        assertThat(holidays.version()).isZero();
    }

    @Test
    void the_holidays_have_the_lengths_that_the_notices_announce() {
        assertThat(lengths(2025)).isEqualTo(Map.of("元旦", 1L, "春节", 8L, "清明节", 3L, "劳动节", 5L, "端午节", 3L, "国庆节、中秋节", 8L));
        assertThat(lengths(2026))
                .isEqualTo(Map.of("元旦", 3L, "春节", 9L, "清明节", 3L, "劳动节", 5L, "端午节", 3L, "中秋节", 3L, "国庆节", 7L));
        assertThat(year(2026).workingDays().keySet())
                .extracting(LocalDate::toString)
                .containsExactly("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10");
    }

    @Test
    void statutory_holidays_are_off_in_every_known_year() {
        for (HolidayYear year : holidays.years()) {
            for (String day : List.of("-01-01", "-05-01", "-10-01", "-10-02", "-10-03")) {
                assertThat(holidays.day(LocalDate.parse(year.year() + day)).kind())
                        .isEqualTo(DayKind.HOLIDAY);
            }
            assertThat(year.workingDays().keySet())
                    .as("make-up days of %d", year.year())
                    .filteredOn(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                    .as("only the Monday to which the long Spring Festival of 2020 was cut")
                    .isSubsetOf(LocalDate.of(2020, 2, 3));
        }
    }

    @Test
    void a_day_says_why_it_is_worked_or_not() {
        assertThat(day("2026-11-20")).isEqualTo(new CalendarDay(date("2026-11-20"), DayKind.WORKDAY, null));
        assertThat(day("2026-11-21")).isEqualTo(new CalendarDay(date("2026-11-21"), DayKind.WEEKEND, null));
        assertThat(day("2026-10-03")).isEqualTo(new CalendarDay(date("2026-10-03"), DayKind.HOLIDAY, "国庆节"));
        assertThat(day("2026-10-10")).isEqualTo(new CalendarDay(date("2026-10-10"), DayKind.MAKE_UP_WORKDAY, "国庆节"));
        assertThat(day("2022-12-31"))
                .as("the notice of 2023 reaches back")
                .isEqualTo(new CalendarDay(date("2022-12-31"), DayKind.HOLIDAY, "元旦"));
        assertThat(day("2027-10-01").kind()).as("unknown").isEqualTo(DayKind.WORKDAY);
    }

    @Test
    void the_fast_table_says_the_same_as_the_days() {
        LocalDate.of(2015, 1, 1).datesUntil(LocalDate.of(2031, 1, 1)).forEach(day -> {
            assertThat(holidays.isRest(day.toEpochDay()))
                    .as("%s", day)
                    .isEqualTo(holidays.day(day).kind().isRest());
            assertThat(holidays.isPublished(day.toEpochDay())).as("%s", day).isEqualTo(holidays.isKnown(day.getYear()));
        });
    }

    @Test
    void a_year_entered_again_replaces_the_earlier_one() {
        HolidayYear allWorked = new HolidayYear(2026, List.of(), Map.of(), Map.of());

        Holidays corrected = holidays.with(7, allWorked);

        assertThat(corrected.version()).isEqualTo(7);
        assertThat(corrected.day(date("2026-10-01")).kind()).isEqualTo(DayKind.WORKDAY);
        assertThat(holidays.day(date("2026-10-01")).kind()).isEqualTo(DayKind.HOLIDAY);
    }

    @Test
    void a_day_cannot_be_off_and_worked() {
        Map<LocalDate, String> day = Map.of(date("2027-01-02"), "元旦");

        assertThatIllegalArgumentException().isThrownBy(() -> new HolidayYear(2027, List.of(), day, day));
    }

    @Test
    void a_notice_speaks_of_its_year_and_the_december_before() {
        for (String stray : List.of("2026-11-30", "2028-01-01")) {
            Map<LocalDate, String> day = Map.of(date(stray), "元旦");

            assertThatIllegalArgumentException().isThrownBy(() -> new HolidayYear(2027, List.of(), day, Map.of()));
        }
        assertThat(HolidayYear.belongs(date("2026-12-31"), 2027)).isTrue();
    }

    private Map<String, Long> lengths(int year) {
        return year(year).restDays().values().stream()
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    private HolidayYear year(int year) {
        return holidays.years().stream()
                .filter(known -> known.year() == year)
                .findFirst()
                .orElseThrow();
    }

    private CalendarDay day(String date) {
        return holidays.day(date(date));
    }

    private static LocalDate date(String date) {
        return LocalDate.parse(date);
    }
}
