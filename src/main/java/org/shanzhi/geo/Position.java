package org.shanzhi.geo;

import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;

/** Coordinates as somebody sent them, not yet checked, in the system that the sender used. */
public record Position(double lon, double lat, Crs crs) {

    /**
     * The place in WGS-84.
     *
     * @throws Invalid with fields {@code lon} and {@code lat} when {@link #errors} is not empty
     */
    public Point toPoint() {
        var errors = errors("");
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return crs.toWgs84(lon, lat);
    }

    /**
     * What must be mended before these coordinates are a place; empty when nothing.
     *
     * @param path stands before the field names, such as {@code place.}
     */
    public List<FieldError> errors(String path) {
        if (looksSwapped()) {
            return List.of(FieldError.of(path + "lat", GeoError.COORDINATES_SWAPPED, lat));
        }
        if (!(Math.abs(lat) <= 90)) {
            return Math.abs(lon) <= 180
                    ? List.of(FieldError.of(path + "lat", GeoError.LATITUDE_OUT_OF_RANGE, lat))
                    : List.of(
                            FieldError.of(path + "lon", GeoError.LONGITUDE_OUT_OF_RANGE, lon),
                            FieldError.of(path + "lat", GeoError.LATITUDE_OUT_OF_RANGE, lat));
        }
        return Math.abs(lon) <= 180
                ? List.of()
                : List.of(FieldError.of(path + "lon", GeoError.LONGITUDE_OUT_OF_RANGE, lon));
    }

    /** Every longitude of a Chinese district east of 90° is an impossible latitude, so the mistake can be named. */
    private boolean looksSwapped() {
        return lat > 90 && lat <= 180 && Math.abs(lon) <= 90;
    }
}
