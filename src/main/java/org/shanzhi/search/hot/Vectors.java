package org.shanzhi.search.hot;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Words in rising order. */
final class Vectors {
    private Vectors() {}

    static boolean lacks(int[] words, int word) {
        return Arrays.binarySearch(words, word) < 0;
    }

    static int[] union(int[] some, int[] others) {
        return IntStream.concat(Arrays.stream(some), Arrays.stream(others))
                .sorted()
                .distinct()
                .toArray();
    }
}
