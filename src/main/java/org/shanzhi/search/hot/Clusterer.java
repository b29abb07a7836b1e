package org.shanzhi.search.hot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hears day after day what was told, and keeps together what tells of one cause at one place.
 *
 * <p>A word says the more, the rarer it is among all that was told, and more in a title or an address than in a text. A matter joins the group
 * whose words it shares most, if that is enough; within its own area, and only while the group is not older than the window.
 * What lies nowhere forms groups of its own, which in the end are added to that group of an area to which they are near.
 */
public final class Clusterer {
    private static final int NOWHERE = -1;
    /** A share of words, between 0 and 1; found by trying with real messages, see the decision record. */
    private static final double NEAR_ENOUGH = 0.22;
    /** Of a matter its weightiest words are kept: nearly always all. */
    private static final int MOST_WORDS = 64;

    private static final float IN_TEXT = 0.3f;
    /** What every fifth matter tells says nothing. */
    private static final double SAYS_SOMETHING = 1.5;
    /** While little has been heard, no word is taken for rare. */
    private static final int UNHEARD = 50;

    private final int window;
    private final Map<Integer, Area> areas = new TreeMap<>();
    private final Map<Integer, Integer> heard = new HashMap<>();
    private int count;

    /** @param window for how many days a group that nobody joins takes others */
    public Clusterer(int window) {
        this.window = window;
    }

    private record Read(Told told, int[] said, int[] written) {
        static Read of(Told t) {
            return new Read(t, Words.of(t.title() + "\n" + t.place()), Words.of(t.text()));
        }
    }

    /** A later day than every one before. The order of what was told on one day does not matter. */
    public void hear(LocalDate day, Collection<Told> told) {
        List<Read> all = told.stream()
                .sorted(Comparator.comparingLong(Told::id))
                .map(Read::of)
                .toList();
        for (Read one : all) count(one);
        for (Read one : all) {
            Vector words = words(one);
            Integer where = one.told.area() == null ? (Integer) NOWHERE : one.told.area();
            Area area = areas.computeIfAbsent(where, _ -> new Area());
            area.put(area.nearest(words, day.toEpochDay() - window, NEAR_ENOUGH), one.told, words);
        }
    }

    /** Groups of at least so many, the earliest first. */
    public List<Cluster> clusters(int atLeast) {
        Map<Group, List<Told>> all = new IdentityHashMap<>();
        var somewhere = new Area();
        areas.forEach((where, area) -> {
            if (where == NOWHERE) return;
            for (Group group : area.groups) {
                all.put(group, new ArrayList<>(group.matters));
                if (group.matters.size() > 1) somewhere.put(group);
            }
        });
        Area nowhere = areas.getOrDefault(NOWHERE, new Area());
        for (Group group : nowhere.groups) {
            int near = somewhere.nearest(group.words.even(), first(group) - window, NEAR_ENOUGH);
            Group into = near < 0 ? group : somewhere.groups.get(near);
            all.computeIfAbsent(into, _ -> new ArrayList<>()).addAll(group.matters);
        }
        return all.values().stream()
                .filter(matters -> matters.size() >= atLeast)
                .map(matters -> new Cluster(matters.stream()
                        .sorted(Comparator.comparing(Told::day).thenComparing(Told::id))
                        .toList()))
                .sorted(Comparator.comparing(
                                (Cluster c) -> c.matters().getFirst().day())
                        .thenComparing(c -> c.matters().getFirst().id()))
                .toList();
    }

    private static long first(Group group) {
        return group.matters.getFirst().day().toEpochDay();
    }

    private void count(Read one) {
        count++;
        for (int word : one.said) heard.merge(word, 1, Integer::sum);
        for (int word : one.written) if (Vectors.lacks(one.said, word)) heard.merge(word, 1, Integer::sum);
    }

    private Vector words(Read one) {
        int[] all = Vectors.union(one.said, one.written);
        int[] kept = new int[all.length];
        float[] weights = new float[all.length];
        int n = 0;
        for (int word : all) {
            double rare = Math.log((count + UNHEARD) / (heard.get(word) + 1.0));
            if (rare < SAYS_SOMETHING) continue;
            float times = (Vectors.lacks(one.said, word) ? 0 : 1) + (Vectors.lacks(one.written, word) ? 0 : IN_TEXT);
            kept[n] = word;
            weights[n++] = (float) rare * times;
        }
        return Vector.of(Arrays.copyOf(kept, n), Arrays.copyOf(weights, n), MOST_WORDS)
                .even();
    }
}
