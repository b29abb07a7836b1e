package org.shanzhi.matter;

import java.util.Collection;
import java.util.Set;

/** Whose duty a clock is. Most are of whoever holds the matter; the clocks of a whistle are of the unit that it calls. */
public sealed interface Owed {
    Owed BY_ANYBODY = new ByAnybody();
    Owed BY_HOLDER = new ByHolder();

    record ByAnybody() implements Owed {}

    record ByHolder() implements Owed {}

    /** One of these units, whether it holds the matter or was called to it. */
    record ByUnits(Set<Integer> units) implements Owed {
        public ByUnits {
            units = Set.copyOf(units);
        }
    }

    static Owed by(int unit) {
        return new ByUnits(Set.of(unit));
    }

    static Owed by(Collection<Integer> units) {
        return new ByUnits(Set.copyOf(units));
    }
}
