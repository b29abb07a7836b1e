package org.shanzhi.matter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.shanzhi.calendar.Pause;
import org.shanzhi.kernel.ChinaTime;

/** Running clocks of a duty that have rested or rest: until somebody resumes them, or until a known moment; due whenever. */
public final class RestedClocks {
    private RestedClocks() {}

    public static Clock random(int no, Instant now, RandomGenerator r) {
        Instant start = now.minus(Duration.ofHours(200));
        var pauses = new ArrayList<Pause>();
        Instant at = start;
        for (int n = r.nextInt(4); n > 0; n--) {
            at = at.plus(Duration.ofHours(1 + r.nextInt(80)));
            if (at.isAfter(now)) break;
            boolean open = r.nextInt(3) == 0;
            Instant to = at.plus(Duration.ofHours(1 + r.nextInt(120)));
            pauses.add(open ? Pause.open(at) : new Pause(at, to));
            if (open) break;
            at = to;
        }
        Instant due = start.plus(Duration.ofHours(r.nextInt(400)));
        var time = new Clock.Time(due, ChinaTime.day(due.minusNanos(1_000)), r.nextInt(5) == 0);
        return Clock.started(no, "DL-HANDLE-GENERAL", 0, Clock.About.MATTER, start, pauses, null)
                .due(time);
    }
}
