package org.shanzhi.reach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The readable table: a line for each endpoint, a column for each role. */
final class Table {
    private static final int WIDTH = 84;

    private final List<String> columns;
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

    Table(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    static Table read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
            var table = new Table(List.of(lines.getFirst().strip().split(" +")));
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.substring(WIDTH).strip().split(" +");
                for (int i = 0; i < cells.length; i++)
                    table.put(line.substring(0, WIDTH).strip(), table.columns.get(i), cells[i]);
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void put(String row, String column, String cell) {
        rows.computeIfAbsent(row, _ -> new LinkedHashMap<>()).put(column, cell);
    }

    /** In words, where this table and what was found differ; only columns that were asked are compared. */
    List<String> differences(Table found) {
        var differences = new ArrayList<String>();
        var all = new TreeSet<>(rows.keySet());
        all.addAll(found.rows.keySet());
        for (String row : all) {
            if (!rows.containsKey(row)) differences.add(row + ": not in the table");
            else if (!found.rows.containsKey(row)) differences.add(row + ": in the table, but no such endpoint");
            else
                found.rows.get(row).forEach((column, cell) -> {
                    String said = rows.get(row).get(column);
                    if (!cell.equals(said))
                        differences.add(row + ", " + column + ": the table says " + said + ", it answered " + cell);
                });
        }
        return differences;
    }

    String text() {
        var text = new StringBuilder(" ".repeat(WIDTH));
        columns.forEach(column -> text.append(column).append(' '));
        rows.forEach((row, cells) -> {
            text.append('\n').append(String.format("%-" + WIDTH + "s", row));
            for (String column : columns)
                text.append(String.format("%-" + column.length() + "s ", cells.getOrDefault(column, "?")));
        });
        return text.toString().replaceAll(" +\n", "\n").stripTrailing() + "\n";
    }
}
