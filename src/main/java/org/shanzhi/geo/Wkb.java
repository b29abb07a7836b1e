package org.shanzhi.geo;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** Geometries as the database keeps them: well-known binary, two dimensions, big-endian, every digit kept. */
public final class Wkb {
    private Wkb() {}

    public static byte[] write(Geometry geometry) {
        return new WKBWriter(2).write(geometry);
    }

    /** @throws IllegalArgumentException when the bytes are not what {@link #write} makes */
    public static Geometry read(byte[] bytes) {
        try {
            return new WKBReader(Shapes.FACTORY).read(bytes);
        } catch (ParseException e) {
            throw new IllegalArgumentException("not well-known binary", e);
        }
    }
}
