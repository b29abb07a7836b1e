package org.shanzhi.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.text.Languages;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");
    private final Times chinese = new Times(Clock.fixed(NOW, ZoneOffset.UTC), Languages.CHINESE, Fixture.MESSAGES);
    private final Times english = new Times(Clock.fixed(NOW, ZoneOffset.UTC), Languages.ENGLISH, Fixture.MESSAGES);

    @Test
    void times_are_those_of_shanghai() {
        assertThat(chinese.minute(NOW)).isEqualTo("2026-11-23 09:30");
        assertThat(chinese.second(Instant.parse("2026-12-31T16:00:01Z"))).isEqualTo("2027-01-01 00:00:01");
        assertThat(chinese.now()).isEqualTo("2026-11-23 周一 09:30");
        assertThat(english.now()).isEqualTo("2026-11-23 Mon 09:30");
    }

    @Test
    void the_end_of_a_day_is_24_00_of_that_day() {
        Instant endOfMonday = ChinaTime.endOf(LocalDate.of(2026, 11, 30));
        assertThat(chinese.due(endOfMonday)).isEqualTo("11-30 24:00");
        assertThat(chinese.dueDay(endOfMonday)).isEqualTo("11-30 周一 24:00");
        assertThat(chinese.dueLong(endOfMonday)).isEqualTo("2026-11-30 周一 24:00");
        assertThat(chinese.due(ChinaTime.endOf(LocalDate.of(2026, 11, 23)))).isEqualTo("今天 24:00");
        assertThat(english.due(ChinaTime.endOf(LocalDate.of(2026, 11, 23)))).isEqualTo("Today 24:00");
        assertThat(chinese.due(Instant.parse("2026-11-23T02:20:00Z"))).isEqualTo("今天 10:20");
    }

    @Test
    void the_end_of_the_year_belongs_to_the_old_year_and_other_years_are_written_out() {
        assertThat(chinese.due(ChinaTime.endOf(LocalDate.of(2026, 12, 31)))).isEqualTo("12-31 24:00");
        assertThat(chinese.due(ChinaTime.endOf(LocalDate.of(2027, 1, 4)))).isEqualTo("2027-01-04 24:00");
        assertThat(chinese.dueDay(ChinaTime.endOf(LocalDate.of(2027, 1, 4)))).isEqualTo("2027-01-04 周一 24:00");
        assertThat(chinese.brief(Instant.parse("2025-11-20T08:30:00Z"))).isEqualTo("2025-11-20 16:30");
    }

    @ParameterizedTest
    @CsvSource({
        "P7DT14H30M, 还剩 7 天 14 小时, 7 days 14 h left",
        "P1D, 还剩 1 天, 1 day left",
        "P1DT59M, 还剩 1 天, 1 day left",
        "PT14H30M, 还剩 14 小时 30 分, 14 h 30 min left",
        "PT3H, 还剩 3 小时, 3 h left",
        "PT50M, 还剩 50 分, 50 min left",
        "PT59S, 还剩 不到 1 分, under 1 min left",
        "P45DT5H, 还剩 45 天, 45 days left",
        "PT0S, 超 不到 1 分, under 1 min late",
        "PT-3H, 超 3 小时, 3 h late",
        "PT-15H-30M, 超 15 小时 30 分, 15 h 30 min late"
    })
    void what_remains_is_told_in_its_two_largest_units(Duration left, String zh, String en) {
        assertThat(chinese.remaining(NOW.plus(left))).isEqualTo(zh);
        assertThat(english.remaining(NOW.plus(left))).isEqualTo(en);
    }

    @Test
    void a_clock_turns_soon_at_four_fifths_or_in_its_last_day_and_late_at_its_end() {
        Instant start = NOW.minus(Duration.ofDays(8));
        assertThat(ClockTone.running(start, NOW.plus(Duration.ofDays(3)), NOW)).isEqualTo(ClockTone.RUN);
        assertThat(ClockTone.running(start, NOW.plus(Duration.ofDays(1)), NOW)).isEqualTo(ClockTone.SOON);
        assertThat(ClockTone.running(NOW, NOW.plus(Duration.ofHours(23)), NOW)).isEqualTo(ClockTone.SOON);
        assertThat(ClockTone.running(start, NOW.plusMillis(1), NOW)).isEqualTo(ClockTone.SOON);
        assertThat(ClockTone.running(start, NOW, NOW)).isEqualTo(ClockTone.LATE);
    }
}
