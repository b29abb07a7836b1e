package org.shanzhi.demo.land;

import java.util.SplittableRandom;

/** A gentle random field: a few sine waves across the plan, between about −1 and 1, never steep. */
final class Waves {
    private final double[] east;
    private final double[] north;
    private final double[] phase;

    /** @param length of the longest wave in metres; the shortest is half of it */
    Waves(SplittableRandom random, int count, double length) {
        east = new double[count];
        north = new double[count];
        phase = new double[count];
        for (int i = 0; i < count; i++) {
            double turns = 2 * StrictMath.PI / (length * (1 - random.nextDouble() / 2));
            double heading = random.nextDouble() * 2 * StrictMath.PI;
            east[i] = turns * StrictMath.cos(heading);
            north[i] = turns * StrictMath.sin(heading);
            phase[i] = random.nextDouble() * 2 * StrictMath.PI;
        }
    }

    double at(double x, double y) {
        double sum = 0;
        for (int i = 0; i < phase.length; i++) {
            sum += StrictMath.sin(east[i] * x + north[i] * y + phase[i]);
        }
        return sum / StrictMath.sqrt(phase.length);
    }
}
