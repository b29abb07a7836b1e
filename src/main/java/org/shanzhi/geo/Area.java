package org.shanzhi.geo;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/** A polygon or multipolygon in WGS-84 under the number by which its owner knows it. */
public record Area(int id, Geometry geometry) {
    public Area {
        if (!(geometry instanceof Polygonal)) {
            throw new IllegalArgumentException("area " + id + " is a " + geometry.getGeometryType());
        }
    }
}
