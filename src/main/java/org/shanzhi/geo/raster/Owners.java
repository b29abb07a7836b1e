package org.shanzhi.geo.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may have a point of each cell: nobody, one area for sure, or a few in the order in which they must be asked.
 * Equal lists are kept once; a cell is one number.
 */
public final class Owners {
    private static final int[] NOBODY = {};

    /** Zero: nobody. Above zero: the sole owner + 1. Below zero: −1 − the list of candidates. */
    private final int[] cells;

    private final int[][] lists;

    private Owners(int[] cells, int[][] lists) {
        this.cells = cells;
        this.lists = lists;
    }

    /** The area that has every point of the cell, or −1. */
    public int sole(int cell) {
        return cells[cell] > 0 ? cells[cell] - 1 : -1;
    }

    /** The areas to ask, first come first served, when there is no sole owner. */
    public int[] candidates(int cell) {
        return cells[cell] == 0 ? NOBODY : lists[-1 - cells[cell]];
    }

    /** Areas come in the order in which they have a point: whoever holds a cell wholly leaves nothing to later ones. */
    public static final class Drawing {
        private final int[] cells;
        private final List<int[]> lists = new ArrayList<>();
        private final Map<Long, Integer> longer = new HashMap<>();

        public Drawing(Frame frame) {
            cells = new int[frame.cells()];
        }

        public void add(int area, Footprint footprint) {
            footprint
                    .crossed()
                    .filter(cell -> cells[cell] <= 0)
                    .forEach(cell -> cells[cell] = listWith(cells[cell], area));
            footprint
                    .inside()
                    .filter(cell -> cells[cell] <= 0)
                    .forEach(cell -> cells[cell] = cells[cell] == 0 ? area + 1 : listWith(cells[cell], area));
        }

        public Owners finish() {
            return new Owners(cells, lists.toArray(int[][]::new));
        }

        private int listWith(int state, int area) {
            return -1 - longer.computeIfAbsent((long) state << 32 | area, key -> append(state, area));
        }

        private int append(int state, int area) {
            var before = state == 0 ? NOBODY : lists.get(-1 - state);
            var list = Arrays.copyOf(before, before.length + 1);
            list[before.length] = area;
            lists.add(list);
            return lists.size() - 1;
        }
    }
}
