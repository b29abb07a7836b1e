package org.shanzhi.grid;

import org.shanzhi.kernel.RefusalCode;

/** What can be wrong with a place or a grid. */
public enum GridRefusal implements RefusalCode {
    OUTSIDE_DISTRICT,
    NOT_A_GRID,
    GRID_DRAWN_TWICE
}
