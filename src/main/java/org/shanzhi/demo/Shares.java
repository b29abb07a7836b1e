package org.shanzhi.demo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Shares out a whole number of things by weight, none lost and none invented (largest remainder). */
public final class Shares {
    private Shares() {}

    /** @param least what everybody gets first */
    public static int[] of(int total, int least, double[] weights) {
        double sum = Arrays.stream(weights).sum();
        int open = total - least * weights.length;
        var shares = new int[weights.length];
        var remainders = new double[weights.length];
        int given = 0;
        for (int i = 0; i < weights.length; i++) {
            double exact = open * weights[i] / sum;
            shares[i] = least + (int) exact;
            remainders[i] = exact - (int) exact;
            given += (int) exact;
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -remainders[i]))
                .limit(open - given)
                .forEach(i -> shares[i]++);
        return shares;
    }
}
