package org.shanzhi.demo.land;

/** A place on the flat plan, in metres east and north of its middle, before the terrain bends it. */
record Spot(double east, double north) {
    double along(double normalEast, double normalNorth) {
        return east * normalEast + north * normalNorth;
    }

    double distance(Spot other) {
        return StrictMath.hypot(east - other.east, north - other.north);
    }

    Spot towards(Spot other, double share) {
        return new Spot(east + share * (other.east - east), north + share * (other.north - north));
    }
}
