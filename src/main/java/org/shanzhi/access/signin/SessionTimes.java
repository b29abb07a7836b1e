package org.shanzhi.access.signin;

import java.time.Duration;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.StartRefusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long a session lasts: 15 minutes without a request (GB/T 22239 as the centre applies it), 12 hours in all. */
@Component
public class SessionTimes {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Duration idle;
    private final Duration longest;

    SessionTimes(
            @Value("${shanzhi.session-idle:15m}") Duration idle,
            @Value("${shanzhi.session-longest:12h}") Duration longest) {
        if (idle.compareTo(SHORTEST) < 0 || longest.compareTo(idle) < 0 || longest.compareTo(DAY) > 0) {
            throw new CannotStart(StartRefusal.SESSION_TIMES_IMPOSSIBLE, idle, longest);
        }
        this.idle = idle;
        this.longest = longest;
    }

    public Duration idle() {
        return idle;
    }

    /** However busy it is. */
    Duration longest() {
        return longest;
    }
}
