package org.shanzhi.intake.imports;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.shanzhi.intake.table.Line;
import org.shanzhi.intake.table.Table;
import org.shanzhi.intake.table.Tables;

/** A file opened below the head of its table. */
final class Reading implements Table {
    private final Table table;
    private final Headings headings;
    /** Read while the head was looked for. */
    private final Deque<Line> ahead = new ArrayDeque<>();

    private Reading(Table table, Headings headings, List<Line> first) {
        this.table = table;
        this.headings = headings;
        first.stream().filter(line -> line.no() > headings.line()).forEach(ahead::add);
    }

    /** @throws org.shanzhi.kernel.Refused when it is no table, or lacks a column that the profile needs */
    static Reading open(Tables.Content content, Profile profile) throws IOException {
        Table table = Tables.open(content);
        try {
            List<Line> first = Headings.first(table);
            return new Reading(table, Headings.find(first, profile), first);
        } catch (RuntimeException e) {
            table.close();
            throw e;
        }
    }

    Headings headings() {
        return headings;
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty() || table.hasNext();
    }

    @Override
    public Line next() {
        return ahead.isEmpty() ? table.next() : ahead.remove();
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
