package org.shanzhi.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.shanzhi.kernel.Invalid;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Polygons and multipolygons as GeoJSON (RFC 7946). Reading takes rings in either direction and drops heights; it
 * refuses with the path of what is wrong. Coordinates are taken as they stand: a file in GCJ-02 is converted by its
 * reader.
 */
public final class GeoJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private GeoJson() {}

    /**
     * A Polygon or MultiPolygon, or a Feature of one.
     *
     * @throws Invalid with {@link GeoError#GEOJSON_MALFORMED}, {@link GeoError#GEOMETRY_NOT_POLYGON},
     *     {@link GeoError#GEOMETRY_BROKEN} or a coordinate's error
     */
    public static Geometry readGeometry(String json) {
        var node = parse(json);
        return isA("Feature", node) ? geometry(node.path("geometry"), "geometry") : geometry(node, "");
    }

    /**
     * The features of a FeatureCollection, in its order.
     *
     * @throws Invalid as {@link #readGeometry}
     */
    public static List<Feature> readFeatures(String json) {
        var node = parse(json);
        if (!isA("FeatureCollection", node)) {
            throw malformed("type");
        }
        var features = new ArrayList<Feature>();
        for (var feature : array(node.path("features"), "features")) {
            var path = "features[" + features.size() + "].";
            features.add(new Feature(properties(feature), geometry(feature.path("geometry"), path + "geometry")));
        }
        return features;
    }

    /** Exterior rings anticlockwise, holes clockwise, every digit of every coordinate. */
    public static String write(Geometry geometry) {
        return node(geometry).toString();
    }

    public static String write(List<Feature> features) {
        var collection = JSON.createObjectNode().put("type", "FeatureCollection");
        var list = collection.putArray("features");
        for (var feature : features) {
            list.addObject()
                    .put("type", "Feature")
                    .<ObjectNode>set("properties", JSON.valueToTree(feature.properties()))
                    .set("geometry", node(feature.geometry()));
        }
        return collection.toString();
    }

    private static JsonNode parse(String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw malformed("");
        }
        throw malformed("");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(JsonNode feature) {
        var properties = feature.path("properties");
        return properties.isObject() ? JSON.convertValue(properties, Map.class) : Map.of();
    }

    private static Geometry geometry(JsonNode node, String path) {
        var inside = path.isEmpty() ? "coordinates" : path + ".coordinates";
        Geometry geometry;
        if (isA("Polygon", node)) {
            geometry = polygon(node.path("coordinates"), inside);
        } else if (isA("MultiPolygon", node)) {
            var parts = new ArrayList<Polygon>();
            for (var part : array(node.path("coordinates"), inside)) {
                parts.add(polygon(part, inside + "[" + parts.size() + "]"));
            }
            if (parts.isEmpty()) {
                throw malformed(inside);
            }
            geometry = Shapes.FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
        } else {
            throw new Invalid(
                    path, GeoError.GEOMETRY_NOT_POLYGON, node.path("type").asString(""));
        }
        var flaw = new IsValidOp(geometry).getValidationError();
        if (flaw != null) {
            var where = flaw.getCoordinate();
            throw new Invalid(inside, GeoError.GEOMETRY_BROKEN, Double.toString(where.x), Double.toString(where.y));
        }
        return geometry;
    }

    private static Polygon polygon(JsonNode node, String path) {
        var rings = new ArrayList<LinearRing>();
        for (var ring : array(node, path)) {
            rings.add(ring(ring, path + "[" + rings.size() + "]"));
        }
        if (rings.isEmpty()) {
            throw malformed(path);
        }
        return Shapes.FACTORY.createPolygon(
                rings.getFirst(), rings.stream().skip(1).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode node, String path) {
        var corners = new ArrayList<Coordinate>();
        for (var corner : array(node, path)) {
            corners.add(corner(corner, path + "[" + corners.size() + "]"));
        }
        if (corners.size() < 4 || !corners.getFirst().equals2D(corners.getLast())) {
            throw malformed(path);
        }
        return Shapes.FACTORY.createLinearRing(corners.toArray(Coordinate[]::new));
    }

    private static Coordinate corner(JsonNode node, String path) {
        if (!node.path(0).isNumber() || !node.path(1).isNumber()) {
            throw malformed(path);
        }
        var position =
                new Position(node.path(0).asDouble(Double.NaN), node.path(1).asDouble(Double.NaN), Crs.WGS84);
        var errors = position.errors(path + ".");
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Coordinate(position.lon(), position.lat());
    }

    private static ArrayNode array(JsonNode node, String path) {
        if (node instanceof ArrayNode array) {
            return array;
        }
        throw malformed(path);
    }

    private static boolean isA(String type, JsonNode node) {
        return type.equals(node.path("type").asString(null));
    }

    private static Invalid malformed(String path) {
        return new Invalid(path, GeoError.GEOJSON_MALFORMED);
    }

    private static ObjectNode node(Geometry geometry) {
        var node = JSON.createObjectNode().put("type", geometry.getGeometryType());
        var coordinates = node.putArray("coordinates");
        switch (geometry.norm()) {
            case Polygon polygon -> write(polygon, coordinates);
            case MultiPolygon parts -> {
                for (int i = 0; i < parts.getNumGeometries(); i++) {
                    write((Polygon) parts.getGeometryN(i), coordinates.addArray());
                }
            }
            default -> throw new IllegalArgumentException("not a polygon: " + geometry.getGeometryType());
        }
        return node;
    }

    /** The shape is in normal form: exterior clockwise, holes anticlockwise. GeoJSON wants the opposite of both. */
    private static void write(Polygon polygon, ArrayNode rings) {
        write(polygon.getExteriorRing().reverse(), rings.addArray());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            write(polygon.getInteriorRingN(i).reverse(), rings.addArray());
        }
    }

    private static void write(LinearRing ring, ArrayNode corners) {
        for (var corner : ring.getCoordinates()) {
            corners.addArray().add(corner.x).add(corner.y);
        }
    }
}
