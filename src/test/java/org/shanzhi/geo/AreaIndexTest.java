package org.shanzhi.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.shanzhi.testing.Sizes;

class AreaIndexTest {
    private static final long SEED = 620_102;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void agrees_with_asking_every_area_in_a_district_of_blocks() {
        var mesh = TestMesh.of(SEED, 41);
        agrees(mesh.areas(), Sizes.pick(20_000, 1_000_000));
    }

    @Test
    void agrees_where_blocks_have_holes_and_scattered_parts() {
        var mesh = TestMesh.of(SEED + 1, 12);
        var areas = new ArrayList<Area>();
        for (int i = 0; i + 1 < mesh.blocks().size(); i += 2) {
            var block = mesh.blocks().get(i);
            var shrunk = AffineTransformation.scaleInstance(
                            0.4,
                            0.4,
                            block.getCentroid().getX(),
                            block.getCentroid().getY())
                    .transform(block);
            areas.add(new Area(i, i % 4 == 0 ? TestMesh.withHole(block, shrunk) : scattered(mesh, i)));
            areas.add(new Area(i + 1, i % 3 == 0 ? shrunk : mesh.blocks().get(i + 1)));
        }
        agrees(areas, Sizes.pick(20_000, 1_000_000));
    }

    @Test
    void agrees_when_the_input_overlaps_and_the_lowest_id_has_the_point() {
        var areas = new ArrayList<Area>();
        for (int i = 0; i < 200; i++) {
            double x = TestMesh.WEST + random.nextDouble(0.4);
            double y = TestMesh.SOUTH + random.nextDouble(0.4);
            double size = Math.pow(10, -random.nextDouble(1, 4));
            var corners = random.doubles(8, 0, size).toArray();
            var shape = TestMesh.ring(
                    new Coordinate(x - corners[0], y - corners[1]),
                    new Coordinate(x + corners[2], y - corners[3]),
                    new Coordinate(x + corners[4], y + corners[5]),
                    new Coordinate(x - corners[6], y + corners[7]));
            areas.add(new Area(random.nextInt(), shape));
        }
        agrees(areas, Sizes.pick(20_000, 1_000_000));
    }

    @Test
    void agrees_on_shapes_much_thinner_than_a_cell() {
        var areas = new ArrayList<Area>();
        for (int i = 0; i < 60; i++) {
            double from = TestMesh.WEST + random.nextDouble(0.4);
            double to = TestMesh.WEST + random.nextDouble(0.4);
            double tilt = i % 3 == 0 ? 0 : random.nextDouble(1e-9, 0.4);
            double y = TestMesh.SOUTH + random.nextDouble(0.4);
            areas.add(new Area(
                    i,
                    TestMesh.ring(
                            new Coordinate(from, y),
                            new Coordinate(to, y + tilt),
                            new Coordinate(to, y + tilt + 1e-6))));
        }
        agrees(areas, Sizes.pick(20_000, 1_000_000));
    }

    @Test
    void a_shared_corner_and_a_shared_edge_belong_to_the_lowest_id_only() {
        var index = AreaIndex.of(List.of(
                new Area(8, TestMesh.box(0, 0, 1, 1)),
                new Area(5, TestMesh.box(1, 0, 2, 1)),
                new Area(6, TestMesh.box(0, 1, 2, 2))));
        assertThat(index.locate(1, 0.5)).hasValue(5);
        assertThat(index.locate(0.5, 1)).hasValue(6);
        assertThat(index.locate(1, 1)).hasValue(5);
        assertThat(index.locate(0, 0)).hasValue(8);
        assertThat(index.locate(2, 2)).hasValue(6);
    }

    @Test
    void nobody_has_a_point_outside_or_no_point_at_all() {
        var index = AreaIndex.of(List.of(new Area(1, TestMesh.box(0, 0, 1, 1))));
        assertThat(index.locate(Math.nextUp(1.0), 0.5)).isEmpty();
        assertThat(index.locate(0.5, Math.nextDown(0.0))).isEmpty();
        assertThat(index.locate(Double.NaN, 0.5)).isEmpty();
        assertThat(index.locate(0.5, Double.POSITIVE_INFINITY)).isEmpty();
        assertThat(AreaIndex.of(List.of()).locate(0, 0)).isEmpty();
    }

    @Test
    void areas_without_extent_are_left_out() {
        var nothing = Shapes.FACTORY.createPolygon();
        var index = AreaIndex.of(List.of(new Area(1, nothing), new Area(2, TestMesh.box(0, 0, 1, 1))));
        assertThat(index.size()).isEqualTo(1);
        assertThat(index.locate(0.5, 0.5)).hasValue(2);
    }

    @Test
    void refuses_two_areas_with_one_id_and_shapes_without_surface() {
        var box = TestMesh.box(0, 0, 1, 1);
        assertThatThrownBy(() -> AreaIndex.of(List.of(new Area(4, box), new Area(4, box))))
                .hasMessageContaining("id 4");
        assertThatThrownBy(() -> new Area(9, box.getExteriorRing())).hasMessageContaining("area 9");
    }

    @Test
    void gives_two_threads_the_answers_it_gives_one() {
        var mesh = TestMesh.of(SEED, 20);
        var index = AreaIndex.of(mesh.areas());
        var points = points(mesh.areas(), 20_000);
        var alone = points.stream().map(p -> index.locate(p.x, p.y)).toList();
        var fresh = AreaIndex.of(mesh.areas());
        var together = IntStream.range(0, points.size())
                .parallel()
                .mapToObj(i -> fresh.locate(points.get(i).x, points.get(i).y))
                .toList();
        assertThat(together).isEqualTo(alone);
    }

    private Geometry scattered(TestMesh mesh, int i) {
        var far = mesh.blocks().get((i + 30) % mesh.blocks().size());
        var island = AffineTransformation.scaleInstance(
                        0.3, 0.3, far.getCentroid().getX(), far.getCentroid().getY())
                .transform(far);
        var here = mesh.blocks().get(i);
        return here.intersects(island)
                ? here
                : Shapes.FACTORY.createMultiPolygon(new Polygon[] {here, (Polygon) island});
    }

    private void agrees(List<Area> areas, int points) {
        var index = AreaIndex.of(areas);
        var sorted = areas.stream().sorted(Comparator.comparingInt(Area::id)).toList();
        int found = 0;
        for (var point : points(areas, points)) {
            var expected = slowly(sorted, point);
            assertThat(index.locate(point.x, point.y))
                    .as("seed %d, point %s %s", SEED, point.x, point.y)
                    .isEqualTo(expected);
            found += expected.isPresent() ? 1 : 0;
        }
        assertThat(found).as("points that had an area").isGreaterThan(points / 10);
    }

    private static OptionalInt slowly(List<Area> sorted, Coordinate at) {
        var point = Shapes.FACTORY.createPoint(at);
        return sorted.stream()
                .filter(area -> area.geometry().covers(point))
                .mapToInt(Area::id)
                .findFirst();
    }

    /** Anywhere, on corners, a hair off corners, and as near to edges as doubles come. */
    private List<Coordinate> points(List<Area> areas, int count) {
        var extent = Shapes.FACTORY
                .createGeometryCollection(areas.stream().map(Area::geometry).toArray(Geometry[]::new))
                .getEnvelopeInternal();
        extent.expandBy(0.002);
        var points = new ArrayList<Coordinate>();
        for (int i = 0; i < count; i++) {
            var ring = areas.get(random.nextInt(areas.size())).geometry().getCoordinates();
            int corner = random.nextInt(ring.length - 1);
            var from = ring[corner];
            var to = ring[corner + 1];
            double along = random.nextDouble();
            var onEdge = new Coordinate(from.x + along * (to.x - from.x), from.y + along * (to.y - from.y));
            points.add(
                    switch (i % 8) {
                        case 0 -> from.copy();
                        case 1 -> new Coordinate(Math.nextUp(from.x), Math.nextDown(from.y));
                        case 2, 3 -> onEdge;
                        case 4 -> new Coordinate(Math.nextDown(onEdge.x), Math.nextUp(onEdge.y));
                        default ->
                            new Coordinate(
                                    random.nextDouble(extent.getMinX(), extent.getMaxX()),
                                    random.nextDouble(extent.getMinY(), extent.getMaxY()));
                    });
        }
        return points;
    }
}
