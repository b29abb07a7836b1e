package org.shanzhi.geo;

import org.locationtech.jts.geom.Geometry;

/** The smallest rectangle of longitudes and latitudes around a shape, in degrees WGS-84. */
public record BoundingBox(double west, double south, double east, double north) {

    public static BoundingBox of(Geometry geometry) {
        if (geometry.isEmpty()) {
            throw new IllegalArgumentException("nothing has no extent");
        }
        var envelope = geometry.getEnvelopeInternal();
        return new BoundingBox(envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY());
    }

    public boolean contains(Point point) {
        return point.lon() >= west && point.lon() <= east && point.lat() >= south && point.lat() <= north;
    }
}
