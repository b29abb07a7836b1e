package org.shanzhi.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.shanzhi.testing.MovableClock;

class WrongTriesTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T01:00:00Z"));
    private final WrongTries tries = new WrongTries(clock, 3);

    @Test
    void ten_wrong_tries_an_hour_and_the_first_that_is_an_hour_old_frees_one() {
        for (int i = 0; i < WrongTries.MOST; i++) {
            assertThat(tries.wait("a")).isEmpty();
            tries.wrong("a");
            clock.forward(Duration.ofMinutes(1));
        }
        assertThat(tries.wait("a")).contains(Duration.ofMinutes(50));
        clock.forward(Duration.ofMinutes(50));
        assertThat(tries.wait("a")).isEmpty();
        tries.wrong("a");
        assertThat(tries.wait("a")).contains(Duration.ofMinutes(1));
    }

    @Test
    void keys_do_not_count_for_each_other() {
        for (int i = 0; i < WrongTries.MOST; i++) tries.wrong("a");
        assertThat(tries.wait("b")).isEmpty();
    }

    @Test
    void it_never_grows_beyond_its_keys_and_forgets_those_that_waited_long_enough() {
        for (int i = 0; i < 1000; i++) tries.wrong("key " + i);
        assertThat(tries.size()).isEqualTo(3);
        clock.forward(Duration.ofHours(1));
        assertThat(tries.wait("key 999")).isEmpty();
        assertThat(tries.size()).isEqualTo(2);
    }
}
