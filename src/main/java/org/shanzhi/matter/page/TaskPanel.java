package org.shanzhi.matter.page;

import java.util.List;

/**
 * 分工: who does what by when.
 *
 * @param open how many of them are not accepted or withdrawn
 * @param give whether its reader gives tasks now
 */
public record TaskPanel(List<TaskRow> rows, long open, boolean give) {
    public boolean shown() {
        return give || !rows.isEmpty();
    }
}
