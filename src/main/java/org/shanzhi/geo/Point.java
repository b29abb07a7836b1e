package org.shanzhi.geo;

/** A place on earth in degrees WGS-84, the one system in which the program stores and compares. */
public record Point(double lon, double lat) {
    public Point {
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            throw new IllegalArgumentException("not on earth: " + lon + ", " + lat);
        }
    }
}
