package org.shanzhi.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Against published boundaries, which have no licence and therefore never come with the program. */
class RealBoundaryTest {
    private static final Path FOLDER = Path.of(System.getenv().getOrDefault("SHANZHI_TESTDATA", "../shared/data"))
            .resolve("chengguan_geo");

    @Test
    void converts_a_published_district_as_an_independent_program_did() throws IOException {
        var given = GeoJson.readFeatures(text("district_620102_datav_gcj02.geojson"))
                .getFirst()
                .geometry()
                .getCoordinates();
        var expected = GeoJson.readFeatures(text("district_620102_datav_wgs84.geojson"))
                .getFirst()
                .geometry()
                .getCoordinates();
        assertThat(given).hasSameSizeAs(expected).hasSizeGreaterThan(100);
        for (int i = 0; i < given.length; i++) {
            var point = Crs.GCJ02.toWgs84(given[i].x, given[i].y);
            assertThat(point.lon()).isCloseTo(expected[i].x, within(1e-6));
            assertThat(point.lat()).isCloseTo(expected[i].y, within(1e-6));
        }
    }

    private static String text(String name) throws IOException {
        var file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), "skipped: no " + file);
        return Files.readString(file);
    }
}
