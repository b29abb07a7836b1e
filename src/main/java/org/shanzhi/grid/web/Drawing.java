package org.shanzhi.grid.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.shanzhi.geo.Point;
import org.shanzhi.geo.Shapes;

/**
 * Turns shapes into paths of one SVG drawing, north at the top and as wide as {@value #WIDTH}. Inside a district a degree
 * of longitude is everywhere about as long as in its middle, so no projection is needed. What would be less than half a
 * unit is left out.
 */
final class Drawing {
    static final double WIDTH = 1_000;
    private static final double MARGIN = 8;
    private static final double HALF_A_UNIT = 0.5;

    private final Envelope extent;
    private final double perDegreeEast;
    private final double perDegreeNorth;

    Drawing(List<Geometry> shapes) {
        extent = new Envelope();
        shapes.forEach(shape -> extent.expandToInclude(shape.getEnvelopeInternal()));
        double middle = Math.toRadians((extent.getMinY() + extent.getMaxY()) / 2);
        perDegreeEast = extent.getWidth() == 0 ? 1 : (WIDTH - 2 * MARGIN) / extent.getWidth();
        perDegreeNorth = perDegreeEast / Math.cos(middle);
    }

    String viewBox() {
        return "0 0 %.0f %.0f".formatted(WIDTH, extent.getHeight() * perDegreeNorth + 2 * MARGIN);
    }

    /** The attribute {@code d} of a path; holes are left out by the fill rule. */
    String path(Geometry shape) {
        Geometry simple = DouglasPeuckerSimplifier.simplify(shape, HALF_A_UNIT / perDegreeEast);
        // A shape smaller than half a unit would vanish.
        Geometry drawn = simple.isEmpty() ? shape : simple;
        var path = new StringBuilder();
        for (int i = 0; i < drawn.getNumGeometries(); i++) {
            if (drawn.getGeometryN(i) instanceof Polygon polygon) {
                ring(path, polygon.getExteriorRing().getCoordinates());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    ring(path, polygon.getInteriorRingN(hole).getCoordinates());
                }
            }
        }
        return path.toString();
    }

    /** The middle of a shape's name. */
    Coordinate label(Geometry shape) {
        Point place = Shapes.labelPoint(shape);
        return new Coordinate(x(place.lon()), y(place.lat()));
    }

    /** How wide a shape is in the drawing: whether its name has room. */
    double width(Geometry shape) {
        return shape.getEnvelopeInternal().getWidth() * perDegreeEast;
    }

    private void ring(StringBuilder path, Coordinate[] corners) {
        var points = new ArrayList<String>();
        for (Coordinate corner : corners) {
            String point = number(x(corner.x)) + " " + number(y(corner.y));
            if (points.isEmpty() || !points.getLast().equals(point)) points.add(point);
        }
        if (points.size() > 1 && points.getFirst().equals(points.getLast())) points.removeLast();
        path.append('M').append(String.join("L", points)).append('Z');
    }

    private double x(double lon) {
        return MARGIN + (lon - extent.getMinX()) * perDegreeEast;
    }

    private double y(double lat) {
        return MARGIN + (extent.getMaxY() - lat) * perDegreeNorth;
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
