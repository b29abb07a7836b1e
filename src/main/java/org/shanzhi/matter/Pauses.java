package org.shanzhi.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.calendar.Pause;

/** The pauses of a clock, kept as a set of spans: none is empty, none touches the next. */
public final class Pauses {
    private Pauses() {}

    /** {@code until} is null for a pause that somebody will end. */
    public static List<Pause> begin(List<Pause> pauses, Instant at, Instant until) {
        var all = new ArrayList<>(pauses);
        if (!all.isEmpty() && at.equals(all.getLast().to())) {
            all.set(all.size() - 1, new Pause(all.getLast().from(), until));
        } else if (!at.equals(until)) {
            all.add(new Pause(at, until));
        }
        return List.copyOf(all);
    }

    /** Ends the last pause, which began before {@code at} or with it. */
    public static List<Pause> end(List<Pause> pauses, Instant at) {
        var all = new ArrayList<>(pauses);
        Pause last = all.removeLast();
        if (at.isAfter(last.from())) all.add(new Pause(last.from(), at));
        return List.copyOf(all);
    }
}
