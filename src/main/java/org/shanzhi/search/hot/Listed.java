package org.shanzhi.search.hot;

import java.util.Arrays;

/**
 * Which groups hold a word, by number; without an object for each, because there are millions. A place in a list is the number
 * of an entry, {@link #END} behind the last.
 */
final class Listed {
    static final int END = -1;
    private static final int SPREAD = 0x9e37_79b9;

    /** Words never are 0, so 0 is a free place. */
    private int[] words = new int[256];

    private int[] firsts = new int[256];
    private int known;
    private int[] groups = new int[256];
    private int[] nexts = new int[256];
    private int entries;

    /** The first entry of a word's list. */
    int first(int word) {
        int at = at(word);
        return words[at] == 0 ? END : firsts[at];
    }

    int group(int entry) {
        return groups[entry];
    }

    int next(int entry) {
        return nexts[entry];
    }

    /** A group that is not in the word's list yet. */
    void add(int word, int group) {
        if (2 * known >= words.length) grow();
        int at = at(word);
        if (entries == groups.length) {
            groups = Arrays.copyOf(groups, 2 * entries);
            nexts = Arrays.copyOf(nexts, 2 * entries);
        }
        groups[entries] = group;
        nexts[entries] = words[at] == 0 ? END : firsts[at];
        if (words[at] == 0) known++;
        words[at] = word;
        firsts[at] = entries++;
    }

    /** Takes an entry out of its list. */
    void remove(int word, int before, int entry) {
        if (before == END) firsts[at(word)] = nexts[entry];
        else nexts[before] = nexts[entry];
    }

    private int at(int word) {
        int at = word * SPREAD >>> 1 & words.length - 1;
        while (words[at] != 0 && words[at] != word) at = at + 1 & words.length - 1;
        return at;
    }

    private void grow() {
        int[] before = words;
        int[] theirs = firsts;
        words = new int[2 * before.length];
        firsts = new int[2 * before.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] == 0) continue;
            int at = at(before[i]);
            words[at] = before[i];
            firsts[at] = theirs[i];
        }
    }
}
