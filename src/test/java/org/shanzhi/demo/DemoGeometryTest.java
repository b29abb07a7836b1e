package org.shanzhi.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.shanzhi.geo.Area;
import org.shanzhi.geo.AreaIndex;
import org.shanzhi.geo.Shapes;
import org.shanzhi.geo.Wkb;
import org.shanzhi.testing.Sizes;

class DemoGeometryTest {
    private static final long SEED = 620_102;
    private static final DemoGeometry DISTRICT = DemoGeometry.of(SEED);

    @Test
    void has_the_size_of_the_real_district() {
        assertThat(DISTRICT.streets()).hasSize(25);
        assertThat(DISTRICT.communities()).hasSize(176);
        assertThat(DISTRICT.grids()).hasSize(1_700);
        assertThat(DISTRICT.grids().stream().filter(DemoGrid::special)).hasSize(200);
        assertThat(Shapes.squareMetres(DISTRICT.outline()) / 1e6).isBetween(150.0, 250.0);
        assertThat(DISTRICT.grids())
                .allSatisfy(grid -> assertThat(Shapes.squareMetres(grid.polygon()))
                        .as(grid.name())
                        .isBetween(5_000.0, 2_000_000.0));
    }

    @Test
    void has_no_gap_and_no_overlap_on_any_tier() {
        isDividedInto(
                DISTRICT.outline(),
                DISTRICT.grids().stream().map(DemoGrid::polygon).toList());
        isDividedInto(
                DISTRICT.outline(),
                DISTRICT.communities().stream().map(DemoCommunity::polygon).toList());
        isDividedInto(
                DISTRICT.outline(),
                DISTRICT.streets().stream().map(DemoStreet::polygon).toList());
    }

    @Test
    void every_unit_is_exactly_its_parts() {
        for (var community : DISTRICT.communities()) {
            isDividedInto(
                    community.polygon(),
                    DISTRICT.grids().stream()
                            .filter(grid -> grid.communityCode().equals(community.code()))
                            .map(DemoGrid::polygon)
                            .toList());
        }
        for (var street : DISTRICT.streets()) {
            isDividedInto(
                    street.polygon(),
                    DISTRICT.communities().stream()
                            .filter(community -> community.streetCode().equals(street.code()))
                            .map(DemoCommunity::polygon)
                            .toList());
        }
    }

    @Test
    void every_point_lies_in_exactly_one_grid_and_the_index_names_it() {
        var tree = new STRtree();
        var areas = new ArrayList<Area>();
        for (var grid : DISTRICT.grids()) {
            areas.add(new Area(areas.size(), grid.polygon()));
            tree.insert(grid.polygon().getEnvelopeInternal(), areas.getLast());
        }
        var index = AreaIndex.of(areas);
        var extent = DISTRICT.outline().getEnvelopeInternal();
        var random = new SplittableRandom(SEED);
        var wrong = new ArrayList<Coordinate>();
        int inside = 0;
        while (inside < Sizes.pick(100_000, 1_000_000)) {
            var at = new Coordinate(
                    random.nextDouble(extent.getMinX(), extent.getMaxX()),
                    random.nextDouble(extent.getMinY(), extent.getMaxY()));
            int expected = covers(DISTRICT.outline(), at) ? 1 : 0;
            @SuppressWarnings("unchecked")
            List<Area> near = tree.query(new Envelope(at));
            var having =
                    near.stream().filter(area -> covers(area.geometry(), at)).toList();
            var answer = having.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(having.getFirst().id());
            if (having.size() != expected || !index.locate(at.x, at.y).equals(answer)) {
                wrong.add(at);
            }
            inside += expected;
        }
        assertThat(wrong).as("seed %d", SEED).isEmpty();
    }

    private static boolean covers(Geometry area, Coordinate point) {
        return SimplePointInAreaLocator.locate(point, area) != Location.EXTERIOR;
    }

    @Test
    void grids_have_their_community_code_and_three_digits_and_special_ones_begin_with_9() {
        assertThat(DISTRICT.grids())
                .extracting(DemoGrid::code)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(DISTRICT.grids()).extracting(DemoGrid::name).doesNotHaveDuplicates();
        assertThat(DISTRICT.grids()).allSatisfy(grid -> {
            assertThat(grid.code()).hasSize(15).startsWith(grid.communityCode());
            assertThat(grid.code().charAt(12) == '9').isEqualTo(grid.special());
        });
        var codes = DISTRICT.communities().stream().map(DemoCommunity::code).toList();
        assertThat(DISTRICT.grids().stream()
                        .filter(grid -> !grid.special())
                        .collect(groupingBy(DemoGrid::communityCode, counting())))
                .containsOnlyKeys(codes)
                .allSatisfy((community, basics) -> assertThat(basics).isBetween(4L, 40L));
    }

    @Test
    void communities_belong_to_the_street_that_begins_their_code_and_pseudo_streets_are_left_out() {
        assertThat(DISTRICT.communities()).allSatisfy(community -> {
            assertThat(community.code()).hasSize(12).startsWith(community.streetCode());
            assertThat(community.name()).isNotBlank();
        });
        assertThat(DISTRICT.streets())
                .extracting(DemoStreet::code)
                .isSorted()
                .contains("620102001", "620102025")
                .doesNotContain("620102400", "620102402", "620102403");
    }

    @Test
    void grids_are_numbered_from_west_to_east_in_rows_from_north_to_south() {
        var first = DISTRICT.grids().stream()
                .filter(grid -> grid.communityCode().equals("620102001001") && !grid.special())
                .map(grid -> Shapes.labelPoint(grid.polygon()))
                .toList();
        int inRow = (int) Math.ceil(Math.sqrt(first.size()));
        for (int i = 1; i < first.size(); i++) {
            if (i % inRow == 0) {
                assertThat(first.get(i).lat()).isLessThan(first.get(i - 1).lat());
            } else {
                assertThat(first.get(i).lon()).isGreaterThan(first.get(i - 1).lon());
            }
        }
    }

    @Test
    void the_same_seed_draws_the_same_land_on_every_machine() {
        assertThat(DemoGeometry.of(SEED)).isEqualTo(DISTRICT);
        var sum = new CRC32();
        DISTRICT.grids().forEach(grid -> sum.update(Wkb.write(grid.polygon())));
        assertThat(sum.getValue()).isEqualTo(835_251_315L);
    }

    @Test
    void every_seed_draws_sound_land() {
        for (long seed = 1; seed <= Sizes.pick(3, 100); seed++) {
            var district = DemoGeometry.of(seed);
            assertThat(district.grids()).hasSize(1_700);
            var grids = district.grids().stream().map(DemoGrid::polygon).toList();
            assertThat(grids).as("seed %d", seed).allMatch(Polygon::isValid);
            isDividedInto(district.outline(), grids);
        }
    }

    private static void isDividedInto(Polygon whole, List<Polygon> parts) {
        var pieces = parts.toArray(Geometry[]::new);
        assertThat(whole.isValid()).isTrue();
        assertThat(CoverageValidator.isValid(pieces)).isTrue();
        assertThat(CoverageUnion.union(pieces).equalsTopo(whole)).isTrue();
        double sum = parts.stream().mapToDouble(Polygon::getArea).sum();
        assertThat(sum / whole.getArea()).isCloseTo(1, within(1e-9));
    }
}
