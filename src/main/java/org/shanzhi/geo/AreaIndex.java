package org.shanzhi.geo;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.shanzhi.geo.raster.Footprint;
import org.shanzhi.geo.raster.Frame;
import org.shanzhi.geo.raster.Owners;

/**
 * Which area a point lies in. Immutable, safe for any number of threads.
 *
 * <p>A raster of about 600 cells an area answers at once where a whole cell has one answer; elsewhere the cell names the
 * few areas that reach into it and these are asked exactly. One million cells (4 MB) at 1,700 areas, never above
 * {@value #MOST_CELLS}.
 *
 * <p>An area owns its boundary. Where areas meet or overlap, the lowest id has the point, so that every point of the
 * district belongs to exactly one area. The polygons must be valid; neighbours must share the vertices of their common
 * edge, else rounding leaves slivers that belong to nobody.
 */
public final class AreaIndex {
    private static final int CELLS_PER_AREA = 600;
    private static final int FEWEST_CELLS = 1 << 12;
    private static final int MOST_CELLS = 1 << 22;

    private final Frame frame;
    private final Owners owners;
    private final OptionalInt[] answers;
    private final IndexedPointInAreaLocator[] exact;

    /** @throws IllegalArgumentException when two areas have the same id */
    public static AreaIndex of(Collection<Area> areas) {
        var sorted = areas.stream()
                .filter(area -> !area.geometry().isEmpty())
                .sorted(Comparator.comparingInt(Area::id))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).id() == sorted.get(i - 1).id()) {
                throw new IllegalArgumentException(
                        "two areas have the id " + sorted.get(i).id());
            }
        }
        return new AreaIndex(sorted);
    }

    private AreaIndex(List<Area> areas) {
        var extent = new Envelope();
        areas.forEach(area -> extent.expandToInclude(area.geometry().getEnvelopeInternal()));
        frame = Frame.over(extent, Math.clamp((long) areas.size() * CELLS_PER_AREA, FEWEST_CELLS, MOST_CELLS));
        answers = new OptionalInt[areas.size()];
        exact = new IndexedPointInAreaLocator[areas.size()];
        var drawing = new Owners.Drawing(frame);
        for (int i = 0; i < answers.length; i++) {
            var area = areas.get(i);
            answers[i] = OptionalInt.of(area.id());
            exact[i] = new IndexedPointInAreaLocator(area.geometry());
            drawing.add(i, Footprint.of(area.geometry(), exact[i], frame));
            // The first question builds the locator's own index, which two threads must not do at once.
            exact[i].locate(area.geometry().getCoordinate());
        }
        owners = drawing.finish();
    }

    /**
     * The id of the area that has this point, in degrees WGS-84; empty outside all areas and for what is not a number.
     */
    public OptionalInt locate(double lon, double lat) {
        if (!frame.contains(lon, lat)) {
            return OptionalInt.empty();
        }
        int cell = frame.cell(lon, lat);
        int sole = owners.sole(cell);
        if (sole >= 0) {
            return answers[sole];
        }
        var candidates = owners.candidates(cell);
        if (candidates.length == 0) {
            return OptionalInt.empty();
        }
        var point = new Coordinate(lon, lat);
        for (int candidate : candidates) {
            if (exact[candidate].locate(point) != Location.EXTERIOR) {
                return answers[candidate];
            }
        }
        return OptionalInt.empty();
    }

    public OptionalInt locate(Point point) {
        return locate(point.lon(), point.lat());
    }

    /** How many areas there are; areas without extent are not counted. */
    public int size() {
        return answers.length;
    }
}
