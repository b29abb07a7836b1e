package org.shanzhi.grid.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shanzhi.grid.Grid;
import org.shanzhi.grid.GridRefusal;
import org.shanzhi.grid.NewGrid;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.org.Line;
import org.shanzhi.org.Organisation;

/** When grids may be entered: each belongs to one unit of the lowest tier, and on one day is drawn once. */
public final class GridRules {
    private record Span(LocalDate from, LocalDate to) {
        boolean meets(Span other) {
            return (to == null || !other.from.isAfter(to)) && (other.to == null || !from.isAfter(other.to));
        }
    }

    private GridRules() {}

    public static List<FieldError> errors(
            int district, List<NewGrid> wanted, List<Grid> already, Organisation organisation) {
        var errors = new ArrayList<FieldError>();
        Map<Integer, List<Span>> drawn = new HashMap<>();
        for (Grid grid : already) spans(drawn, grid.unitId()).add(new Span(grid.from(), grid.to()));
        for (int i = 0; i < wanted.size(); i++) {
            NewGrid grid = wanted.get(i);
            String field = "grids[" + i + "]";
            Line line = organisation.line(district, grid.unitId());
            boolean leaf = line.grid() != null && line.grid() == grid.unitId();
            if (!leaf || line.community() == null || line.street() == null) {
                errors.add(FieldError.of(field, GridRefusal.NOT_A_GRID, grid.unitId()));
            }
            var span = new Span(grid.from(), grid.to());
            if (spans(drawn, grid.unitId()).stream().anyMatch(span::meets)) {
                errors.add(FieldError.of(field, GridRefusal.GRID_DRAWN_TWICE, grid.unitId(), grid.from()));
            }
            spans(drawn, grid.unitId()).add(span);
        }
        return errors;
    }

    private static List<Span> spans(Map<Integer, List<Span>> drawn, int unit) {
        return drawn.computeIfAbsent(unit, _ -> new ArrayList<>());
    }
}
