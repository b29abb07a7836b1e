package org.shanzhi.matter.work;

import org.shanzhi.matter.store.Viewer;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/** By which column a caller sees matters. */
@Component
public class Viewers {
    private final Organisation organisation;

    Viewers(Organisation organisation) {
        this.organisation = organisation;
    }

    public Viewer of(Caller by) {
        return switch (by.scopeFor(Permission.READ_MATTERS)) {
            case CENTRE ->
                new Viewer.Centre(organisation.line(by.district(), by.unitId()).centre(), by.unitId());
            case UNIT -> unit(organisation.unit(by.district(), by.unitId()));
            case OWN -> new Viewer.Own(by.staffId());
            case OWN_REFERRALS, OWN_MATTER, FIGURES, NO_CONTENT -> new Viewer.Nobody();
        };
    }

    /** A unit of the four tiers sees its area, every unit what it holds or assists in. */
    private static Viewer unit(Unit unit) {
        return unit.kind() == UnitKind.TIER ? new Viewer.OfTier(unit.tier(), unit.id()) : new Viewer.OfUnit(unit.id());
    }
}
