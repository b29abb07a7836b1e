package org.shanzhi.geo;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/**
 * The shift between WGS-84 and GCJ-02 as every public implementation computes it (Krasovsky 1940 ellipsoid). Inside the
 * rectangle around China only; it wobbles by some hundred metres and has no closed inverse.
 */
final class Gcj02Shift {
    private static final double SEMI_MAJOR = 6378245.0;
    private static final double ECCENTRICITY_SQUARED = 0.00669342162296594323;
    /** Degrees; a hundredth of a millimetre. */
    private static final double CLOSE_ENOUGH = 1e-10;

    private Gcj02Shift() {}

    static Point apply(double lon, double lat) {
        return shifts(lon, lat) ? new Point(lon + east(lon, lat), lat + north(lon, lat)) : new Point(lon, lat);
    }

    /** Subtracts the shift found at the guess until the guess stands still; each round is about 1,000 times closer. */
    static Point undo(double lon, double lat) {
        if (!shifts(lon, lat)) {
            return new Point(lon, lat);
        }
        double guessLon = lon;
        double guessLat = lat;
        for (int round = 0; round < 12; round++) {
            double nextLon = lon - east(guessLon, guessLat);
            double nextLat = lat - north(guessLon, guessLat);
            boolean still = abs(nextLon - guessLon) < CLOSE_ENOUGH && abs(nextLat - guessLat) < CLOSE_ENOUGH;
            guessLon = nextLon;
            guessLat = nextLat;
            if (still) {
                break;
            }
        }
        return new Point(guessLon, guessLat);
    }

    private static boolean shifts(double lon, double lat) {
        return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
    }

    private static double east(double lon, double lat) {
        double x = lon - 105;
        double y = lat - 35;
        double metres = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x));
        metres += (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2 / 3;
        metres += (20 * sin(x * PI) + 40 * sin(x / 3 * PI)) * 2 / 3;
        metres += (150 * sin(x / 12 * PI) + 300 * sin(x / 30 * PI)) * 2 / 3;
        double curvature = sqrt(flattening(lat));
        return metres * 180 / (SEMI_MAJOR / curvature * cos(lat / 180 * PI) * PI);
    }

    private static double north(double lon, double lat) {
        double x = lon - 105;
        double y = lat - 35;
        double metres = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x));
        metres += (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2 / 3;
        metres += (20 * sin(y * PI) + 40 * sin(y / 3 * PI)) * 2 / 3;
        metres += (160 * sin(y / 12 * PI) + 320 * sin(y * PI / 30)) * 2 / 3;
        double curvature = flattening(lat);
        return metres * 180 / (SEMI_MAJOR * (1 - ECCENTRICITY_SQUARED) / (curvature * sqrt(curvature)) * PI);
    }

    private static double flattening(double lat) {
        double sine = sin(lat / 180 * PI);
        return 1 - ECCENTRICITY_SQUARED * sine * sine;
    }
}
