package org.shanzhi.grid;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.shanzhi.demo.DemoGeometry;
import org.shanzhi.demo.DemoGrid;
import org.shanzhi.grid.store.GridMaps;
import org.shanzhi.grid.store.TestGridMaps;
import org.shanzhi.org.District;
import org.shanzhi.org.OrganisationImport.NewDistrict;
import org.shanzhi.org.TestOrganisation;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;

/** The module on a database, for tests without Spring, and a district of 1,700 grids to put there. */
public final class TestGrids {
    public static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);

    public final Grids grids;
    public final GridImport entry;

    public TestGrids(DSLContext db, Clock clock, TestOrganisation organisation) {
        GridMaps maps = TestGridMaps.of(db, organisation.organisation, clock);
        grids = new Grids(maps, organisation.organisation);
        entry = TestGridMaps.entry((store, held) -> new GridImport(db, store, held, organisation.organisation), maps);
    }

    /** The units and the shapes of an invented district; {@code id} numbers units by code. */
    public record Land(NewDistrict units, Map<String, Integer> id, List<DemoGrid> drawn) {
        public static Land of(int district, long seed) {
            DemoGeometry geometry = DemoGeometry.of(seed);
            Map<String, Integer> id = new HashMap<>();
            List<Unit> units = new ArrayList<>();
            add(units, id, "620102", "城关区综治中心", Tier.DISTRICT, null);
            geometry.streets().forEach(it -> add(units, id, it.code(), it.name(), Tier.SUBDISTRICT, "620102"));
            geometry.communities().forEach(it -> add(units, id, it.code(), it.name(), Tier.COMMUNITY, it.streetCode()));
            geometry.grids().forEach(it -> add(units, id, it.code(), it.name(), Tier.GRID, it.communityCode()));
            return new Land(
                    new NewDistrict(
                            new District(district, "620102", "CG", "城关区", true), null, units, List.of(), List.of()),
                    id,
                    geometry.grids());
        }

        private static void add(
                List<Unit> units, Map<String, Integer> id, String code, String name, Tier tier, String parent) {
            id.put(code, units.size() + 1);
            units.add(new Unit(
                    units.size() + 1, code, name, UnitKind.TIER, tier, id.get(parent), null, null, FOUNDED, null));
        }

        public NewGrid grid(DemoGrid drawn, LocalDate from, LocalDate to) {
            return new NewGrid(id.get(drawn.code()), drawn.special(), drawn.polygon(), from, to);
        }
    }
}
