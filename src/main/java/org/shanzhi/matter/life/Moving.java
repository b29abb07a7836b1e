package org.shanzhi.matter.life;

import java.util.Set;
import org.shanzhi.org.Line;

/**
 * 改隶 while it is at work, as one viewer has to know it: the columns of a matter may still name the units above that a moved
 * unit had, so the lowest moved unit on its line decides whether the matter lies in the viewer's area.
 *
 * @param communities those that moved
 * @param communitiesHere of them, those below the viewer now
 */
public record Moving(
        Set<Integer> communities, Set<Integer> communitiesHere, Set<Integer> grids, Set<Integer> gridsHere) {
    public static final Moving NONE = new Moving(Set.of(), Set.of(), Set.of(), Set.of());

    public boolean none() {
        return communities.isEmpty() && grids.isEmpty();
    }

    /** @param column whether the viewer's column of the matter names the viewer */
    boolean area(Line line, boolean column) {
        if (line.grid() != null && grids.contains(line.grid())) return gridsHere.contains(line.grid());
        if (line.community() != null && communities.contains(line.community()))
            return communitiesHere.contains(line.community());
        return column;
    }
}
