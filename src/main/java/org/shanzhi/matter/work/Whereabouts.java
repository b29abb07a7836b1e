package org.shanzhi.matter.work;

import java.time.Instant;
import org.shanzhi.geo.Point;
import org.shanzhi.grid.GridRefusal;
import org.shanzhi.grid.Grids;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.matter.Place;
import org.shanzhi.org.Line;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** On which line of tiers a matter lies: by its point, else by the unit that took it. */
@Component
public class Whereabouts {
    private final Grids grids;
    private final Organisation organisation;

    Whereabouts(Grids grids, Organisation organisation) {
        this.grids = grids;
        this.organisation = organisation;
    }

    /** @throws Invalid when staff name a point outside the district */
    public Line line(Caller by, Place place, Instant now) {
        Line own = organisation.line(by.district(), by.unitId());
        if (place == null || !place.hasPoint()) return own;
        var grid = grids.find(by.district(), new Point(place.lon(), place.lat()), ChinaTime.day(now));
        if (grid.isPresent()) return organisation.line(by.district(), grid.getAsInt());
        if (by.kind() == Caller.Kind.RESIDENT) return new Line(own.centre(), null, null, null);
        throw new Invalid("place", GridRefusal.OUTSIDE_DISTRICT);
    }
}
