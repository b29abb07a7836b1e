package org.shanzhi.grid.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.shanzhi.geo.Shapes;
import org.shanzhi.grid.Grid;
import org.shanzhi.grid.Grids;
import org.shanzhi.grid.web.GridLevel.Part;
import org.shanzhi.grid.web.MapView.Area;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.springframework.stereotype.Component;

/** Puts the levels of the map of grids together. */
@Component
class GridDesk {
    private static final double SQUARE_METRES = 1_000_000;
    private static final int DIGITS_OF_SEQUENCE = 3;

    private final Grids grids;
    private final Organisation organisation;

    GridDesk(Grids grids, Organisation organisation) {
        this.grids = grids;
        this.organisation = organisation;
    }

    /**
     * @param code of a unit of the upper three tiers; empty for the district's own
     * @param at day of the boundaries, perhaps before the district was founded
     */
    GridLevel level(int district, String code, LocalDate at, LocalDate today) {
        Unit unit = code.isBlank() ? centre(district, today) : byCode(district, code);
        if (unit.kind() != UnitKind.TIER || unit.tier() == Tier.GRID) throw new NotFound("level of the map");
        Map<Unit, Geometry> land = new LinkedHashMap<>();
        List<Part> parts = new ArrayList<>();
        for (Unit below : organisation.below(district, unit.id())) {
            if (below.kind() != UnitKind.TIER || !below.openOn(at)) continue;
            Optional<Geometry> shape = grids.land(district, below.id(), at);
            shape.ifPresent(it -> land.put(below, it));
            parts.add(part(district, below, shape, at));
        }
        List<Grid> leaves = leaves(district, unit, at);
        int special = (int) leaves.stream().filter(Grid::special).count();
        return new GridLevel(
                unit, above(district, unit), parts, drawn(district, land, at, null), leaves.size() - special, special);
    }

    /** The grids of one community with one of them in front. */
    MapView around(int district, Unit grid, LocalDate at) {
        Map<Unit, Geometry> land = new LinkedHashMap<>();
        Unit community = organisation.unit(district, grid.parentId());
        for (Unit neighbour : organisation.below(district, community.id())) {
            grids.of(district, neighbour.id(), at).ifPresent(it -> land.put(neighbour, it.shape()));
        }
        return drawn(district, land, at, grid);
    }

    Unit byCode(int district, String code) {
        return organisation.byCode(district, code).orElseThrow(() -> new NotFound("unit"));
    }

    List<Unit> above(int district, Unit unit) {
        var above = new ArrayList<Unit>();
        for (Integer id = unit.parentId(); id != null; id = above.getLast().parentId()) {
            above.add(organisation.unit(district, id));
        }
        return above.reversed();
    }

    /** With two decimals, a small one with three. */
    static String squareKilometres(Geometry shape) {
        double area = Shapes.squareMetres(shape) / SQUARE_METRES;
        return String.format(Locale.ROOT, area < 1 ? "%.3f" : "%.2f", area);
    }

    private Part part(int district, Unit unit, Optional<Geometry> shape, LocalDate at) {
        boolean special =
                grids.of(district, unit.id(), at).filter(Grid::special).isPresent();
        return new Part(
                unit,
                href(unit),
                unit.tier() == Tier.GRID ? 1 : leaves(district, unit, at).size(),
                special,
                shape.map(GridDesk::squareKilometres).orElse(null));
    }

    /** The largest are drawn and named first; the one in front comes last, so that its outline lies on top. */
    private MapView drawn(int district, Map<Unit, Geometry> land, LocalDate at, Unit inFront) {
        if (land.isEmpty()) return new MapView("0 0 1 1", List.of());
        var drawing = new Drawing(List.copyOf(land.values()));
        var labels = new Labels();
        List<Area> areas = land.entrySet().stream()
                .sorted(Comparator.comparingDouble(it -> -it.getValue().getArea()))
                .map(it -> area(district, drawing, labels, it.getKey(), it.getValue(), at, inFront))
                .sorted(Comparator.comparing(Area::front))
                .toList();
        return new MapView(drawing.viewBox(), areas);
    }

    private Area area(
            int district, Drawing drawing, Labels labels, Unit unit, Geometry shape, LocalDate at, Unit inFront) {
        String text = unit.tier() == Tier.GRID ? sequence(unit.code()) : Labels.shortened(unit.name());
        Coordinate place = drawing.label(shape);
        boolean fits = labels.place(text, place.x, place.y, drawing.width(shape));
        boolean front = inFront != null && inFront.id() == unit.id();
        return new Area(
                unit,
                href(unit),
                drawing.path(shape),
                text,
                fits ? List.of(Drawing.number(place.x), Drawing.number(place.y)) : List.of(),
                grids.of(district, unit.id(), at).filter(Grid::special).isPresent(),
                front,
                inFront != null && !front);
    }

    private List<Grid> leaves(int district, Unit unit, LocalDate at) {
        return organisation.below(district, unit.id()).stream()
                .filter(below -> below.kind() == UnitKind.TIER)
                .flatMap(below -> below.tier() == Tier.GRID
                        ? grids.of(district, below.id(), at).stream()
                        : leaves(district, below, at).stream())
                .toList();
    }

    private Unit centre(int district, LocalDate at) {
        return organisation.units(district, at).stream()
                .filter(unit -> unit.kind() == UnitKind.TIER && unit.tier() == Tier.DISTRICT)
                .findFirst()
                .orElseThrow(() -> new NotFound("district"));
    }

    private static String href(Unit unit) {
        return unit.tier() == Tier.GRID ? "/admin/grids/" + unit.code() : "/admin/grids?unit=" + unit.code();
    }

    private static String sequence(String code) {
        return code.substring(Math.max(0, code.length() - DIGITS_OF_SEQUENCE));
    }
}
