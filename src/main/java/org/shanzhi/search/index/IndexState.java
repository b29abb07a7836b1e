package org.shanzhi.search.index;

import java.util.HashMap;
import java.util.Map;
import org.shanzhi.matter.MatterIndexing.LogPlace;

/**
 * What the index knows of itself, written with every commit: what is in it and where to go on is never of two minds.
 *
 * @param source the database it was made from, and its form
 * @param places by district, up to where the log is in it
 * @param filled by district, the last matter of those that were there before; {@link #ALL} when none is left
 */
record IndexState(String source, Map<Integer, LogPlace> places, Map<Integer, Long> filled) {
    static final long ALL = Long.MAX_VALUE;

    /** Goes up when documents are made otherwise: an index of another form is made anew. */
    private static final String FORM = "1";

    private static final String PLACE = "place.";
    private static final String FILLED = "filled.";

    static String source(String database) {
        return FORM + "/" + database;
    }

    static IndexState of(Map<String, String> written) {
        var places = new HashMap<Integer, LogPlace>();
        var filled = new HashMap<Integer, Long>();
        written.forEach((key, value) -> {
            if (key.startsWith(PLACE)) places.put(district(key), place(value));
            if (key.startsWith(FILLED)) filled.put(district(key), Long.parseLong(value));
        });
        return new IndexState(written.getOrDefault("source", ""), places, filled);
    }

    Map<String, String> written() {
        var written = new HashMap<String, String>();
        written.put("source", source);
        places.forEach((district, p) -> written.put(PLACE + district, p.tx() + "/" + p.matter() + "/" + p.version()));
        filled.forEach((district, last) -> written.put(FILLED + district, String.valueOf(last)));
        return written;
    }

    private static int district(String key) {
        return Integer.parseInt(key.substring(key.indexOf('.') + 1));
    }

    private static LogPlace place(String text) {
        String[] parts = text.split("/");
        return new LogPlace(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
    }
}
