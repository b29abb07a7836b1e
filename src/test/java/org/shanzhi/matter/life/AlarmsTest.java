package org.shanzhi.matter.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.shanzhi.calendar.Pause;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.life.Alarms.Alarm;
import org.shanzhi.matter.life.Alarms.Stage;
import org.shanzhi.policy.Nature;
import org.shanzhi.testing.Sizes;

/** When a clock rings, against a list that writes every alarm out. */
class AlarmsTest {
    private static final long SEED = 20261123;
    private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

    @Test
    void a_duty_rings_at_half_at_four_fifths_at_its_end_and_while_it_is_late() {
        Clock clock = clock(START, Duration.ofDays(10), false, List.of());
        var times = new ArrayList<Alarm>();
        for (Instant at = START; at.isBefore(START.plus(Duration.ofDays(40))); ) {
            Alarm next = new Alarms(Nature.DUTY, clock).after(at).orElseThrow();
            times.add(next);
            at = next.at();
        }
        assertThat(times)
                .extracting(
                        a -> a.stage() + " " + Duration.between(START, a.at()).toDays())
                .startsWith("HALF 5", "SOON 8", "DUE 10", "LATE 11", "LATE 13", "LATE 17", "LATE 24", "LATE 31");
    }

    @Test
    void next_and_last_agree_with_the_list_written_out() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < Sizes.pick(2_000, 200_000); i++) {
            boolean provisional = random.nextInt(4) == 0;
            Nature nature = Nature.values()[random.nextInt(3)];
            Clock clock = clock(START, Duration.ofMinutes(random.nextLong(1, 60 * 24 * 90)), provisional, List.of());
            Instant now = START.plus(Duration.ofMinutes(random.nextLong(-1000, 60 * 24 * 200)));
            var all = writtenOut(nature, clock);
            var alarms = new Alarms(nature, clock);
            assertThat(alarms.after(now))
                    .as("seed %d round %d", SEED, i)
                    .isEqualTo(all.stream().filter(a -> a.at().isAfter(now)).findFirst());
            assertThat(alarms.until(now))
                    .as("seed %d round %d", SEED, i)
                    .isEqualTo(all.stream().filter(a -> !a.at().isAfter(now)).reduce((_, later) -> later));
        }
    }

    @Test
    void a_clock_that_rests_or_has_stopped_does_not_ring() {
        var resting = clock(START, Duration.ofDays(10), false, List.of(new Pause(START.plusSeconds(60), null)));
        assertThat(new Alarms(Nature.DUTY, resting).after(START)).isEmpty();
        var stopped = clock(START, Duration.ofDays(10), false, List.of())
                .stopped(START.plusSeconds(60), org.shanzhi.matter.ClockOutcome.MET);
        assertThat(new Alarms(Nature.DUTY, stopped).after(START)).isEmpty();
    }

    private static List<Alarm> writtenOut(Nature nature, Clock clock) {
        var all = new ArrayList<Alarm>();
        if (nature == Nature.INFO) return all;
        long seconds = Duration.between(clock.startedAt(), clock.dueAt()).toSeconds();
        all.add(new Alarm(Stage.HALF, clock.startedAt().plusSeconds(seconds / 2)));
        all.add(new Alarm(Stage.SOON, clock.startedAt().plusSeconds(seconds / 10 * 8)));
        all.add(new Alarm(Stage.DUE, clock.dueAt()));
        if (nature == Nature.DUTY && !clock.provisional()) {
            for (int day = 1; day < 500; day++) {
                if (day == 1 || day == 3 || day % 7 == 0) {
                    all.add(new Alarm(Stage.LATE, clock.dueAt().plus(Duration.ofDays(day))));
                }
            }
        }
        return all;
    }

    private static Clock clock(Instant start, Duration length, boolean provisional, List<Pause> paused) {
        Instant due = start.plus(length);
        return new Clock(
                1,
                "DL-SIGN",
                0,
                Clock.About.MATTER,
                start,
                paused,
                0,
                null,
                new Clock.Time(due, ChinaTime.day(due), provisional),
                null,
                null);
    }
}
