package org.shanzhi.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often somebody tried a wrong query code: {@value #MOST} an hour for one number or from one address. Kept in memory, of
 * the latest keys only, so that nobody can fill it; a code has 30⁸ values, so forgetting the oldest gives nothing away.
 */
final class WrongTries {
    static final int MOST = 10;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Deque<Instant>> tries;

    WrongTries(Clock clock, int keys) {
        this.clock = clock;
        this.tries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
                return size() > keys;
            }
        };
    }

    /** How long to wait before the next try with this key; empty when it may be tried now. */
    synchronized Optional<Duration> wait(String key) {
        Deque<Instant> made = tries.get(key);
        if (made == null) return Optional.empty();
        Instant now = clock.instant();
        while (!made.isEmpty() && !now.isBefore(made.getFirst().plus(WINDOW))) made.removeFirst();
        if (made.isEmpty()) tries.remove(key);
        return made.size() < MOST
                ? Optional.empty()
                : Optional.of(Duration.between(now, made.getFirst().plus(WINDOW)));
    }

    synchronized void wrong(String key) {
        Deque<Instant> made = tries.computeIfAbsent(key, any -> new ArrayDeque<>());
        if (made.size() == MOST) made.removeFirst();
        made.addLast(clock.instant());
    }

    synchronized int size() {
        return tries.size();
    }
}
