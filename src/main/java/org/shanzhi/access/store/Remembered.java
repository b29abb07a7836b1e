package org.shanzhi.access.store;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Rows asked for with every request, remembered for five seconds: what is changed on this node counts at once, what is
 * changed on another within that time. Only what was found is remembered, so that strangers cannot fill it.
 */
public final class Remembered<K, V> {
    static final long MILLIS = 5_000;
    /** More than anybody has accounts and tokens in use at a time; then it starts anew. */
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<K, Held<V>> held = new ConcurrentHashMap<>();

    public Remembered(Clock clock) {
        this.clock = clock;
    }

    public Optional<V> get(K key, Function<K, Optional<V>> read) {
        Held<V> known = held.get(key);
        if (known != null && clock.millis() - known.since < MILLIS) return Optional.of(known.value);
        Optional<V> fresh = read.apply(key);
        if (held.size() >= MOST) held.clear();
        fresh.ifPresentOrElse(value -> held.put(key, new Held<>(value, clock.millis())), () -> held.remove(key));
        return fresh;
    }

    public void forget(K key) {
        held.remove(key);
    }

    public void forgetAll() {
        held.clear();
    }

    private record Held<V>(V value, long since) {}
}
