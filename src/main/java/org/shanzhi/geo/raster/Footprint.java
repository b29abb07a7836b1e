package org.shanzhi.geo.raster;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/** The cells that an area's boundary passes through, and those that lie wholly inside it. */
public final class Footprint {
    /**
     * In cells. A boundary that comes this close to a cell counts as passing through it, which is far more than
     * rounding can move a point, so a cell that is called whole is whole for every point that is looked up in it.
     */
    private static final double MARGIN = 1e-6;

    /** In rows. Flatter edges are not cut row by row: the division would cost more digits than {@link #MARGIN} has. */
    private static final double FLAT = 1e-3;

    private final Frame frame;
    private final Envelope reach;

    /** Bits count cells from the west end of this row, so that a small area makes a small set. */
    private final int south;

    private final BitSet crossed = new BitSet();
    private final BitSet inside = new BitSet();

    private Footprint(Frame frame, Envelope reach) {
        this.frame = frame;
        this.reach = reach;
        south = frame.clampRow(floor(frame.up(reach.getMinY()) - MARGIN));
    }

    public static Footprint of(Geometry area, PointOnGeometryLocator exact, Frame frame) {
        var footprint = new Footprint(frame, area.getEnvelopeInternal());
        for (var line : LinearComponentExtracter.getLines(area)) {
            footprint.cross(((LineString) line).getCoordinateSequence());
        }
        footprint.fill(exact);
        return footprint;
    }

    IntStream crossed() {
        return crossed.stream().map(bit -> bit + south * frame.columns());
    }

    IntStream inside() {
        return inside.stream().map(bit -> bit + south * frame.columns());
    }

    private void cross(CoordinateSequence ring) {
        for (int i = 1; i < ring.size(); i++) {
            double x1 = frame.across(ring.getX(i - 1));
            double y1 = frame.up(ring.getY(i - 1));
            double x2 = frame.across(ring.getX(i));
            double y2 = frame.up(ring.getY(i));
            if (y1 <= y2) {
                cross(x1, y1, x2, y2);
            } else {
                cross(x2, y2, x1, y1);
            }
        }
    }

    private void cross(double x1, double y1, double x2, double y2) {
        int last = frame.clampRow(floor(y2 + MARGIN));
        for (int row = frame.clampRow(floor(y1 - MARGIN)); row <= last; row++) {
            double enters = x1;
            double leaves = x2;
            if (y2 - y1 > FLAT) {
                enters = at(Math.max(y1, row - MARGIN), x1, y1, x2, y2);
                leaves = at(Math.min(y2, row + 1 + MARGIN), x1, y1, x2, y2);
            }
            int from = frame.clampColumn(floor(Math.min(enters, leaves) - MARGIN));
            int to = frame.clampColumn(floor(Math.max(enters, leaves) + MARGIN));
            int start = (row - south) * frame.columns();
            crossed.set(start + from, start + to + 1);
        }
    }

    private static double at(double y, double x1, double y1, double x2, double y2) {
        return x1 + (x2 - x1) * Math.clamp((y - y1) / (y2 - y1), 0, 1);
    }

    private static int floor(double value) {
        return (int) Math.floor(value);
    }

    /** Neighbouring cells with no boundary in them have the same answer: one exact question for each run in a row. */
    private void fill(PointOnGeometryLocator exact) {
        int west = frame.clampColumn((int) frame.across(reach.getMinX()));
        int east = frame.clampColumn((int) frame.across(reach.getMaxX()));
        int north = frame.clampRow((int) frame.up(reach.getMaxY()));
        for (int row = south; row <= north; row++) {
            int start = (row - south) * frame.columns();
            int end = start + east + 1;
            int from = crossed.nextClearBit(start + west);
            while (from < end) {
                int boundary = crossed.nextSetBit(from);
                int to = boundary < 0 ? end : Math.min(boundary, end);
                if (exact.locate(frame.centre(from - start, row)) == Location.INTERIOR) {
                    inside.set(from, to);
                }
                from = crossed.nextClearBit(to);
            }
        }
    }
}
