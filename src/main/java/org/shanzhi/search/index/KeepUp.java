package org.shanzhi.search.index;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.shanzhi.matter.IndexSheet;
import org.shanzhi.matter.MatterIndexing;
import org.shanzhi.matter.MatterIndexing.Changed;
import org.shanzhi.matter.MatterIndexing.LogPlace;
import org.shanzhi.matter.MatterIndexing.Lying;

/**
 * Brings an index up to the log and keeps it there. A district that is new to the index is gone through once by number, while
 * its log is kept from the place at which that began; what changes meanwhile comes by the log.
 */
final class KeepUp {
    private static final int MATTERS = 1_000;
    private static final int EVENTS = 2_000;
    private static final Duration COMMIT = Duration.ofSeconds(5);

    private final MatterIndexing matters;
    private final MatterIndex index;
    private final String source;
    private final Map<Integer, LogPlace> places = new HashMap<>();
    private final Map<Integer, Long> filled = new ConcurrentHashMap<>();
    private final Map<Integer, Set<Integer>> moving = new HashMap<>();
    private boolean unkept;
    private long keptAt;

    KeepUp(MatterIndexing matters, MatterIndex index) throws IOException {
        this.matters = matters;
        this.index = index;
        IndexState state = index.state();
        source = IndexState.source(matters.source());
        if (!state.source().equals(source)) {
            index.clear();
            state = IndexState.of(Map.of());
        }
        places.putAll(state.places());
        filled.putAll(state.filled());
        keptAt = System.nanoTime();
        index.show();
    }

    /** Whether something is left to do at once. */
    boolean step(List<Integer> districts) throws IOException {
        boolean more = false;
        for (int district : districts) more |= fill(district);
        more |= follow();
        for (int district : districts) more |= moved(district);
        if (unkept && System.nanoTime() - keptAt > COMMIT.toNanos()) keep();
        return more;
    }

    /** Whether all matters that were there before are in it. */
    boolean whole(int district) {
        return filled.getOrDefault(district, 0L) == IndexState.ALL;
    }

    void keep() throws IOException {
        index.keep(new IndexState(source, places, filled));
        unkept = false;
        keptAt = System.nanoTime();
    }

    private boolean fill(int district) throws IOException {
        if (whole(district)) return false;
        places.computeIfAbsent(district, matters::end);
        List<Long> ids = matters.after(district, filled.getOrDefault(district, 0L), MATTERS);
        put(district, ids);
        filled.put(district, ids.isEmpty() ? IndexState.ALL : ids.getLast());
        return true;
    }

    private boolean follow() throws IOException {
        Map<Integer, Changed> changed = matters.changed(places, EVENTS);
        boolean more = false;
        for (var of : changed.entrySet()) {
            put(of.getKey(), of.getValue().matters());
            places.put(of.getKey(), of.getValue().upTo());
            more |= of.getValue().more();
        }
        return more;
    }

    /** When a move of units began or ended, and once at the beginning: what was rewritten in the lists without an event. */
    private boolean moved(int district) throws IOException {
        Set<Integer> now = matters.moving(district);
        if (!whole(district) || now.equals(moving.get(district))) return false;
        for (Lying unit : matters.lying(district)) {
            List<Long> stale = index.numbers(Wanted.elsewhere(district, unit), MATTERS);
            while (!stale.isEmpty()) {
                put(district, stale);
                List<Long> before = stale;
                stale = index.numbers(Wanted.elsewhere(district, unit), MATTERS);
                // Still as it was in the lists: the move is under way, and its end will be heard of.
                if (stale.equals(before)) break;
            }
        }
        moving.put(district, now);
        return true;
    }

    private void put(int district, List<Long> ids) throws IOException {
        if (ids.isEmpty()) return;
        List<IndexSheet> sheets = matters.sheets(district, ids);
        index.put(sheets);
        var unreadable = new HashSet<>(ids);
        sheets.forEach(sheet -> unreadable.remove(sheet.id()));
        for (long id : unreadable) index.remove(district, id);
        index.show();
        unkept = true;
    }
}
