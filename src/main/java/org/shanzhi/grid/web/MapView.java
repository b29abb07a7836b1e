package org.shanzhi.grid.web;

import java.util.List;
import org.shanzhi.org.Unit;

/**
 * A map as one SVG drawing.
 *
 * @param areas in the order in which they are drawn
 */
public record MapView(String viewBox, List<Area> areas) {
    /**
     * @param path attribute {@code d}
     * @param text its name in the drawing, stands at x and y of {@code label}; the list is empty where it has no room
     * @param front what the page is about
     * @param faint only there to show what lies around
     */
    public record Area(
            Unit unit,
            String href,
            String path,
            String text,
            List<String> label,
            boolean special,
            boolean front,
            boolean faint) {}
}
