package org.shanzhi.kernel.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.postgresql.PGConnection;

/** Rows of one table waiting to be copied. Keeps its room when it is emptied; one thread at a time. */
public final class BulkRows {
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NO_MORE = -1;

    private final BulkTable table;
    private final BulkBytes bytes = new BulkBytes();
    private BulkTable.Columns columns;
    private int count;

    BulkRows(BulkTable table) {
        this.table = table;
        clear();
    }

    /** The first row says which columns there are, null or not; the others of the table take their defaults. */
    public void add(Map<Field<?>, Object> row) {
        if (columns == null) columns = table.columns(row.keySet());
        columns.write(row, bytes);
        count++;
    }

    /** Copies the rows as part of the connection's transaction, and forgets them. */
    public void send(Connection connection) {
        if (count == 0) return;
        bytes.putShort(NO_MORE);
        try {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy.copyIn(columns.statement(), bytes.reader());
        } catch (SQLException e) {
            throw new DataAccessException(columns.statement(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        clear();
    }

    public void clear() {
        count = 0;
        bytes.clear();
        bytes.put(SIGNATURE);
        bytes.putInt(0); // flags
        bytes.putInt(0); // no extension of the header
    }
}
