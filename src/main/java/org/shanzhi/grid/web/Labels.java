package org.shanzhi.grid.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Envelope;

/**
 * Names on a drawing that do not run into each other: whoever is placed first has the room. What everybody in the drawing
 * is (街道, 社区) is left out of the names.
 */
final class Labels {
    private static final Pattern WHAT_ALL_ARE = Pattern.compile("(?<=..)(街道办事处|街道|社区居委会|社区|村委会)$");
    /** As the style sheet has it. */
    private static final double FONT_SIZE = 15;

    private static final double NARROW = 0.6;
    private static final double LINE = 1.3;

    private final List<Envelope> placed = new ArrayList<>();

    static String shortened(String name) {
        return WHAT_ALL_ARE.matcher(name).replaceFirst("");
    }

    /** Whether the text has room at this place and inside a shape of this width; if so, it is taken. */
    boolean place(String text, double x, double y, double width) {
        double half = width(text) / 2;
        double tall = FONT_SIZE * LINE / 2;
        var box = new Envelope(x - half, x + half, y - tall, y + tall);
        if (2 * half > width || placed.stream().anyMatch(box::intersects)) return false;
        placed.add(box);
        return true;
    }

    private static double width(String text) {
        return text.codePoints()
                .mapToDouble(c -> c < 0x2e80 ? FONT_SIZE * NARROW : FONT_SIZE)
                .sum();
    }
}
