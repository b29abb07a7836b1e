package org.shanzhi.notify.carry;

import java.time.Duration;
import java.util.Optional;

/** When to try again: after one minute, then twice as long each time up to an hour; given up after about a day. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;
    private static final Duration LONGEST = Duration.ofHours(1);
    static final int MOST_TRIES = 30;

    private Backoff() {}

    /**
     * @param tries how often it was tried
     * @return empty when that is enough
     */
    static Optional<Duration> after(int tries) {
        if (tries >= MOST_TRIES) return Optional.empty();
        return Optional.of(tries > DOUBLINGS ? LONGEST : FIRST.multipliedBy(1L << tries - 1));
    }
}
