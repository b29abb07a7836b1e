package org.shanzhi.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.shanzhi.demo.DemoGrid;
import org.shanzhi.geo.Crs;
import org.shanzhi.geo.GeoJson;
import org.shanzhi.geo.Point;
import org.shanzhi.geo.Position;
import org.shanzhi.geo.Shapes;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.org.TestOrganisation;
import org.shanzhi.org.Unit;
import org.shanzhi.testing.AllConnections;
import org.shanzhi.testing.MovableClock;
import org.shanzhi.testing.Sizes;
import org.shanzhi.testing.TestCallers;
import org.shanzhi.testing.TestDatabase;

class GridsTest {
    private static final int DISTRICT = 1;
    private static final LocalDate REDRAWN = LocalDate.of(2026, 7, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-11-23T01:30:00Z"));

    private static TestDatabase database;
    private static TestOrganisation organisation;
    private static TestGrids node;
    private static TestGrids.Land land;
    private static List<NewGrid> entered;

    /** One grid of the district took over its neighbour on a day. */
    private static DemoGrid grown;

    private static DemoGrid swallowed;

    @BeforeAll
    static void enterTheDistrict() {
        database = TestDatabase.fresh();
        organisation = new TestOrganisation(database.dsl(), CLOCK);
        node = new TestGrids(database.dsl(), CLOCK, organisation);
        land = TestGrids.Land.of(DISTRICT, 7);
        organisation.entry.enter(land.units());
        chooseNeighbours();
        entered = new ArrayList<>();
        for (DemoGrid grid : land.drawn()) {
            LocalDate last = grid == grown || grid == swallowed ? REDRAWN.minusDays(1) : null;
            entered.add(land.grid(grid, TestGrids.FOUNDED, last));
        }
        entered.add(new NewGrid(
                land.id().get(grown.code()),
                grown.special(),
                grown.polygon().union(swallowed.polygon()),
                REDRAWN,
                null));
        node.entry.enter(DISTRICT, entered);
    }

    private static void chooseNeighbours() {
        grown = land.drawn().getFirst();
        swallowed = land.drawn().stream()
                .filter(other -> other != grown && other.communityCode().equals(grown.communityCode()))
                .filter(other -> grown.polygon().intersection(other.polygon()).getLength() > 0)
                .findFirst()
                .orElseThrow();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void every_point_is_found_as_by_asking_every_grid_of_the_day_in_both_coordinate_systems() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var extent = new Envelope();
        entered.forEach(grid -> extent.expandToInclude(grid.shape().getEnvelopeInternal()));
        extent.expandBy(0.005);
        int inside = 0;
        for (int i = 0; i < Sizes.pick(3_000, 200_000); i++) {
            var point = new Point(
                    random.nextDouble(extent.getMinX(), extent.getMaxX()),
                    random.nextDouble(extent.getMinY(), extent.getMaxY()));
            LocalDate day = TestGrids.FOUNDED.plusDays(random.nextInt(-2, 3_000));
            OptionalInt slow = askEveryGrid(point, day);
            Position sent = Crs.GCJ02.fromWgs84(point);

            assertThat(node.grids.find(DISTRICT, point, day))
                    .as("%s on %s, seed %s", point, day, seed)
                    .isEqualTo(slow);
            assertThat(node.grids.find(DISTRICT, sent.toPoint(), day))
                    .as("sent as %s on %s, seed %s", sent, day, seed)
                    .isEqualTo(slow);
            if (slow.isPresent()) inside++;
        }
        assertThat(inside).isPositive();
    }

    @Test
    void a_grid_drawn_anew_on_a_day_has_its_new_land_from_that_day_on() {
        Point taken = Shapes.labelPoint(swallowed.polygon());

        assertThat(code(taken, REDRAWN.minusDays(1))).isEqualTo(swallowed.code());
        assertThat(code(taken, REDRAWN)).isEqualTo(grown.code());
        assertThat(node.grids.history(DISTRICT, land.id().get(grown.code())))
                .extracting(Grid::from)
                .containsExactly(REDRAWN, TestGrids.FOUNDED);
    }

    @Test
    void a_place_is_told_with_its_community_and_street() {
        for (DemoGrid grid : land.drawn().subList(10, 60)) {
            Located located = node.grids.locate(DISTRICT, Shapes.labelPoint(grid.polygon()), TODAY);

            assertThat(located.grid().code()).isEqualTo(grid.code());
            assertThat(located.community().code()).isEqualTo(grid.communityCode());
            assertThat(located.street().code()).isEqualTo(grid.code().substring(0, 9));
        }
    }

    @Test
    void outside_the_district_and_before_its_first_day_nobody_has_a_place() {
        Point inside = Shapes.labelPoint(grown.polygon());

        assertOutside(new Point(121.47, 31.23), TODAY);
        assertOutside(new Point(0, 0), TODAY);
        assertOutside(inside, TestGrids.FOUNDED.minusDays(1));
        assertOutside(99, inside, TODAY);
    }

    @Test
    void a_node_sees_within_three_seconds_what_another_has_entered() {
        TestGrids other = new TestGrids(database.dsl(), CLOCK, organisation);
        var second = TestGrids.Land.of(2, 8);
        organisation.entry.enter(second.units());
        Point place = Shapes.labelPoint(second.drawn().getFirst().polygon());
        assertThat(other.grids.find(2, place, TODAY)).isEmpty();

        node.entry.enter(
                2,
                second.drawn().subList(0, 5).stream()
                        .map(grid -> second.grid(grid, TestGrids.FOUNDED, null))
                        .toList());
        assertThat(other.grids.find(2, place, TODAY)).isEmpty();
        CLOCK.forward(Duration.ofSeconds(3));

        assertThat(other.grids.find(2, place, TODAY)).isPresent();
    }

    @Test
    void nobody_waits_for_another_who_needs_his_connection() throws Exception {
        Point place = Shapes.labelPoint(grown.polygon());
        OptionalInt expected = node.grids.find(DISTRICT, place, TODAY);

        var found = AllConnections.ask(database, db -> {
            Grids fresh = new TestGrids(db, CLOCK, organisation).grids;
            return () -> fresh.find(DISTRICT, place, TODAY);
        });

        assertThat(found).hasSize(21).containsOnly(expected);
    }

    @Test
    void a_grid_does_not_outlive_its_unit() {
        var third = TestGrids.Land.of(3, 9);
        organisation.entry.enter(third.units());
        DemoGrid closing = third.drawn().getFirst();
        node.entry.enter(3, List.of(third.grid(closing, TestGrids.FOUNDED, null)));
        Point place = Shapes.labelPoint(closing.polygon());
        assertThat(node.grids.find(3, place, TODAY)).isPresent();

        var admin = TestCallers.staff(3, 1, 1, "SYSTEM_ADMIN");
        organisation.units.close(admin, third.id().get(closing.code()), REDRAWN);
        CLOCK.forward(Duration.ofSeconds(3));

        assertThat(node.grids.find(3, place, REDRAWN)).isPresent();
        assertThat(node.grids.find(3, place, REDRAWN.plusDays(1))).isEmpty();
    }

    @Test
    void a_unit_that_is_no_grid_and_a_grid_drawn_twice_are_refused() {
        var shape = grown.polygon();
        int street = land.id().get(grown.code().substring(0, 9));
        int grid = land.id().get(grown.code());

        assertThatThrownBy(() -> node.entry.enter(
                        DISTRICT,
                        List.of(
                                new NewGrid(street, false, shape, TODAY, null),
                                new NewGrid(grid, false, shape, TODAY, null))))
                .asInstanceOf(type(Invalid.class))
                .satisfies(invalid -> assertThat(invalid.errors())
                        .extracting(FieldError::field, FieldError::code)
                        .containsExactly(
                                tuple("grids[0]", GridRefusal.NOT_A_GRID),
                                tuple("grids[1]", GridRefusal.GRID_DRAWN_TWICE)));
    }

    @Test
    void the_shape_of_a_day_is_handed_out_as_geojson() {
        int unit = land.id().get(grown.code());

        var told = GeoJson.readGeometry(node.grids.shape(DISTRICT, unit, REDRAWN.minusDays(1)));
        assertThat(told.equalsNorm(grown.polygon())).isTrue();
        assertThatThrownBy(() -> node.grids.shape(DISTRICT, unit, TestGrids.FOUNDED.minusDays(1)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void the_grids_of_a_day_come_in_order_of_code() {
        assertThat(node.grids.on(DISTRICT, TODAY))
                .hasSize(land.drawn().size() - 1)
                .extracting(Grid::code)
                .isSorted();
        assertThat(node.grids.on(DISTRICT, REDRAWN.minusDays(1)))
                .hasSize(land.drawn().size());
    }

    private static OptionalInt askEveryGrid(Point point, LocalDate day) {
        var place = Shapes.FACTORY.createPoint(new Coordinate(point.lon(), point.lat()));
        return entered.stream()
                .filter(grid -> !day.isBefore(grid.from()) && (grid.to() == null || !day.isAfter(grid.to())))
                .filter(grid -> grid.shape().getEnvelopeInternal().covers(point.lon(), point.lat()))
                .filter(grid -> grid.shape().covers(place))
                .mapToInt(NewGrid::unitId)
                .min();
    }

    private static String code(Point point, LocalDate day) {
        Unit unit = organisation.organisation.unit(
                DISTRICT, node.grids.find(DISTRICT, point, day).orElseThrow());
        return unit.code();
    }

    private static void assertOutside(Point point, LocalDate day) {
        assertOutside(DISTRICT, point, day);
    }

    private static void assertOutside(int district, Point point, LocalDate day) {
        assertThatThrownBy(() -> node.grids.locate(district, point, day))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused ->
                        assertThat(refused.reasons().getFirst().code()).isEqualTo(GridRefusal.OUTSIDE_DISTRICT));
    }
}
