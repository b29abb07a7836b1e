package org.shanzhi.search.suggest;

import java.util.Arrays;
import java.util.List;

/**
 * The runs that a model knows, and how much each tells: one that stands in few texts tells more.
 *
 * @param runs in order of their numbers
 * @param rarity by the place in {@code runs}
 */
record Lexicon(long[] runs, float[] rarity) {
    private static final int IN_TEXTS = 2;

    /** @param place in the lexicon, in order; @param weight of all together the length of 1 */
    record Vector(int[] place, float[] weight) {}

    static Lexicon of(List<long[]> texts) {
        long[] all = texts.stream()
                .flatMapToLong(t -> Arrays.stream(t).distinct())
                .sorted()
                .toArray();
        int known = 0;
        long[] runs = new long[all.length / IN_TEXTS];
        float[] rarity = new float[runs.length];
        for (int i = 0, next; i < all.length; i = next) {
            next = i;
            while (next < all.length && all[next] == all[i]) next++;
            if (next - i < IN_TEXTS) continue;
            runs[known] = all[i];
            rarity[known++] = (float) (Math.log((1.0 + texts.size()) / (1 + next - i)) + 1);
        }
        return new Lexicon(Arrays.copyOf(runs, known), Arrays.copyOf(rarity, known));
    }

    int size() {
        return runs.length;
    }

    Vector vector(long[] text) {
        int[] place = new int[text.length];
        float[] weight = new float[text.length];
        int n = 0;
        double length = 0;
        for (int i = 0, next; i < text.length; i = next) {
            next = i;
            while (next < text.length && text[next] == text[i]) next++;
            int at = Arrays.binarySearch(runs, text[i]);
            if (at < 0) continue;
            place[n] = at;
            weight[n] = (float) (1 + Math.log(next - i)) * rarity[at];
            length += weight[n] * weight[n];
            n++;
        }
        for (int i = 0; i < n; i++) weight[i] /= (float) Math.sqrt(length);
        return new Vector(Arrays.copyOf(place, n), Arrays.copyOf(weight, n));
    }
}
