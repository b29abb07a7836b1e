package org.shanzhi.grid.web;

import java.util.List;
import org.shanzhi.org.Unit;

/**
 * One level of the map of grids: the district with its streets, a street with its communities, a community with its grids.
 *
 * @param above from the district down to {@code unit}, without it
 * @param parts what stands below, in order of code
 */
public record GridLevel(Unit unit, List<Unit> above, List<Part> parts, MapView map, int basic, int special) {
    /**
     * @param grids how many grids it has; 1 for a grid
     * @param squareKilometres with two or three decimals; null where nothing is drawn
     */
    public record Part(Unit unit, String href, int grids, boolean special, String squareKilometres) {}
}
