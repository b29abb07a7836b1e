package org.shanzhi.demo;

import java.text.MessageFormat;
import java.util.Properties;

/** What invented grids are called. */
final class GridNames {
    private final Properties patterns = Divisions.names();
    private final String[] places = patterns.getProperty("places").split(",");

    String basic(String community, int number) {
        return MessageFormat.format(patterns.getProperty("basic"), community, Integer.toString(number));
    }

    /** @param number from 1; different numbers of one community are different places */
    String special(String community, int number) {
        int start = Math.floorMod(community.hashCode(), places.length);
        return MessageFormat.format(
                patterns.getProperty("special"), community, places[(start + number - 1) % places.length]);
    }
}
