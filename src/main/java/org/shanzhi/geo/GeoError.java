package org.shanzhi.geo;

import org.shanzhi.kernel.RefusalCode;

/** What can be wrong with coordinates and polygons that somebody sends. */
public enum GeoError implements RefusalCode {
    LONGITUDE_OUT_OF_RANGE,
    LATITUDE_OUT_OF_RANGE,
    COORDINATES_SWAPPED,
    GEOJSON_MALFORMED,
    GEOMETRY_NOT_POLYGON,
    GEOMETRY_BROKEN
}
