package org.shanzhi.geo;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/** A polygon or multipolygon with what its file says about it: texts, numbers, booleans, maps, lists or null. */
public record Feature(Map<String, Object> properties, Geometry geometry) {}
