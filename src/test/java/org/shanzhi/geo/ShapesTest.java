package org.shanzhi.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

class ShapesTest {
    /** One degree by one degree at 36° N on the WGS-84 ellipsoid: 90.163 km by 110.959 km at mid-height. */
    private static final double SQUARE_DEGREE = 1.00044e10;

    @Test
    void measures_the_surface_without_holes_and_with_every_part() {
        var box = TestMesh.box(103, 35.5, 104, 36.5);
        assertThat(Shapes.squareMetres(box)).isCloseTo(SQUARE_DEGREE, within(SQUARE_DEGREE * 0.005));
        var hollow = TestMesh.withHole(box, TestMesh.box(103.2, 35.9, 103.7, 36.1));
        assertThat(Shapes.squareMetres(hollow) / Shapes.squareMetres(box)).isCloseTo(0.9, within(1e-4));
        var two = Shapes.FACTORY.createMultiPolygon(new Polygon[] {box, TestMesh.box(105, 35.5, 106, 36.5)});
        assertThat(Shapes.squareMetres(two)).isCloseTo(2 * Shapes.squareMetres(box), within(1.0));
    }

    @Test
    void measures_the_same_whichever_way_a_ring_runs() {
        var box = TestMesh.box(103, 36, 103.001, 36.001);
        assertThat(Shapes.squareMetres(box.reverse())).isCloseTo(Shapes.squareMetres(box), within(1e-3));
    }

    @Test
    void writes_the_name_inside_even_of_a_bent_shape() {
        var bend = TestMesh.ring(
                new Coordinate(0, 0),
                new Coordinate(10, 0),
                new Coordinate(10, 10),
                new Coordinate(9, 10),
                new Coordinate(9, 1),
                new Coordinate(0, 1));
        var label = Shapes.labelPoint(bend);
        assertThat(bend.contains(Shapes.FACTORY.createPoint(new Coordinate(label.lon(), label.lat()))))
                .isTrue();
        assertThat(Shapes.labelPoint(TestMesh.box(0, 0, 2, 4))).isEqualTo(new Point(1, 2));
    }

    @Test
    void gives_the_extent_of_a_shape() {
        var box = BoundingBox.of(TestMesh.box(103, 35, 104, 36));
        assertThat(box).isEqualTo(new BoundingBox(103, 35, 104, 36));
        assertThat(box.contains(new Point(104, 36))).isTrue();
        assertThat(box.contains(new Point(104, 36.001))).isFalse();
        assertThatThrownBy(() -> BoundingBox.of(Shapes.FACTORY.createPolygon())).hasMessageContaining("no extent");
    }

    @Test
    void comes_back_from_the_database_form_with_every_digit() {
        var shape = Shapes.FACTORY.createMultiPolygon(new Polygon[] {TestMesh.box(1 / 3.0, 0, 1, 1 / 7.0)});
        assertThat(Wkb.read(Wkb.write(shape)).equalsExact(shape)).isTrue();
        assertThatThrownBy(() -> Wkb.read(new byte[] {0, 0, 0})).isInstanceOf(IllegalArgumentException.class);
    }
}
