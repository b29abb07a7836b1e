package org.shanzhi.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.web.HttpProblem;
import org.springframework.http.HttpStatus;

class DatabaseClockTest {
    private static final Instant TRUTH = Instant.parse("2026-11-23T01:00:00Z");

    private Instant machine = TRUTH;
    private Duration databaseAhead = Duration.ZERO;
    private Duration delay = Duration.ZERO;
    private long nanoseconds;

    @Test
    void it_shows_the_databases_time() {
        databaseAhead = Duration.ofMillis(1500);
        DatabaseClock clock = clock();
        assertThat(clock.instant()).isEqualTo(TRUTH.plusMillis(1500));
        pass(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(TRUTH.plusMillis(61_500));
        assertThatCode(clock::requireTrustworthy).doesNotThrowAnyException();
    }

    @Test
    void the_way_to_the_database_and_back_is_no_error_of_the_clock() {
        delay = Duration.ofMillis(300);
        assertThat(clock().correctionNow()).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_node_two_seconds_off_refuses_to_write_until_it_is_set_right() {
        for (Duration off : new Duration[] {Duration.ofSeconds(2), Duration.ofSeconds(-2)}) {
            databaseAhead = off;
            DatabaseClock clock = clock();
            assertRefused(clock, 2);
            databaseAhead = Duration.ZERO;
            clock.correct();
            assertThatCode(clock::requireTrustworthy).doesNotThrowAnyException();
        }
        databaseAhead = Duration.ofMillis(1999);
        assertThatCode(clock()::requireTrustworthy).doesNotThrowAnyException();
    }

    @Test
    void a_clock_that_is_set_between_two_corrections_is_noticed_at_once() {
        DatabaseClock clock = clock();
        machine = machine.minusSeconds(3600);
        assertRefused(clock, 3600);
        databaseAhead = Duration.ofSeconds(3600);
        clock.correct();
        assertThat(clock.instant()).isEqualTo(TRUTH);
        assertRefused(clock, 3600);
    }

    private static void assertRefused(DatabaseClock clock, long seconds) {
        assertThatThrownBy(clock::requireTrustworthy).isInstanceOfSatisfying(HttpProblem.class, e -> {
            assertThat(e.problem().why()).isEqualTo(Refusal.of(DatabaseCode.CLOCK_NOT_TRUSTWORTHY, seconds));
            assertThat(e.problem().status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        });
    }

    private void pass(Duration time) {
        machine = machine.plus(time);
        nanoseconds += time.toNanos();
    }

    private DatabaseClock clock() {
        return new DatabaseClock(this::askDatabase, () -> machine, () -> nanoseconds);
    }

    private Instant askDatabase() {
        pass(delay.dividedBy(2));
        Instant answer = machine.plus(databaseAhead);
        pass(delay.dividedBy(2));
        return answer;
    }
}
