package org.shanzhi.search.hot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What becomes of the topics that are kept when matters are looked at again. A matter stays in the topic it came to; a topic
 * moves only as a whole, into one of which it turned out to be a part.
 */
public final class Settling {
    /** Fewer than this are no topic. */
    public static final int LEAST = 3;

    private Settling() {}

    /**
     * A topic as it is kept.
     *
     * @param rank whose number and judgement stay when two become one: the lower
     * @param matters all that ever came to it and may still be told
     */
    public record Kept(int id, int rank, Set<Long> matters) {}

    /**
     * @param id null: a new topic
     * @param swallowed topics that are part of it from now on
     * @param added matters that were in no topic before
     */
    public record Turn(Integer id, List<Integer> swallowed, List<Told> added, Cluster found) {}

    public static List<Turn> settle(List<Cluster> found, List<Kept> kept) {
        var taken = new HashSet<Long>();
        kept.forEach(k -> taken.addAll(k.matters()));
        var gone = new HashSet<Integer>();
        var turns = new ArrayList<Turn>();
        for (Cluster cluster : found) {
            var ids = new HashSet<>(cluster.ids());
            List<Kept> touched = touched(kept, ids, gone);
            List<Told> added = cluster.matters().stream()
                    .filter(t -> !taken.contains(t.id()))
                    .toList();
            if (touched.isEmpty() && added.size() < LEAST) continue;
            List<Kept> parts = touched.stream()
                    .filter(k -> 2 * shared(k, ids) >= k.matters().size())
                    .sorted(Comparator.comparingInt(Kept::rank).thenComparingInt(Kept::id))
                    .toList();
            Integer home = !parts.isEmpty()
                    ? (Integer) parts.getFirst().id()
                    : touched.isEmpty() ? null : (Integer) touched.getFirst().id();
            List<Integer> swallowed = parts.stream().skip(1).map(Kept::id).toList();
            gone.addAll(swallowed);
            added.forEach(t -> taken.add(t.id()));
            turns.add(new Turn(home, swallowed, added, cluster));
        }
        return turns;
    }

    /** Those that share a matter with what was found, the one that shares most first. */
    private static List<Kept> touched(List<Kept> kept, Set<Long> ids, Set<Integer> gone) {
        return kept.stream()
                .filter(k -> !gone.contains(k.id()) && shared(k, ids) > 0)
                .sorted(Comparator.comparingLong((Kept k) -> -shared(k, ids))
                        .thenComparingInt(Kept::rank)
                        .thenComparingInt(Kept::id))
                .toList();
    }

    private static long shared(Kept kept, Set<Long> ids) {
        return kept.matters().stream().filter(ids::contains).count();
    }

    /** Dismissed topics come back when they have grown by half since. */
    public static boolean comesBack(int dismissedAt, int now) {
        return 2 * now >= 3 * dismissedAt;
    }
}
