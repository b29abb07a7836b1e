package org.shanzhi.matter.page;

import java.time.Instant;
import java.util.List;
import org.shanzhi.kernel.page.Tab;
import org.shanzhi.matter.DueWhen;

/**
 * 期限看板 as it is shown.
 *
 * @param narrow to one tier
 * @param more how many units are not shown
 * @param people null unless the reader is the head of the unit
 * @param unit the reader's own
 * @param csv null where figures may not be exported
 */
public record BoardView(
        Instant at,
        List<Tab> narrow,
        List<Cell> all,
        List<Row> units,
        int more,
        String everyUnit,
        List<Row> policies,
        List<Row> tiers,
        List<Row> people,
        String unit,
        String csv) {

    /** @param href the list of these matters; null where there is none, or none to see */
    public record Cell(DueWhen when, int matters, String href) {
        public String css() {
            return switch (when) {
                case OVERDUE -> "late";
                case TODAY -> "soon";
                case WEEK -> "";
            };
        }
    }

    /** @param bar how much is overdue, of the most in this table, in hundredths */
    public record Row(String label, String note, List<Cell> cells, int bar) {}

    public boolean empty() {
        return all.stream().allMatch(cell -> cell.matters() == 0);
    }
}
