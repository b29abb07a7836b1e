package org.shanzhi.access.signin;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shanzhi.access.store.AccountStore;
import org.springframework.stereotype.Component;

/**
 * Treats a name that nobody has like one that somebody has: five tries, then locked. Otherwise the lock would tell a
 * stranger which names exist. Kept in memory, the last ten thousand names.
 */
@Component
class UnknownNames {
    private static final int MOST = 10_000;

    private final Map<String, Tried> tried = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tried> eldest) {
            return size() > MOST;
        }
    };

    /** @return when the name may be tried again; null while it may */
    synchronized Instant lockedUntil(String name, Instant now) {
        Tried before = tried.get(name);
        return before != null && before.until != null && now.isBefore(before.until) ? before.until : null;
    }

    /** Counts a try, as {@link AccountStore#beginAttempt} does for an account. */
    synchronized int failed(String name, Instant now) {
        Tried before = tried.get(name);
        boolean anew = before == null || before.until != null && !now.isBefore(before.until);
        int failures = anew ? 1 : before.failures + 1;
        tried.put(name, new Tried(failures, failures >= AccountStore.TRIES ? now.plus(AccountStore.LOCK) : null));
        return failures;
    }

    private record Tried(int failures, Instant until) {}
}
