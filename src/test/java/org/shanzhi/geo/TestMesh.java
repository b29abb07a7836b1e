package org.shanzhi.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Crooked quadrangles that share their corners: a district without gap or overlap, from a seed. */
record TestMesh(List<Coordinate> corners, List<Polygon> blocks) {
    static final double WEST = 103.6;
    static final double SOUTH = 35.9;
    static final double STEP = 0.01;

    static TestMesh of(long seed, int side) {
        var random = new SplittableRandom(seed);
        var corners = new Coordinate[side + 1][side + 1];
        var all = new ArrayList<Coordinate>();
        for (int row = 0; row <= side; row++) {
            for (int column = 0; column <= side; column++) {
                corners[row][column] = new Coordinate(
                        WEST + STEP * (column + random.nextDouble(0.6)), SOUTH + STEP * (row + random.nextDouble(0.6)));
                all.add(corners[row][column]);
            }
        }
        var blocks = new ArrayList<Polygon>();
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                blocks.add(ring(
                        corners[row][column],
                        corners[row][column + 1],
                        corners[row + 1][column + 1],
                        corners[row + 1][column]));
            }
        }
        return new TestMesh(all, blocks);
    }

    static Polygon box(double west, double south, double east, double north) {
        return ring(
                new Coordinate(west, south),
                new Coordinate(east, south),
                new Coordinate(east, north),
                new Coordinate(west, north));
    }

    static Polygon ring(Coordinate... open) {
        var closed = new ArrayList<>(List.of(open));
        closed.add(open[0]);
        return Shapes.FACTORY.createPolygon(closed.toArray(Coordinate[]::new));
    }

    static Polygon withHole(Geometry block, Geometry hole) {
        return (Polygon) block.difference(hole);
    }

    List<Area> areas() {
        var areas = new ArrayList<Area>();
        for (var block : blocks) {
            areas.add(new Area(areas.size() * 7 + 3, block));
        }
        return areas;
    }
}
