package org.shanzhi.grid.store;

import static org.shanzhi.db.Tables.GRID;
import static org.shanzhi.db.Tables.GRID_EDITION;

import java.util.List;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.shanzhi.geo.Wkb;
import org.shanzhi.grid.Grid;
import org.shanzhi.grid.NewGrid;
import org.springframework.stereotype.Component;

/** Reads and writes grids; every write counts up the district's edition. */
@Component
public class GridStore {
    long edition(DSLContext db, int district) {
        return db.select(GRID_EDITION.EDITION)
                .from(GRID_EDITION)
                .where(GRID_EDITION.DISTRICT_ID.eq(district))
                .fetchOptional(GRID_EDITION.EDITION)
                .orElse(0L);
    }

    public List<Grid> read(DSLContext db, int district) {
        return db.selectFrom(GRID)
                .where(GRID.DISTRICT_ID.eq(district))
                .orderBy(GRID.CODE, GRID.VALID_FROM)
                .fetch(row -> new Grid(
                        row.get(GRID.UNIT_ID),
                        row.get(GRID.CODE),
                        row.get(GRID.SPECIAL),
                        Wkb.read(row.get(GRID.SHAPE)),
                        row.get(GRID.VALID_FROM),
                        row.get(GRID.VALID_TO)));
    }

    public void write(DSLContext db, int district, List<NewGrid> grids, IntFunction<String> codeOf) {
        var insert = db.insertInto(GRID)
                .columns(
                        GRID.DISTRICT_ID,
                        GRID.UNIT_ID,
                        GRID.CODE,
                        GRID.SPECIAL,
                        GRID.SHAPE,
                        GRID.VALID_FROM,
                        GRID.VALID_TO)
                .values((Integer) null, null, null, null, null, null, null);
        var batch = db.batch(insert);
        for (NewGrid grid : grids) {
            batch = batch.bind(
                    district,
                    grid.unitId(),
                    codeOf.apply(grid.unitId()),
                    grid.special(),
                    Wkb.write(grid.shape()),
                    grid.from(),
                    grid.to());
        }
        if (!grids.isEmpty()) batch.execute();
        db.insertInto(GRID_EDITION, GRID_EDITION.DISTRICT_ID, GRID_EDITION.EDITION)
                .values(district, 1L)
                .onConflict(GRID_EDITION.DISTRICT_ID)
                .doUpdate()
                .set(GRID_EDITION.EDITION, GRID_EDITION.EDITION.plus(1))
                .execute();
    }
}
