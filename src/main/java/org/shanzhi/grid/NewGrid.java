package org.shanzhi.grid;

import java.time.LocalDate;
import org.locationtech.jts.geom.Geometry;

/** Draws a grid for a unit of the lowest tier; the parameters are those of {@link Grid}. */
public record NewGrid(int unitId, boolean special, Geometry shape, LocalDate from, LocalDate to) {}
