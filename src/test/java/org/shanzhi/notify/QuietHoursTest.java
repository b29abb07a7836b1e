package org.shanzhi.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.testing.Sizes;

class QuietHoursTest {
    private static final long SEED = 20261123;
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @Test
    void what_is_ready_at_night_goes_out_at_seven_and_by_day_at_once() {
        var usual = QuietHours.USUAL;
        Instant late = Instant.parse("2026-11-23T14:00:00Z");
        Instant early = Instant.parse("2026-11-23T22:59:59Z");
        Instant seven = Instant.parse("2026-11-23T23:00:00Z");
        assertThat(usual.over(NOON)).isEqualTo(NOON);
        assertThat(usual.over(late.minusSeconds(1))).isEqualTo(late.minusSeconds(1));
        assertThat(usual.over(late)).isEqualTo(seven);
        assertThat(usual.over(early)).isEqualTo(seven);
        assertThat(usual.over(seven)).isEqualTo(seven);
    }

    @Test
    void two_equal_times_are_no_quiet_hours() {
        assertThat(new QuietHours(LocalTime.NOON, LocalTime.NOON).over(NOON)).isEqualTo(NOON);
    }

    @Test
    void any_hours_end_when_walking_minute_by_minute_says_so() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < Sizes.pick(500, 50_000); i++) {
            var quiet = new QuietHours(minute(random), minute(random));
            Instant now = NOON.plus(Duration.ofMinutes(random.nextInt(1440)));
            assertThat(quiet.over(now))
                    .as("seed %d round %d: %s at %s", SEED, i, quiet, now)
                    .isEqualTo(walked(quiet, now));
        }
    }

    private static Instant walked(QuietHours quiet, Instant now) {
        Instant at = now;
        while (within(quiet, at.atZone(ChinaTime.ZONE).toLocalTime())) at = at.plus(Duration.ofMinutes(1));
        return at;
    }

    /** Goes round the clock from the beginning until the end and sees whether it meets the time. */
    private static boolean within(QuietHours quiet, LocalTime time) {
        for (LocalTime t = quiet.from(); !t.equals(quiet.to()); t = t.plusMinutes(1)) if (t.equals(time)) return true;
        return false;
    }

    private static LocalTime minute(SplittableRandom random) {
        return LocalTime.of(random.nextInt(24), random.nextInt(60));
    }
}
