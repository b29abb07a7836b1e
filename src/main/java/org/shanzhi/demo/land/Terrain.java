package org.shanzhi.demo.land;

import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;

/**
 * Bends the flat plan into an invented river valley: the middle line winds, the ends are narrow, the hillsides ragged,
 * and every line shakes a little. Each step moves neighbours by nearly the same, so the plan never folds.
 */
final class Terrain {
    static final double LENGTH = 23_500;
    static final double WIDTH = 9_200;

    private static final double MIDDLE_LON = 103.83;
    private static final double MIDDLE_LAT = 36.06;
    private static final double METRES_PER_DEGREE_NORTH = 110_960;
    private static final double METRES_PER_DEGREE_EAST = 90_090;

    /** Metres; so far apart that the hills of the two sides have nothing to do with each other. */
    private static final double FAR = 700_000;

    private final Waves valley;
    private final Waves river;
    private final Waves ridges;
    private final Waves spurs;
    private final Waves ends;
    private final Waves lanesEast;
    private final Waves lanesNorth;

    Terrain(SplittableRandom random) {
        valley = new Waves(random, 3, 24_000);
        river = new Waves(random, 4, 7_000);
        ridges = new Waves(random, 6, 8_000);
        spurs = new Waves(random, 9, 1_900);
        ends = new Waves(random, 6, 4_000);
        lanesEast = new Waves(random, 7, 1_600);
        lanesNorth = new Waves(random, 7, 1_600);
    }

    /** Degrees WGS-84, rounded to a tenth of a metre. */
    Coordinate at(Spot spot) {
        double east = east(spot.east(), spot.north());
        double north = north(east, spot.north());
        double x = east + 30 * lanesEast.at(east, north);
        double y = north + 30 * lanesNorth.at(east, north);
        return new Coordinate(
                round(MIDDLE_LON + x / METRES_PER_DEGREE_EAST), round(MIDDLE_LAT + y / METRES_PER_DEGREE_NORTH));
    }

    /** Moves along the valley only, and in step with the place: narrows the corners, frays the ends. */
    private double east(double east, double north) {
        double along = east / (LENGTH / 2);
        double high = square(north / (WIDTH / 2));
        return east * (1 - 0.09 * high) + 500 * along * square(along) * ends.at(0, north);
    }

    /** Moves across the valley only, and in step with the place: winds the river, raises ridges and spurs. */
    private double north(double east, double north) {
        double high = square(north / (WIDTH / 2));
        double end = square(square(east / (LENGTH / 2)));
        double side = Math.signum(north);
        double hills = 620 * ridges.at(east, side * FAR) + 130 * spurs.at(east, side * FAR);
        return north * (1 - 0.28 * Math.min(end, 1.3))
                + side * high * hills
                + 420 * (1 - high) * river.at(east, 0)
                + 1_000 * valley.at(east, 0);
    }

    private static double square(double value) {
        return value * value;
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
