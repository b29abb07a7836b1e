package org.shanzhi.search.index;

import java.util.Set;
import java.util.function.ToDoubleFunction;

/** How much two texts have in common, from 0 to 1; the order of their words does not count. */
final class Likeness {
    /** A short note of what somebody else told at length is still the same: mostly the shorter one counts. */
    private static final double SHORTER_COUNTS = 0.6;

    private Likeness() {}

    /** @param weight of a word: the rarer it is elsewhere, the more it says */
    static double of(Set<String> one, Set<String> other, ToDoubleFunction<String> weight) {
        double mine = sum(one, weight);
        double theirs = sum(other, weight);
        if (mine == 0 || theirs == 0) return 0;
        double common = one.stream().filter(other::contains).mapToDouble(weight).sum();
        double measure = SHORTER_COUNTS * Math.min(mine, theirs) + (1 - SHORTER_COUNTS) * Math.max(mine, theirs);
        return common / measure;
    }

    private static double sum(Set<String> words, ToDoubleFunction<String> weight) {
        return words.stream().mapToDouble(weight).sum();
    }
}
