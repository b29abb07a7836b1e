package org.shanzhi.bench;

import java.util.ArrayList;
import java.util.SplittableRandom;
import org.shanzhi.demo.DemoGeometry;
import org.shanzhi.geo.Area;
import org.shanzhi.geo.AreaIndex;

/** Random points of the demo district on one thread. */
final class Locating {
    private static final int POINTS = 2_000_000;

    private Locating() {}

    /** Points a second, and that most of them lay in a grid. */
    static double perSecond() {
        var district = DemoGeometry.of(1);
        var areas = new ArrayList<Area>();
        for (var grid : district.grids()) areas.add(new Area(areas.size(), grid.polygon()));
        var index = AreaIndex.of(areas);
        var box = district.outline().getEnvelopeInternal();
        double best = 0;
        for (int round = 0; round < 4; round++) {
            var random = new SplittableRandom(round);
            int inside = 0;
            long begin = System.nanoTime();
            for (int i = 0; i < POINTS; i++) {
                double lon = box.getMinX() + random.nextDouble() * box.getWidth();
                double lat = box.getMinY() + random.nextDouble() * box.getHeight();
                if (index.locate(lon, lat).isPresent()) inside++;
            }
            best = Math.max(best, POINTS / ((System.nanoTime() - begin) / 1e9));
            if (inside < POINTS / 10) throw new IllegalStateException("only " + inside + " points in the district");
        }
        return best;
    }
}
