package org.shanzhi.access.vault;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys used last, at most 4,096 and none longer than 30 seconds: a key erased on another node is forgotten here
 * without anybody telling.
 */
public final class KeyCache<K> {
    static final int MOST = 4_096;
    static final long MILLIS = 30_000;

    private final Clock clock;
    private final Map<Of, Held<K>> held = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Of, Held<K>> eldest) {
            return size() > MOST;
        }
    };

    public KeyCache(Clock clock) {
        this.clock = clock;
    }

    public synchronized Optional<K> get(int district, long matterId) {
        return Optional.ofNullable(held.get(new Of(district, matterId)))
                .filter(entry -> clock.millis() - entry.since < MILLIS)
                .map(Held::key);
    }

    public synchronized void put(int district, long matterId, K key) {
        held.put(new Of(district, matterId), new Held<>(key, clock.millis()));
    }

    public synchronized void forget(int district, long matterId) {
        held.remove(new Of(district, matterId));
    }

    private record Of(int district, long matterId) {}

    private record Held<K>(K key, long since) {}
}
