package org.shanzhi.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Polygon;
import org.shanzhi.geo.Point;
import org.shanzhi.geo.Shapes;

/** Grids are numbered as a page is read: rows from north to south, in each row from west to east. */
final class ReadingOrder {
    private ReadingOrder() {}

    private record Placed(Polygon polygon, Point middle) {}

    static List<Polygon> of(List<Polygon> polygons) {
        var fromNorth = polygons.stream()
                .map(polygon -> new Placed(polygon, Shapes.labelPoint(polygon)))
                .sorted(Comparator.comparingDouble(placed -> -placed.middle().lat()))
                .toList();
        int inRow = (int) Math.ceil(Math.sqrt(fromNorth.size()));
        var read = new ArrayList<Polygon>();
        for (int from = 0; from < fromNorth.size(); from += inRow) {
            fromNorth.subList(from, Math.min(from + inRow, fromNorth.size())).stream()
                    .sorted(Comparator.comparingDouble(placed -> placed.middle().lon()))
                    .forEach(placed -> read.add(placed.polygon()));
        }
        return read;
    }
}
