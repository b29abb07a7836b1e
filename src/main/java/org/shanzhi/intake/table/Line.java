package org.shanzhi.intake.table;

import java.util.List;

/**
 * One line of a table.
 *
 * @param no as a spreadsheet numbers it: the first line of the file is 1, whatever stands there
 */
public record Line(int no, List<Cell> cells) {
    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    public boolean empty() {
        return cells.stream().allMatch(Cell::blank);
    }
}
