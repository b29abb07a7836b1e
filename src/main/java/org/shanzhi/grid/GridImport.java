package org.shanzhi.grid;

import java.util.List;
import org.jooq.DSLContext;
import org.shanzhi.grid.store.GridMaps;
import org.shanzhi.grid.store.GridRules;
import org.shanzhi.grid.store.GridStore;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Needs;
import org.springframework.stereotype.Component;

/** Enters the grids of a whole district at once, as a first set-up or for a demonstration. 1,700 take about a second. */
@Component
public class GridImport {
    private final DSLContext db;
    private final GridStore store;
    private final GridMaps maps;
    private final Organisation organisation;

    GridImport(DSLContext db, GridStore store, GridMaps maps, Organisation organisation) {
        this.db = db;
        this.store = store;
        this.maps = maps;
        this.organisation = organisation;
    }

    /**
     * Writes the grids in one transaction, after their units. Shapes are taken as they are; where two overlap, the one of
     * the lower unit has the place. Not idempotent: a grid of the same unit that stands at the same time is refused.
     *
     * @throws Invalid when a unit is no grid under a community and a street, or is drawn twice for one day
     */
    @Needs(open = "set-up before anybody can sign in; no page and no interface leads here")
    public void enter(int district, List<NewGrid> grids) {
        db.transaction(transaction -> {
            var already = store.read(transaction.dsl(), district);
            var errors = GridRules.errors(district, grids, already, organisation);
            if (!errors.isEmpty()) throw new Invalid(errors);
            store.write(
                    transaction.dsl(),
                    district,
                    grids,
                    unit -> organisation.unit(district, unit).code());
        });
        maps.forget(district);
    }
}
