package org.shanzhi.grid;

import java.time.LocalDate;
import org.locationtech.jts.geom.Geometry;

/**
 * A leaf grid (网格) as it was drawn for some time; drawn anew, it is another of these for the same unit.
 *
 * @param code the unit's: 12-digit community code and three digits, the first of them 9 for a special grid
 * @param special 专属网格: a market, a school, an estate of its own
 * @param shape polygon or multipolygon in WGS-84
 * @param to the last day, null while it stands; never later than the unit's
 */
public record Grid(int unitId, String code, boolean special, Geometry shape, LocalDate from, LocalDate to) {
    public boolean standsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
