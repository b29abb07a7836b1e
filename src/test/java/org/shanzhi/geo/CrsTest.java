package org.shanzhi.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.testing.Sizes;

class CrsTest {
    /** Degrees; about a tenth of a millimetre. */
    private static final double TINY = 1e-9;

    @Test
    void comes_back_to_the_same_place_everywhere_in_china() {
        long seed = 2;
        var random = new SplittableRandom(seed);
        for (int i = 0; i < Sizes.pick(20_000, 1_000_000); i++) {
            var point = new Point(random.nextDouble(73, 136), random.nextDouble(3, 54));
            var shifted = Crs.GCJ02.fromWgs84(point);
            var back = shifted.toPoint();
            assertThat(back.lon()).as("seed %d %s", seed, point).isCloseTo(point.lon(), within(TINY));
            assertThat(back.lat()).as("seed %d %s", seed, point).isCloseTo(point.lat(), within(TINY));
        }
    }

    @Test
    void shifts_as_published_implementations_do() {
        var shifted = Crs.GCJ02.fromWgs84(new Point(116.404, 39.915));
        assertThat(shifted.lon()).isCloseTo(116.41024449916938, within(TINY));
        assertThat(shifted.lat()).isCloseTo(39.91640428150164, within(TINY));
    }

    @Test
    void moves_a_place_in_the_river_valley_by_some_two_hundred_metres() {
        var point = Crs.GCJ02.toWgs84(103.837431, 36.055782);
        assertThat(point.lon()).isCloseTo(103.83503, within(1e-6));
        assertThat(point.lat()).isCloseTo(36.056112, within(1e-6));
    }

    @Test
    void does_not_shift_outside_china() {
        assertThat(Crs.GCJ02.toWgs84(2.35, 48.85)).isEqualTo(new Point(2.35, 48.85));
        assertThat(Crs.GCJ02.fromWgs84(new Point(-74, 40.7))).isEqualTo(new Position(-74, 40.7, Crs.GCJ02));
    }

    @Test
    void names_each_coordinate_that_is_not_on_earth() {
        assertThat(new Position(103.8, 36.05, Crs.WGS84).errors("place.")).isEmpty();
        assertThat(new Position(200, Double.NaN, Crs.GCJ02).errors("place."))
                .containsExactly(
                        FieldError.of("place.lon", GeoError.LONGITUDE_OUT_OF_RANGE, 200.0),
                        FieldError.of("place.lat", GeoError.LATITUDE_OUT_OF_RANGE, Double.NaN));
        assertThat(new Position(Double.NEGATIVE_INFINITY, 36, Crs.WGS84).errors(""))
                .extracting(FieldError::code)
                .containsExactly(GeoError.LONGITUDE_OUT_OF_RANGE);
        assertThat(new Position(103.8, -91, Crs.WGS84).errors(""))
                .extracting(FieldError::code)
                .containsExactly(GeoError.LATITUDE_OUT_OF_RANGE);
    }

    @Test
    void says_so_when_longitude_and_latitude_are_swapped() {
        assertThat(new Position(36.05, 103.8, Crs.WGS84).errors(""))
                .containsExactly(FieldError.of("lat", GeoError.COORDINATES_SWAPPED, 103.8));
        assertThatThrownBy(() -> new Position(36.05, 103.8, Crs.GCJ02).toPoint())
                .isInstanceOf(Invalid.class);
    }
}
