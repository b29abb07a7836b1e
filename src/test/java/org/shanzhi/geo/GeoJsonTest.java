package org.shanzhi.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Polygon;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;

class GeoJsonTest {
    private static final Polygon BLOCK =
            TestMesh.withHole(TestMesh.box(103.1, 36, 103.7, 36.3), TestMesh.box(103.2, 36.1, 103.3, 36.2));

    @Test
    void keeps_every_digit_of_a_polygon_with_a_hole() {
        var back = GeoJson.readGeometry(GeoJson.write(BLOCK));
        assertThat(back.equalsNorm(BLOCK)).isTrue();
    }

    @Test
    void keeps_every_part_of_a_multipolygon() {
        var parts = Shapes.FACTORY.createMultiPolygon(new Polygon[] {BLOCK, TestMesh.box(0.1, 0.2, 1 / 3.0, 0.7)});
        assertThat(GeoJson.readGeometry(GeoJson.write(parts)).equalsNorm(parts)).isTrue();
    }

    @Test
    void writes_exterior_rings_anticlockwise_and_holes_clockwise() {
        assertThat(GeoJson.write(TestMesh.withHole(TestMesh.box(0, 0, 9, 9), TestMesh.box(1, 1, 2, 2))))
                .isEqualTo("{\"type\":\"Polygon\",\"coordinates\":["
                        + "[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,9.0],[0.0,0.0]],"
                        + "[[1.0,1.0],[1.0,2.0],[2.0,2.0],[2.0,1.0],[1.0,1.0]]]}");
    }

    @Test
    void keeps_features_in_order_with_what_they_say() {
        var features = List.of(
                new Feature(Map.of("name", "𠮷里", "rooms", 12), BLOCK),
                new Feature(Map.of(), TestMesh.box(0, 0, 1, 1)));
        var back = GeoJson.readFeatures(GeoJson.write(features));
        assertThat(back).extracting(Feature::properties).containsExactly(Map.of("name", "𠮷里", "rooms", 12), Map.of());
        assertThat(back.getFirst().geometry().equalsNorm(BLOCK)).isTrue();
    }

    @Test
    void reads_a_feature_and_drops_heights() {
        var geometry = GeoJson.readGeometry("""
                {"type":"Feature","properties":null,"geometry":
                  {"type":"Polygon","coordinates":[[[0,0,1500],[1,0,1500],[1,1,1500],[0,0,1500]]]}}""");
        assertThat(geometry.getArea()).isEqualTo(0.5);
        assertThat(geometry.getCoordinate().getZ()).isNaN();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GEOJSON_MALFORMED      |                      | not json
            GEOJSON_MALFORMED      |                      | []
            GEOMETRY_NOT_POLYGON   |                      | {"type":"Point","coordinates":[0,0]}
            GEOMETRY_NOT_POLYGON   | geometry             | {"type":"Feature","properties":{},"geometry":null}
            GEOJSON_MALFORMED      | coordinates          | {"type":"Polygon"}
            GEOJSON_MALFORMED      | coordinates          | {"type":"Polygon","coordinates":[]}
            GEOJSON_MALFORMED      | coordinates          | {"type":"MultiPolygon","coordinates":[]}
            GEOJSON_MALFORMED      | coordinates[0]       | {"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}
            GEOJSON_MALFORMED      | coordinates[0]       | {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}
            GEOJSON_MALFORMED      | coordinates[0][1]    | {"type":"Polygon","coordinates":[[[0,0],["1",0],[1,1],[0,0]]]}
            GEOJSON_MALFORMED      | coordinates[0][0][0] | {"type":"MultiPolygon","coordinates":[[[[0],[1,0],[1,1],[0]]]]}
            LATITUDE_OUT_OF_RANGE  | coordinates[0][2].lat| {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,-91],[0,0]]]}
            LONGITUDE_OUT_OF_RANGE | coordinates[0][1].lon| {"type":"Polygon","coordinates":[[[0,0],[1e999,0],[1,1],[0,0]]]}
            COORDINATES_SWAPPED    | coordinates[0][0].lat| {"type":"Polygon","coordinates":[[[36,103],[37,103],[37,104],[36,103]]]}
            GEOMETRY_BROKEN        | coordinates          | {"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}
            """)
    void says_what_is_wrong_and_where(GeoError code, String field, String json) {
        assertThat(refused(json))
                .extracting(FieldError::code, FieldError::field)
                .containsExactly(tuple(code, field == null ? "" : field));
    }

    @Test
    void says_which_feature_is_wrong() {
        var json = GeoJson.write(List.of(new Feature(Map.of(), BLOCK), new Feature(Map.of(), BLOCK)));
        int second = json.lastIndexOf("Polygon");
        var invalid = catchThrowableOfType(
                Invalid.class,
                () -> GeoJson.readFeatures(json.substring(0, second) + "Circle" + json.substring(second + 7)));
        assertThat(invalid.errors())
                .containsExactly(FieldError.of("features[1].geometry", GeoError.GEOMETRY_NOT_POLYGON, "Circle"));
    }

    private static List<FieldError> refused(String json) {
        return catchThrowableOfType(Invalid.class, () -> GeoJson.readGeometry(json))
                .errors();
    }
}
