package org.shanzhi.matter;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Which matters somebody sees, for an index outside the database: those of which one way opens, and those granted in person.
 *
 * @param granted numbers of matters that may be read at this moment, whatever the ways say
 */
public record Reach(int district, List<Way> ways, Set<Long> granted) {
    /**
     * Opens with any of some keys of a matter, unless it has one that bars it.
     *
     * @param opens none: it never opens
     */
    public record Way(Set<String> opens, Set<String> bars) {
        public static Way by(String... opens) {
            return new Way(Set.of(opens), Set.of());
        }

        public boolean opens(Set<String> keys) {
            return !Collections.disjoint(opens, keys) && Collections.disjoint(bars, keys);
        }
    }
}
