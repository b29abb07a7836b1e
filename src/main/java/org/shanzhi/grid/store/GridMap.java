package org.shanzhi.grid.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.shanzhi.geo.Area;
import org.shanzhi.geo.AreaIndex;
import org.shanzhi.geo.Point;
import org.shanzhi.geo.Shapes;
import org.shanzhi.grid.Grid;

/**
 * All grids of a district at one edition. Between two days on which some grid begins or ends nothing moves, so there is one
 * index for each such time; those asked for last are kept, at 4 MB each.
 */
public final class GridMap {
    private static final int MOST_INDEXES = 8;

    private record Outline(int key, LocalDate since) {}

    private final List<Grid> drawn;
    private final List<Grid> grids;
    private final Map<Integer, List<Grid>> byUnit;
    private final NavigableSet<LocalDate> changes = new TreeSet<>();
    private final Map<Outline, Geometry> outlines = new ConcurrentHashMap<>();
    private final Map<LocalDate, AreaIndex> indexes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, AreaIndex> eldest) {
            return size() > MOST_INDEXES;
        }
    };

    /**
     * @param drawn as they are stored, in order of code
     * @param lastDay of a unit, null while it is open: a grid does not outlive its unit
     */
    GridMap(List<Grid> drawn, IntFunction<LocalDate> lastDay) {
        this.drawn = List.copyOf(drawn);
        grids = drawn.stream()
                .map(grid -> endingWith(grid, lastDay.apply(grid.unitId())))
                .filter(grid -> grid.to() == null || !grid.to().isBefore(grid.from()))
                .toList();
        byUnit = grids.stream()
                .sorted(Comparator.comparing(Grid::from).reversed())
                .collect(Collectors.groupingBy(Grid::unitId));
        for (Grid grid : grids) {
            changes.add(grid.from());
            if (grid.to() != null) changes.add(grid.to().plusDays(1));
        }
    }

    private static Grid endingWith(Grid grid, LocalDate last) {
        boolean outlives = last != null && (grid.to() == null || grid.to().isAfter(last));
        return outlives ? new Grid(grid.unitId(), grid.code(), grid.special(), grid.shape(), grid.from(), last) : grid;
    }

    List<Grid> drawn() {
        return drawn;
    }

    /** Makes the index of a day, so that nobody has to wait for it. */
    void prepare(LocalDate day) {
        LocalDate since = changes.floor(day);
        if (since != null) index(since);
    }

    public OptionalInt locate(Point point, LocalDate at) {
        LocalDate since = changes.floor(at);
        return since == null ? OptionalInt.empty() : index(since).locate(point);
    }

    public List<Grid> on(LocalDate at) {
        return grids.stream().filter(grid -> grid.standsOn(at)).toList();
    }

    public List<Grid> history(int unitId) {
        return byUnit.getOrDefault(unitId, List.of());
    }

    /** The land of several units together on a day; made once and kept, because joining hundreds of shapes takes time. */
    public Optional<Geometry> together(int key, Collection<Integer> units, LocalDate at) {
        LocalDate since = changes.floor(at);
        if (since == null) return Optional.empty();
        Geometry land = outlines.computeIfAbsent(new Outline(key, since), _ -> joined(units, since));
        return land.isEmpty() ? Optional.empty() : Optional.of(land);
    }

    private Geometry joined(Collection<Integer> units, LocalDate at) {
        var wanted = Set.copyOf(units);
        var shapes = on(at).stream()
                .filter(grid -> wanted.contains(grid.unitId()))
                .map(Grid::shape)
                .toList();
        return shapes.isEmpty() ? Shapes.FACTORY.createPolygon() : OverlayNGRobust.union(shapes);
    }

    /** Made outside the lock: whoever asks for another time does not wait, and two who ask for a new one both make it. */
    private AreaIndex index(LocalDate since) {
        synchronized (indexes) {
            AreaIndex index = indexes.get(since);
            if (index != null) return index;
        }
        AreaIndex made = AreaIndex.of(on(since).stream()
                .map(grid -> new Area(grid.unitId(), grid.shape()))
                .toList());
        synchronized (indexes) {
            indexes.putIfAbsent(since, made);
            return indexes.get(since);
        }
    }
}
