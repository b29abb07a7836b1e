package org.shanzhi.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Polygon;
import org.shanzhi.demo.land.Estate;
import org.shanzhi.demo.land.Land;

/**
 * The land of the demo district (示意): an invented outline in 25 streets, 176 communities and 1,700 leaf grids without
 * gap or overlap. Units bear real names and codes; no boundary is real or traced. Lists are in the order of the codes.
 *
 * @param outline all streets together
 */
public record DemoGeometry(
        Polygon outline, List<DemoStreet> streets, List<DemoCommunity> communities, List<DemoGrid> grids) {
    private static final int BASIC_GRIDS = 1_500;
    private static final int SPECIAL_GRIDS = 200;

    /** Draws the district; the same seed gives the same district on every machine. Takes less than a second. */
    public static DemoGeometry of(long seed) {
        var random = new SplittableRandom(seed);
        var communities = Divisions.communities();
        var basics = Shares.of(BASIC_GRIDS, 4, weights(communities, random, 0.6));
        var specials = Shares.of(SPECIAL_GRIDS, 0, weights(communities, random, 0.1));
        var land = Land.draw(random.nextLong(), district(communities, basics, specials, random));

        var grids = new ArrayList<DemoGrid>();
        var names = new GridNames();
        for (int i = 0; i < communities.size(); i++) {
            var community = communities.get(i);
            var basic = polygons(land, community, "basic", basics[i]);
            for (int n = 1; n <= basic.size(); n++) {
                var name = names.basic(community.shortName(), n);
                grids.add(new DemoGrid(code(community, n), name, community.code(), false, basic.get(n - 1)));
            }
            var special = polygons(land, community, "special", specials[i]);
            for (int n = 1; n <= special.size(); n++) {
                var name = names.special(community.shortName(), n);
                grids.add(new DemoGrid(code(community, 900 + n), name, community.code(), true, special.get(n - 1)));
            }
        }
        return new DemoGeometry(
                land.get("district"),
                Divisions.streets().stream()
                        .map(it -> new DemoStreet(it.code(), it.name(), land.get(it.code())))
                        .toList(),
                communities.stream()
                        .map(it -> new DemoCommunity(it.code(), it.name(), it.streetCode(), land.get(it.code())))
                        .toList(),
                List.copyOf(grids));
    }

    private static double[] weights(List<Divisions.Community> communities, SplittableRandom random, double ofVillage) {
        return communities.stream()
                .mapToDouble(it -> (0.6 + random.nextDouble()) * (it.isVillage() ? ofVillage : 1))
                .toArray();
    }

    private static Estate district(
            List<Divisions.Community> communities, int[] basics, int[] specials, SplittableRandom random) {
        var room = Divisions.arrangement().stream()
                .collect(Collectors.toMap(Divisions.Place::streetCode, Divisions.Place::room));
        Map<String, List<Estate>> byStreet = IntStream.range(0, communities.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> communities.get(i).streetCode(),
                        Collectors.mapping(
                                i -> {
                                    var community = communities.get(i);
                                    double usual = community.room() * room.get(community.streetCode());
                                    return community(community.code(), basics[i], specials[i], usual, random);
                                },
                                Collectors.toList())));
        var bands = new LinkedHashMap<String, List<Estate>>();
        for (var place : Divisions.arrangement()) {
            var parts = byStreet.get(place.streetCode());
            bands.computeIfAbsent(place.band(), band -> new ArrayList<>())
                    .add(Estate.of(place.streetCode(), place.isNorthOfTheRiver() ? parts.reversed() : parts));
        }
        return Estate.of(
                "district",
                bands.entrySet().stream()
                        .map(band -> Estate.of(band.getKey(), band.getValue()))
                        .toList());
    }

    /** Special grids are small and stand anywhere among the others. */
    private static Estate community(String code, int basics, int specials, double usual, SplittableRandom random) {
        var leaves = new ArrayList<Estate>();
        for (int n = 0; n < basics; n++) {
            leaves.add(Estate.leaf(code + "basic" + n, usual * (0.7 + 0.6 * random.nextDouble())));
        }
        for (int n = 0; n < specials; n++) {
            var special = Estate.leaf(code + "special" + n, usual * 0.45);
            leaves.add(random.nextInt(leaves.size() + 1), special);
        }
        return Estate.of(code, leaves);
    }

    private static String code(Divisions.Community community, int sequence) {
        return community.code() + "%03d".formatted(sequence);
    }

    private static List<Polygon> polygons(
            Map<String, Polygon> land, Divisions.Community community, String kind, int count) {
        var polygons = IntStream.range(0, count)
                .mapToObj(n -> land.get(community.code() + kind + n))
                .toList();
        return ReadingOrder.of(polygons);
    }
}
