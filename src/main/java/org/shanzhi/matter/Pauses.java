package org.shanzhi.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shanzhi.calendar.Pause;

/** The pauses of a clock, kept as a set of spans: none is empty, none touches the next. */
public final class Pauses {
    private static final Comparator<Pause> IN_ORDER = Comparator.comparing(Pause::from);

    private Pauses() {}

    /** All of it together, from a moment on. */
    public static List<Pause> from(Instant start, List<Pause> any) {
        var all = new ArrayList<Pause>();
        for (Pause next : any.stream().sorted(IN_ORDER).toList()) {
            Instant from = next.from().isBefore(start) ? start : next.from();
            if (!next.isOpen() && !from.isBefore(next.to())) continue;
            Pause last = all.isEmpty() ? null : all.getLast();
            if (last == null || !last.isOpen() && last.to().isBefore(from)) all.add(new Pause(from, next.to()));
            else all.set(all.size() - 1, new Pause(last.from(), later(last, next)));
        }
        return List.copyOf(all);
    }

    /** What of it lies before a moment. */
    public static List<Pause> until(List<Pause> pauses, Instant end) {
        return pauses.stream()
                .filter(p -> p.from().isBefore(end))
                .map(p -> p.isOpen() || end.isBefore(p.to()) ? new Pause(p.from(), end) : p)
                .toList();
    }

    private static Instant later(Pause one, Pause other) {
        if (one.isOpen() || other.isOpen()) return null;
        return one.to().isBefore(other.to()) ? other.to() : one.to();
    }
}
