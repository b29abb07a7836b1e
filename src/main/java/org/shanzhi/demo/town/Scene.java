package org.shanzhi.demo.town;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.shanzhi.demo.DemoGeometry;
import org.shanzhi.demo.DemoGrid;
import org.shanzhi.geo.Shapes;
import org.shanzhi.matter.Place;
import org.shanzhi.org.Unit;

/**
 * Where things happen: every grid with its units, worked out once.
 *
 * @param manned in whose street somebody can sign in and look at it
 * @param first in the street that most accounts see
 */
record Scene(List<Spot> all, List<Spot> manned, List<Spot> first) {
    /** A grid and the names above it. */
    record Spot(
            DemoGrid drawn,
            int grid,
            int community,
            int street,
            String communityName,
            String streetName,
            Coordinate middle) {
        /** Somewhere between the middle of the grid and one of its corners. */
        Place place(java.util.random.RandomGenerator random, String address) {
            Polygon polygon = drawn.polygon();
            Coordinate corner = polygon.getExteriorRing()
                    .getCoordinateN(random.nextInt(polygon.getExteriorRing().getNumPoints()));
            double far = 0.7 * random.nextDouble();
            var there = new Coordinate(middle.x + far * (corner.x - middle.x), middle.y + far * (corner.y - middle.y));
            Coordinate at = polygon.contains(Shapes.FACTORY.createPoint(there)) ? there : middle;
            return new Place(rounded(at.x), rounded(at.y), address);
        }

        private static double rounded(double degrees) {
            return Math.round(degrees * 1e7) / 1e7;
        }
    }

    static Scene of(DemoGeometry land, Cast cast) {
        List<Spot> all = land.grids().stream().map(grid -> spot(grid, cast)).toList();
        return new Scene(all, inStreetsOf(all, DemoAccount.all()), inStreetsOf(all, DemoAccount.of("handler1")));
    }

    Spot of(String username) {
        String unit = DemoAccount.of(username).getFirst().unit();
        return all.stream()
                .filter(spot -> spot.drawn().code().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private static Spot spot(DemoGrid drawn, Cast cast) {
        Unit grid = cast.unit(drawn.code());
        Unit community = cast.unit(grid.parentId());
        Unit street = cast.unit(community.parentId());
        return new Spot(
                drawn,
                grid.id(),
                community.id(),
                street.id(),
                community.name().replaceFirst("(社区|村)?(居委会|村民委员会|村委会)$", ""),
                street.name(),
                drawn.polygon().getInteriorPoint().getCoordinate());
    }

    private static List<Spot> inStreetsOf(List<Spot> all, List<DemoAccount> accounts) {
        return all.stream()
                .filter(spot -> accounts.stream()
                        .anyMatch(account -> account.unit()
                                .equals(spot.drawn().communityCode().substring(0, 9))))
                .toList();
    }
}
