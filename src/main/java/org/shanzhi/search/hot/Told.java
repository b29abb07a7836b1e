package org.shanzhi.search.hot;

import java.time.LocalDate;

/**
 * What a matter tells, without whom it is about.
 *
 * @param day on which it was told
 * @param area in which it lies (社区); null when nobody knows
 * @param text its beginning: what matters is told there, and the rest is not kept
 * @param kind the name of its type; empty when it has none yet
 */
public record Told(long id, LocalDate day, Integer area, String title, String text, String place, String kind) {
    public Told {
        if (text.length() > Words.READ) text = text.substring(0, Words.READ);
    }

    /** What a heading is made of; the text is not kept. */
    Told brief() {
        return new Told(id, day, area, title, "", place, kind);
    }
}
