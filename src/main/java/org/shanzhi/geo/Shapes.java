package org.shanzhi.geo;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Measures of polygons and multipolygons in degrees WGS-84. */
public final class Shapes {
    /** Makes every geometry of the program: double precision, no reference number, because all are WGS-84. */
    public static final GeometryFactory FACTORY = new GeometryFactory();

    /** Metres; the sphere that has the surface of the WGS-84 ellipsoid. */
    private static final double RADIUS = 6371007.2;

    private Shapes() {}

    /** Surface in square metres without holes, right to half a per cent: a sphere stands for the ellipsoid. */
    public static double squareMetres(Geometry geometry) {
        double sum = 0;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            var polygon = (Polygon) geometry.getGeometryN(i);
            sum += squareMetres(polygon.getExteriorRing());
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                sum -= squareMetres(polygon.getInteriorRingN(hole));
            }
        }
        return sum;
    }

    /** A point of the shape's inside to write its name at: the centre of gravity where it lies inside. */
    public static Point labelPoint(Geometry geometry) {
        var centre = geometry.getCentroid();
        var place = geometry.contains(centre) ? centre : geometry.getInteriorPoint();
        return new Point(place.getX(), place.getY());
    }

    /** The shoelace formula on the cylinder of the same surface. */
    private static double squareMetres(LinearRing ring) {
        CoordinateSequence corners = ring.getCoordinateSequence();
        double twice = 0;
        for (int i = 1; i < corners.size(); i++) {
            double east = Math.toRadians(corners.getX(i) - corners.getX(i - 1));
            double up = sine(corners, i) + sine(corners, i - 1) - 2 * sine(corners, 0);
            twice += east * up;
        }
        return Math.abs(twice) / 2 * RADIUS * RADIUS;
    }

    private static double sine(CoordinateSequence corners, int i) {
        return Math.sin(Math.toRadians(corners.getY(i)));
    }
}
