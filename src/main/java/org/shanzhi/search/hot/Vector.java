package org.shanzhi.search.hot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Words in rising order and how much each says: of a matter, or of all matters of a group together.
 *
 * @param length with all words that there were, also those that were not kept: what says a little of everything is near to nothing
 */
record Vector(int[] words, float[] weights, double length) {
    static Vector of(int[] words, float[] weights, int most) {
        if (words.length <= most) return new Vector(words, weights, length(weights));
        int[] kept = IntStream.range(0, words.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -weights[i]).thenComparing(i -> words[i]))
                .limit(most)
                .mapToInt(i -> i)
                .sorted()
                .toArray();
        int[] fewer = new int[most];
        float[] theirs = new float[most];
        for (int i = 0; i < most; i++) {
            fewer[i] = words[kept[i]];
            theirs[i] = weights[kept[i]];
        }
        return new Vector(fewer, theirs, length(weights));
    }

    /** Of length one. */
    Vector even() {
        float[] even = weights.clone();
        if (length > 0) for (int i = 0; i < even.length; i++) even[i] /= (float) length;
        return new Vector(words, even, length > 0 ? 1 : 0);
    }

    float of(int word) {
        int at = Arrays.binarySearch(words, word);
        return at < 0 ? 0 : weights[at];
    }

    Vector plus(Vector other) {
        int[] all = new int[words.length + other.words.length];
        float[] sums = new float[all.length];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < words.length || j < other.words.length) {
            boolean mine = j == other.words.length || i < words.length && words[i] <= other.words[j];
            boolean its = i == words.length || j < other.words.length && other.words[j] <= words[i];
            all[n] = mine ? words[i] : other.words[j];
            sums[n++] = (mine ? weights[i] : 0) + (its ? other.weights[j] : 0);
            if (mine) i++;
            if (its) j++;
        }
        return of(Arrays.copyOf(all, n), Arrays.copyOf(sums, n), n);
    }

    private static double length(float[] weights) {
        double sum = 0;
        for (float w : weights) sum += (double) w * w;
        return Math.sqrt(sum);
    }
}
