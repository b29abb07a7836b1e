package org.shanzhi.matter.web;

import static org.shanzhi.matter.MatterRefusal.*;

import java.util.Set;
import org.shanzhi.geo.Crs;
import org.shanzhi.geo.Point;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.RefusalCode;
import org.shanzhi.kernel.text.Clean;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.matter.Place;
import tools.jackson.databind.JsonNode;

/** {@code {lon, lat, crs, address}}: a point in either coordinate system, kept in WGS-84. */
final class PlaceReader {
    private static final Set<String> KNOWN = Set.of("lon", "lat", "crs", "address");
    private static final int LONGEST = 500;

    private final String path;
    private final JsonNode node;
    private final Clean clean;

    PlaceReader(String path, JsonNode node, Clean clean) {
        this.path = path;
        this.node = node;
        this.clean = clean;
    }

    Place read() {
        if (!node.isObject()) return wrong("", ProblemCode.WRONG_TYPE);
        UnknownFields.refuse(path + ".", node, KNOWN);
        String address = address();
        JsonNode lon = present("lon");
        JsonNode lat = present("lat");
        if (lon == null && lat == null) return new Place(null, null, address);
        if (lon == null || lat == null || !lon.isNumber() || !lat.isNumber()) return wrong("", BAD_COORDINATES);
        Crs crs = crs();
        if (crs == null) return null;
        try {
            Point point = crs.toWgs84(lon.doubleValue(), lat.doubleValue());
            return new Place(point.lon(), point.lat(), address);
        } catch (IllegalArgumentException e) {
            return wrong("", BAD_COORDINATES);
        }
    }

    private String address() {
        JsonNode address = present("address");
        if (address == null) return null;
        if (!address.isString()) return wrong(".address", ProblemCode.WRONG_TYPE);
        return clean.line(path + ".address", address.stringValue(), LONGEST);
    }

    private Crs crs() {
        JsonNode crs = present("crs");
        if (crs == null) return Crs.WGS84;
        for (Crs known : Crs.values()) if (crs.isString() && known.name().equals(crs.stringValue())) return known;
        return wrong(".crs", ProblemCode.UNKNOWN_CODE);
    }

    private JsonNode present(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private <T> T wrong(String field, RefusalCode code) {
        clean.add(FieldError.of(path + field, code));
        return null;
    }
}
