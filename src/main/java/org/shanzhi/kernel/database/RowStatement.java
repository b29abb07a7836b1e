package org.shanzhi.kernel.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/**
 * Rows as they are written a thousand times a second: rendered straight from their columns. jOOQ's own model of a
 * statement is built, checked and rendered anew each time, which takes longer than the writing.
 */
final class RowStatement extends CustomQueryPart {
    private final String begin;
    private final List<Part> parts;
    private final String end;

    /** A piece of the statement and the value after it. */
    private record Part(String text, Field<?> column, Object value) {}

    private RowStatement(String begin, List<Part> parts, String end) {
        this.begin = begin;
        this.parts = parts;
        this.end = end;
    }

    /** @param rows all with the same columns */
    static QueryPart insert(Table<?> table, List<Map<Field<?>, Object>> rows) {
        return insert(table, rows, ")");
    }

    /** @param rows all with the same columns; those that are there already stay */
    static QueryPart insertMissing(Table<?> table, List<Map<Field<?>, Object>> rows) {
        return insert(table, rows, ") on conflict do nothing");
    }

    private static QueryPart insert(Table<?> table, List<Map<Field<?>, Object>> rows, String end) {
        List<Field<?>> columns = List.copyOf(rows.getFirst().keySet());
        var begin = new StringBuilder("insert into ").append(quoted(table.getName()));
        for (int i = 0; i < columns.size(); i++) {
            begin.append(i == 0 ? " (" : ", ").append(quoted(columns.get(i).getName()));
        }
        begin.append(") values ");
        var parts = new ArrayList<Part>();
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < columns.size(); i++) {
                String between = i > 0 ? ", " : row > 0 ? "), (" : "(";
                parts.add(new Part(between, columns.get(i), rows.get(row).get(columns.get(i))));
            }
        }
        return new RowStatement(begin.toString(), parts, end);
    }

    /** @param key the columns that say which row it is */
    static QueryPart update(Table<?> table, Map<Field<?>, Object> row, Map<Field<?>, Object> key) {
        var parts = new ArrayList<Part>();
        addAll(parts, " set ", ", ", row);
        addAll(parts, " where ", " and ", key);
        return new RowStatement("update " + quoted(table.getName()), parts, "");
    }

    private static void addAll(List<Part> parts, String first, String next, Map<Field<?>, Object> row) {
        String between = first;
        for (var cell : row.entrySet()) {
            String text = between + quoted(cell.getKey().getName()) + " = ";
            parts.add(new Part(text, cell.getKey(), cell.getValue()));
            between = next;
        }
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    @Override
    public void accept(Context<?> context) {
        context.sql(begin);
        for (Part part : parts) {
            context.sql(part.text());
            context.visit(part.value() instanceof QueryPart written ? written : DSL.val(part.value(), part.column()));
        }
        context.sql(end);
    }
}
