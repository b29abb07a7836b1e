package org.shanzhi.access;

import java.sql.Connection;
import java.util.Map;
import org.jooq.Field;
import org.shanzhi.kernel.database.BulkRows;

/** Fresh keys for many matters, kept by one COPY. One thread at a time. */
public final class NewKeys {
    /** A key and the row in which it is kept. */
    record Made(MatterKey key, Map<Field<?>, Object> row) {}

    /** Makes the key of a matter. */
    @FunctionalInterface
    interface Maker {
        Made make(int district, long matterId);
    }

    private final Maker maker;
    private final BulkRows rows;

    NewKeys(Maker maker, BulkRows rows) {
        this.maker = maker;
        this.rows = rows;
    }

    public MatterKey next(int district, long matterId) {
        Made made = maker.make(district, matterId);
        rows.add(made.row());
        return made.key();
    }

    /** Keeps the keys as part of the connection's transaction, and forgets them. */
    public void send(Connection connection) {
        rows.send(connection);
    }

    public void clear() {
        rows.clear();
    }
}
