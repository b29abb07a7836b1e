package org.shanzhi.demo.land;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The plan as faces that share their corners. Whoever cuts a face gives the new corner to the neighbour behind the edge
 * as well, so that no edge ever has a corner on one side only: there can be no gap and no overlap, whatever the terrain
 * later does to the corners.
 */
final class Mesh {
    /** Metres. New lines get a corner at least this often, so that the terrain can bend them. */
    private static final double STEP = 110;

    /** Metres. A cut that ends this close to a corner ends in it, as streets meet at crossings. */
    private static final double CROSSING = 32;

    private final List<Spot> spots = new ArrayList<>();
    private final Map<Edge, Face> left = new HashMap<>();

    private record Edge(int from, int to) {}

    private record Crossing(int from, int to, double share) {}

    /** The two sides of a cut. */
    record Halves(Face first, Face second) {}

    Spot spot(int corner) {
        return spots.get(corner);
    }

    /** The face to the left of the edge from one corner to another, or null at the outer side. */
    Face left(int from, int to) {
        return left.get(new Edge(from, to));
    }

    Face rectangle(double width, double height) {
        var corners = List.of(
                add(new Spot(-width / 2, -height / 2)),
                add(new Spot(width / 2, -height / 2)),
                add(new Spot(width / 2, height / 2)),
                add(new Spot(-width / 2, height / 2)));
        var ring = new ArrayList<Integer>();
        for (int i = 0; i < 4; i++) {
            ring.add(corners.get(i));
            ring.addAll(between(corners.get(i), corners.get((i + 1) % 4)));
        }
        return adopt(new Face(ring));
    }

    /** Cuts square to the normal so that the first half, against the normal's direction, has this share of the area. */
    Halves cut(Face face, double normalEast, double normalNorth, double share) {
        double offset = offset(face, normalEast, normalNorth, share);
        var crossings = new ArrayList<Crossing>();
        boolean entersFirst = false;
        for (int i = 0; i < face.size(); i++) {
            double here = spot(face.corner(i)).along(normalEast, normalNorth) - offset;
            double next = spot(face.corner(i + 1)).along(normalEast, normalNorth) - offset;
            if (here <= 0 != next <= 0) {
                if (crossings.isEmpty()) {
                    entersFirst = next <= 0;
                }
                crossings.add(new Crossing(face.corner(i), face.corner(i + 1), here / (here - next)));
            }
        }
        if (crossings.size() != 2) {
            throw new IllegalStateException("a convex face crossed " + crossings.size() + " times");
        }
        int start = corner(crossings.get(0));
        int end = corner(crossings.get(1));
        var line = between(start, end);
        var one = adopt(new Face(ring(face, start, end, line.reversed())));
        var other = adopt(new Face(ring(face, end, start, line)));
        return entersFirst ? new Halves(one, other) : new Halves(other, one);
    }

    double extent(Face face, double normalEast, double normalNorth) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < face.size(); i++) {
            double along = spot(face.corner(i)).along(normalEast, normalNorth);
            least = Math.min(least, along);
            most = Math.max(most, along);
        }
        return most - least;
    }

    private List<Integer> ring(Face face, int from, int to, List<Integer> back) {
        var ring = new ArrayList<Integer>();
        int i = 0;
        while (face.corner(i) != from) {
            i++;
        }
        for (; face.corner(i) != to; i++) {
            ring.add(face.corner(i));
        }
        ring.add(to);
        ring.addAll(back);
        return ring;
    }

    private Face adopt(Face face) {
        for (int i = 0; i < face.size(); i++) {
            left.put(new Edge(face.corner(i), face.corner(i + 1)), face);
        }
        return face;
    }

    private int add(Spot spot) {
        spots.add(spot);
        return spots.size() - 1;
    }

    private int corner(Crossing crossing) {
        var from = spot(crossing.from());
        var to = spot(crossing.to());
        var exactly = from.towards(to, crossing.share());
        if (exactly.distance(from) < CROSSING) {
            return crossing.from();
        }
        if (exactly.distance(to) < CROSSING) {
            return crossing.to();
        }
        int corner = add(exactly);
        divide(crossing.from(), crossing.to(), corner);
        divide(crossing.to(), crossing.from(), corner);
        return corner;
    }

    private void divide(int from, int to, int corner) {
        var face = left.remove(new Edge(from, to));
        if (face != null) {
            face.insert(corner, from);
            left.put(new Edge(from, corner), face);
            left.put(new Edge(corner, to), face);
        }
    }

    private List<Integer> between(int from, int to) {
        var corners = new ArrayList<Integer>();
        int pieces = (int) Math.ceil(spot(from).distance(spot(to)) / STEP);
        for (int i = 1; i < pieces; i++) {
            corners.add(add(spot(from).towards(spot(to), (double) i / pieces)));
        }
        return corners;
    }

    private double offset(Face face, double normalEast, double normalNorth, double share) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < face.size(); i++) {
            double along = spot(face.corner(i)).along(normalEast, normalNorth);
            low = Math.min(low, along);
            high = Math.max(high, along);
        }
        double wanted = share * areaBelow(face, normalEast, normalNorth, high);
        for (int round = 0; round < 50; round++) {
            double middle = (low + high) / 2;
            if (areaBelow(face, normalEast, normalNorth, middle) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private double areaBelow(Face face, double normalEast, double normalNorth, double offset) {
        var kept = new ArrayList<Spot>();
        for (int i = 0; i < face.size(); i++) {
            var here = spot(face.corner(i));
            var next = spot(face.corner(i + 1));
            double before = here.along(normalEast, normalNorth) - offset;
            double after = next.along(normalEast, normalNorth) - offset;
            if (before <= 0) {
                kept.add(here);
            }
            if (before <= 0 != after <= 0) {
                kept.add(here.towards(next, before / (before - after)));
            }
        }
        double twice = 0;
        for (int i = 0; i < kept.size(); i++) {
            var here = kept.get(i);
            var next = kept.get((i + 1) % kept.size());
            twice += here.east() * next.north() - next.east() * here.north();
        }
        return twice / 2;
    }
}
