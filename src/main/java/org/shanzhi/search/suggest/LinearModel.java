package org.shanzhi.search.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which label a text gets: for each one the sum of what every run of characters speaks for or against it. Nothing but sums, so
 * that whoever decides can be shown the words.
 *
 * @param weights by label, then by the place in the lexicon
 */
record LinearModel(List<String> labels, Lexicon lexicon, float[][] weights) {
    /**
     * What speaks most.
     *
     * @param lead over the second: how sure the model is, on no scale of its own
     */
    record Guess(String label, double lead) {}

    Guess guess(long[] text) {
        double[] sums = sums(lexicon.vector(text));
        int best = 0;
        for (int k = 1; k < sums.length; k++) if (sums[k] > sums[best]) best = k;
        double second = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < sums.length; k++) if (k != best) second = Math.max(second, sums[k]);
        return new Guess(labels.get(best), sums[best] - second);
    }

    /** The longest runs of the text that speak most for a label, none within another. */
    List<String> speaking(long[] text, String label, int most) {
        float[] weight = weights[labels.indexOf(label)];
        Lexicon.Vector vector = lexicon.vector(text);
        var speaking = new TreeMap<Double, List<String>>(Comparator.reverseOrder());
        for (int i = 0; i < vector.place().length; i++) {
            double speaks = vector.weight()[i] * weight[vector.place()[i]];
            String run = Wording.text(lexicon.runs()[vector.place()[i]]);
            if (speaks > 0 && run.length() > 1)
                speaking.computeIfAbsent(speaks, _ -> new ArrayList<>()).add(run);
        }
        var chosen = new ArrayList<String>();
        for (Map.Entry<Double, List<String>> next : speaking.entrySet()) {
            for (String run : next.getValue()) {
                if (chosen.size() == most) return chosen;
                if (chosen.stream().noneMatch(c -> overlaps(c, run))) chosen.add(run);
            }
        }
        return chosen;
    }

    private static boolean overlaps(String one, String other) {
        var pairs = new HashSet<String>();
        for (int i = 0; i + 1 < one.length(); i++) pairs.add(one.substring(i, i + 2));
        for (int i = 0; i + 1 < other.length(); i++) if (pairs.contains(other.substring(i, i + 2))) return true;
        return false;
    }

    private double[] sums(Lexicon.Vector vector) {
        double[] sums = new double[labels.size()];
        for (int k = 0; k < sums.length; k++) {
            float[] weight = weights[k];
            for (int i = 0; i < vector.place().length; i++) sums[k] += vector.weight()[i] * weight[vector.place()[i]];
        }
        return sums;
    }
}
