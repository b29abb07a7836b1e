package org.shanzhi.grid.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.shanzhi.demo.DemoGeometry;
import org.shanzhi.demo.DemoGrid;
import org.shanzhi.geo.Shapes;

class DrawingTest {
    @Test
    void north_is_at_the_top_and_a_square_on_the_ground_is_one_in_the_drawing() {
        double east = 0.1 / Math.cos(Math.toRadians(36.05));
        Polygon square = box(103.8, 36.0, 103.8 + east, 36.1);

        var drawing = new Drawing(List.of(square));

        assertThat(drawing.viewBox()).isEqualTo("0 0 1000 1000");
        assertThat(drawing.path(square)).isEqualTo("M8 992L992 992L992 8L8 8Z");
        assertThat(drawing.label(square).distance(new Coordinate(500, 500))).isLessThan(0.001);
    }

    @Test
    void holes_and_parts_are_drawn_each_as_a_ring() {
        Geometry ring = box(0, 0, 3, 3).difference(box(1, 1, 2, 2));
        Geometry apart = ring.union(box(4, 0, 5, 1));

        assertThat(new Drawing(List.of(apart)).path(apart).chars().filter(c -> c == 'Z'))
                .hasSize(3);
    }

    @Test
    void a_shape_too_small_to_see_is_drawn_all_the_same() {
        Polygon dot = box(0, 0, 0.0001, 0.0001);

        assertThat(new Drawing(List.of(box(0, 0, 10, 10), dot)).path(dot))
                .startsWith("M")
                .endsWith("Z");
    }

    @Test
    void a_whole_district_stays_small_and_every_corner_lies_inside() {
        List<Geometry> grids = DemoGeometry.of(3).grids().stream()
                .map(DemoGrid::polygon)
                .map(Geometry.class::cast)
                .toList();
        var drawing = new Drawing(grids);

        assertThat(grids.stream().mapToInt(grid -> drawing.path(grid).length()).sum())
                .isLessThan(250_000);
        for (Geometry grid : grids.subList(0, 100)) {
            for (String corner : drawing.path(grid).replaceAll("[MZ]", "").split("L")) {
                double[] at = Arrays.stream(corner.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                assertThat(at[0]).isBetween(0.0, Drawing.WIDTH);
                assertThat(at[1]).isPositive();
            }
        }
    }

    @Test
    void names_do_not_run_into_each_other_and_stay_inside() {
        var labels = new Labels();

        assertThat(labels.place("酒泉路", 100, 100, 60)).isTrue();
        assertThat(labels.place("张掖路", 140, 105, 60)).isFalse();
        assertThat(labels.place("张掖路", 140, 130, 60)).isTrue();
        assertThat(labels.place("团结新村", 400, 400, 50)).isFalse();
        assertThat(Labels.shortened("酒泉路街道")).isEqualTo("酒泉路");
        assertThat(Labels.shortened("畅家巷社区居委会")).isEqualTo("畅家巷");
        assertThat(Labels.shortened("街道")).isEqualTo("街道");
    }

    private static Polygon box(double west, double south, double east, double north) {
        return Shapes.FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(west, south),
            new Coordinate(east, south),
            new Coordinate(east, north),
            new Coordinate(west, north),
            new Coordinate(west, south)
        });
    }
}
