package org.shanzhi.grid.store;

import java.time.Clock;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.shanzhi.org.Organisation;

/** Opens the package to tests of the module. */
public final class TestGridMaps {
    private TestGridMaps() {}

    public static GridMaps of(DSLContext db, Organisation organisation, Clock clock) {
        return new GridMaps(db, new GridStore(), organisation, clock);
    }

    public static <T> T entry(BiFunction<GridStore, GridMaps, T> made, GridMaps maps) {
        return made.apply(new GridStore(), maps);
    }
}
