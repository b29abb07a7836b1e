package org.shanzhi.matter.work;

import java.util.Optional;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/** Who sees which matter: the one way from a caller and a number to a matter. */
@Component
public class Sight {
    private final MatterStore store;
    private final Organisation organisation;

    Sight(MatterStore store, Organisation organisation) {
        this.store = store;
        this.organisation = organisation;
    }

    public Viewer of(Caller by) {
        return switch (by.scopeFor(Permission.READ_MATTERS)) {
            case CENTRE -> new Viewer.Centre(centre(by), by.unitId());
            case UNIT -> unit(organisation.unit(by.district(), by.unitId()));
            case OWN -> new Viewer.Own(by.staffId());
            case OWN_REFERRALS, OWN_MATTER, FIGURES, NO_CONTENT -> new Viewer.Nobody();
        };
    }

    /** The program itself serves in no unit and sees what the centre sees. */
    private int centre(Caller by) {
        Integer own = organisation.line(by.district(), by.unitId()).centre();
        return own == null ? organisation.centre(by.district()).id() : own;
    }

    /** A unit of the four tiers sees its area, every unit what it holds or assists in. */
    private static Viewer unit(Unit unit) {
        return unit.kind() == UnitKind.TIER ? new Viewer.OfTier(unit.tier(), unit.id()) : new Viewer.OfUnit(unit.id());
    }

    public boolean sees(Caller by, Matter m) {
        return by.district() == m.district() && of(by).sees(m);
    }

    /** The matter of this number in the caller's district, whoever may see it; a neighbour's number is nobody's. */
    public Optional<Held> any(Caller by, MatterNumber number) {
        if (!number.prefix().equals(organisation.district(by.district()).prefix())) return Optional.empty();
        return store.load(by.district(), number.id());
    }

    public Optional<Held> find(Caller by, MatterNumber number) {
        return any(by, number).filter(held -> sees(by, held.matter()));
    }

    /** @throws NotFound when there is none, or none for this caller */
    public Held visible(Caller by, MatterNumber number) {
        return find(by, number).orElseThrow(() -> new NotFound("matter"));
    }
}
