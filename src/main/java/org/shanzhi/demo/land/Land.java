package org.shanzhi.demo.land;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.shanzhi.geo.Shapes;

/** Draws invented land for an estate and everything in it. */
public final class Land {
    private final Mesh mesh = new Mesh();
    private final Terrain terrain;
    private final Map<Integer, Coordinate> places = new HashMap<>();

    private Land(Terrain terrain) {
        this.terrain = terrain;
    }

    /**
     * The polygon of every estate, part and leaf by its name. Parts fill their whole without gap or overlap, and
     * neighbours have the same corners on their common line. The same seed draws the same land on every machine.
     */
    public static Map<String, Polygon> draw(long seed, Estate whole) {
        var random = new SplittableRandom(seed);
        var land = new Land(new Terrain(random.split()));
        var plan = land.mesh.rectangle(Terrain.LENGTH, Terrain.WIDTH);
        var faces = Allotment.of(whole, plan, land.mesh, random);
        var polygons = new HashMap<String, Polygon>();
        whole.all().forEach(estate -> {
            var own = estate.leaves().map(leaf -> faces.get(leaf.name())).collect(Collectors.toSet());
            polygons.put(estate.name(), land.outline(own));
        });
        return polygons;
    }

    /** Follows the edges that have one of these faces on the left and none on the right. */
    private Polygon outline(Set<Face> faces) {
        var next = new HashMap<Integer, Integer>();
        for (var face : faces) {
            for (int i = 0; i < face.size(); i++) {
                if (!faces.contains(mesh.left(face.corner(i + 1), face.corner(i)))) {
                    next.put(face.corner(i), face.corner(i + 1));
                }
            }
        }
        var ring = new ArrayList<Coordinate>();
        var seen = new HashSet<Integer>();
        int start = next.keySet().stream().mapToInt(Integer::intValue).min().orElseThrow();
        for (int corner = start; seen.add(corner); corner = next.get(corner)) {
            ring.add(place(corner));
        }
        ring.add(ring.getFirst().copy());
        return Shapes.FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
    }

    private Coordinate place(int corner) {
        return places.computeIfAbsent(corner, it -> terrain.at(mesh.spot(it))).copy();
    }
}
