package org.shanzhi.matter.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.shanzhi.kernel.database.BulkRows;
import org.shanzhi.kernel.database.BulkTable;

/** The tables that are filled by COPY, asked for once. */
final class BulkTables {
    private final DSLContext db;
    private final Map<String, BulkTable> known = new ConcurrentHashMap<>();

    BulkTables(DSLContext db) {
        this.db = db;
    }

    BulkRows rows(Table<?> table) {
        return known.computeIfAbsent(table.getName(), _ -> BulkTable.of(db, table))
                .rows();
    }
}
