package org.shanzhi.search.hot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The groups of one area, found by their words. */
final class Area {
    final List<Group> groups = new ArrayList<>();
    private final Listed byWord = new Listed();
    private float[] shared = new float[64];
    private int[] touched = new int[64];

    /** The group that is nearest to a matter and near enough; of two that are as near, the older one; -1 when there is none. */
    int nearest(Vector told, long since, double nearEnough) {
        int count = 0;
        for (int i = 0; i < told.words().length; i++) {
            int word = told.words()[i];
            int before = Listed.END;
            for (int entry = byWord.first(word); entry != Listed.END; entry = byWord.next(entry)) {
                int g = byWord.group(entry);
                Group group = groups.get(g);
                if (group.lastDay < since) {
                    // Groups that nothing has joined for too long take no more.
                    byWord.remove(word, before, entry);
                    continue;
                }
                before = entry;
                if (shared[g] == 0) touched[count++] = g;
                shared[g] += told.weights()[i] * group.words.of(word) + Float.MIN_NORMAL;
            }
        }
        int best = -1;
        double most = nearEnough;
        for (int i = 0; i < count; i++) {
            int g = touched[i];
            double near = groups.get(g).near(shared[g]);
            if (near > most || near == most && (best < 0 || g < best)) {
                best = g;
                most = near;
            }
            shared[g] = 0;
        }
        return best;
    }

    /** Into a group, or into one of its own. */
    void put(int group, Told told, Vector its) {
        int g = group < 0 ? groups.size() : group;
        if (group < 0) grow(new Group());
        Vector before = groups.get(g).words;
        groups.get(g).add(told, its);
        for (int word : its.words()) if (before == null || Vectors.lacks(before.words(), word)) byWord.add(word, g);
    }

    /** A group as a whole, for those that lie nowhere to be held against. */
    void put(Group group) {
        grow(group);
        for (int word : group.words.words()) byWord.add(word, groups.size() - 1);
    }

    private void grow(Group group) {
        groups.add(group);
        if (groups.size() <= shared.length) return;
        shared = Arrays.copyOf(shared, 2 * shared.length);
        touched = Arrays.copyOf(touched, 2 * touched.length);
    }
}
