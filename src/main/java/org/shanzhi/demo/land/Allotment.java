package org.shanzhi.demo.land;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Hands a face out to an estate and its parts by halving it again and again, as fields and blocks are divided. */
final class Allotment {
    /** Radians; how far a cut may lean. The outermost cuts lie along the valley, blocks stand nearly square. */
    private static final double[] LEAN = {0, 0.24, 0.26, 0.15};

    private final Mesh mesh;
    private final SplittableRandom random;
    private final Map<String, Face> leaves = new HashMap<>();

    private Allotment(Mesh mesh, SplittableRandom random) {
        this.mesh = mesh;
        this.random = random;
    }

    /** The face of each leaf by its name. The parts of the whole lie in bands from north to south. */
    static Map<String, Face> of(Estate whole, Face face, Mesh mesh, SplittableRandom random) {
        var allotment = new Allotment(mesh, random);
        allotment.handOut(whole, face, 0);
        return allotment.leaves;
    }

    private void handOut(Estate estate, Face face, int depth) {
        if (estate.parts().isEmpty()) {
            leaves.put(estate.name(), face);
        } else {
            halve(estate.parts(), face, depth);
        }
    }

    private void halve(List<Estate> parts, Face face, int depth) {
        if (parts.size() == 1) {
            handOut(parts.getFirst(), face, depth + 1);
            return;
        }
        int middle = middle(parts);
        double share = room(parts.subList(0, middle)) / room(parts);
        boolean eastWest = depth > 0 && mesh.extent(face, 1, 0) > mesh.extent(face, 0, 1);
        double lean = (random.nextDouble() * 2 - 1) * LEAN[Math.min(depth, LEAN.length - 1)];
        double straight = StrictMath.cos(lean);
        double slanted = StrictMath.sin(lean);
        var halves = eastWest ? mesh.cut(face, straight, slanted, share) : mesh.cut(face, slanted, -straight, share);
        halve(parts.subList(0, middle), halves.first(), depth);
        halve(parts.subList(middle, parts.size()), halves.second(), depth);
    }

    /** Where to part the list so that both halves want about the same. */
    private static int middle(List<Estate> parts) {
        double whole = room(parts);
        double before = 0;
        int best = 1;
        double bestDifference = Double.POSITIVE_INFINITY;
        for (int i = 1; i < parts.size(); i++) {
            before += parts.get(i - 1).room();
            double difference = Math.abs(2 * before - whole);
            if (difference < bestDifference) {
                best = i;
                bestDifference = difference;
            }
        }
        return best;
    }

    private static double room(List<Estate> parts) {
        return parts.stream().mapToDouble(Estate::room).sum();
    }
}
