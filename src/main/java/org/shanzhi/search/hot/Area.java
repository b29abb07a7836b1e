package org.shanzhi.search.hot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The groups of one area, found by their words. */
final class Area {
    final List<Group> groups = new ArrayList<>();
    private final Map<Integer, Listed> byWord = new HashMap<>();
    private float[] shared = new float[64];
    private int[] touched = new int[64];

    /** The numbers of groups that hold a word, each once, in the order in which they came to it. */
    private static final class Listed {
        int[] groups = new int[2];
        int size;

        void add(int group) {
            if (size == groups.length) groups = Arrays.copyOf(groups, 2 * size);
            groups[size++] = group;
        }
    }

    /** The group that is nearest to a matter and near enough; of two that are as near, the older one; -1 when there is none. */
    int nearest(Vector told, long since, double nearEnough) {
        int count = 0;
        for (int i = 0; i < told.words().length; i++) {
            Listed listed = byWord.get(told.words()[i]);
            if (listed == null) continue;
            forget(listed, since);
            for (int k = 0; k < listed.size; k++) {
                int g = listed.groups[k];
                if (shared[g] == 0) touched[count++] = g;
                shared[g] += told.weights()[i] * groups.get(g).words.of(told.words()[i]) + Float.MIN_NORMAL;
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
        if (group < 0) groups.add(new Group());
        if (groups.size() > shared.length) {
            shared = Arrays.copyOf(shared, 2 * shared.length);
            touched = Arrays.copyOf(touched, 2 * touched.length);
        }
        Vector before = groups.get(g).words;
        groups.get(g).add(told, its);
        for (int word : its.words())
            if (before == null || Vectors.lacks(before.words(), word))
                list(word).add(g);
    }

    /** A group as a whole, for those that lie nowhere to be held against. */
    void put(Group group) {
        groups.add(group);
        if (groups.size() > shared.length) {
            shared = Arrays.copyOf(shared, 2 * shared.length);
            touched = Arrays.copyOf(touched, 2 * touched.length);
        }
        for (int word : group.words.words()) list(word).add(groups.size() - 1);
    }

    private Listed list(int word) {
        return byWord.computeIfAbsent(word, _ -> new Listed());
    }

    /** Groups that nothing has joined for too long take no more. */
    private void forget(Listed listed, long since) {
        int kept = 0;
        for (int k = 0; k < listed.size; k++)
            if (groups.get(listed.groups[k]).lastDay >= since) listed.groups[kept++] = listed.groups[k];
        listed.size = kept;
    }
}
