package org.shanzhi.grid;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Geometry;
import org.shanzhi.geo.GeoJson;
import org.shanzhi.geo.Point;
import org.shanzhi.grid.store.GridMaps;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.org.Line;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.UnitKind;
import org.shanzhi.policy.Needs;
import org.springframework.stereotype.Component;

/**
 * What everybody asks about grids. Answers come from memory: what was changed on another node is seen within three seconds.
 * Reading needs no right: boundaries, names and telephones of grids are posted up in public.
 */
@Component
public class Grids {
    private static final String PUBLIC = "boundaries, names and telephones of grids are posted up in public";

    private final GridMaps maps;
    private final Organisation organisation;

    Grids(GridMaps maps, Organisation organisation) {
        this.maps = maps;
        this.organisation = organisation;
    }

    /** The unit of the grid in which a place lay on a day; empty outside the district. Some hundred nanoseconds. */
    @Needs(open = PUBLIC)
    public OptionalInt find(int district, Point wgs84, LocalDate at) {
        return maps.of(district).locate(wgs84, at);
    }

    /**
     * In whose grid, community and street a place lay on a day.
     *
     * @throws Refused {@link GridRefusal#OUTSIDE_DISTRICT} when it lies in no grid of that day
     */
    @Needs(open = PUBLIC)
    public Located locate(int district, Point wgs84, LocalDate at) {
        int grid = find(district, wgs84, at).orElseThrow(() -> new Refused(GridRefusal.OUTSIDE_DISTRICT));
        Line line = organisation.line(district, grid);
        return new Located(
                organisation.unit(district, grid),
                organisation.unit(district, line.community()),
                organisation.unit(district, line.street()));
    }

    /** Every grid that stands on a day, in order of code. */
    @Needs(open = PUBLIC)
    public List<Grid> on(int district, LocalDate at) {
        return maps.of(district).on(at);
    }

    /** A unit's grid on a day; empty when the unit has none, or none then. */
    @Needs(open = PUBLIC)
    public Optional<Grid> of(int district, int unitId, LocalDate at) {
        return history(district, unitId).stream()
                .filter(grid -> grid.standsOn(at))
                .findFirst();
    }

    /** How a unit's grid was drawn over time, the newest first. */
    @Needs(open = PUBLIC)
    public List<Grid> history(int district, int unitId) {
        return maps.of(district).history(unitId);
    }

    /**
     * The land of a unit on a day: that of all grids below it, or its own; empty when it has none then. The first question
     * about a street takes some tens of milliseconds, every later one none.
     */
    @Needs(open = PUBLIC)
    public Optional<Geometry> land(int district, int unitId, LocalDate at) {
        List<Integer> leaves = leaves(district, unitId);
        return leaves.equals(List.of(unitId))
                ? of(district, unitId, at).map(Grid::shape)
                : maps.of(district).together(unitId, leaves, at);
    }

    /** The units of the lowest tier at and below a unit, open or closed. */
    private List<Integer> leaves(int district, int unitId) {
        var below = organisation.below(district, unitId).stream()
                .filter(unit -> unit.kind() == UnitKind.TIER)
                .toList();
        return below.isEmpty()
                ? List.of(unitId)
                : below.stream()
                        .flatMap(unit -> leaves(district, unit.id()).stream())
                        .toList();
    }

    /**
     * The polygon or multipolygon of a grid as GeoJSON.
     *
     * @throws NotFound when the unit had no grid on that day
     */
    @Needs(open = PUBLIC)
    public String shape(int district, int unitId, LocalDate at) {
        return GeoJson.write(
                of(district, unitId, at).orElseThrow(() -> new NotFound("grid")).shape());
    }
}
