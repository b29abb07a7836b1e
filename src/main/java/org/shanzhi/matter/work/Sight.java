package org.shanzhi.matter.work;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.matter.Grant;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.Moving;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.org.Move;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleScope;
import org.springframework.stereotype.Component;

/** Who sees which matter: the one way from a caller and a number to a matter. */
@Component
public class Sight {
    private final MatterStore store;
    private final Organisation organisation;
    private final Clock clock;

    Sight(MatterStore store, Organisation organisation, Clock clock) {
        this.store = store;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** What the caller reads: by the scope of the role that lets read, and what was granted in person for now. */
    public Viewer of(Caller by) {
        Viewer scope = scope(by);
        boolean nobody = scope instanceof Viewer.Nobody || by.staffId() == 0;
        return nobody ? scope : new Viewer.InPerson(scope, by.staffId(), clock.instant());
    }

    /** As far as the role reaches: what leaves the program holds nothing that was only let read in person. */
    public Viewer reaching(Caller by) {
        return scope(by);
    }

    /** What is counted for whoever reads figures and no matter. */
    public Viewer ofFigures(Caller by) {
        return by.scopeFor(Permission.READ_FIGURES) == RoleScope.FIGURES
                ? new Viewer.Centre(centre(by), by.unitId())
                : new Viewer.Nobody();
    }

    /** By the scope of the role alone. */
    private Viewer scope(Caller by) {
        return switch (by.scopeFor(Permission.READ_MATTERS)) {
            case CENTRE -> new Viewer.Centre(centre(by), by.unitId());
            case UNIT -> unit(by.district(), organisation.unit(by.district(), by.unitId()));
            case OWN -> own(by);
            case OWN_REFERRALS, OWN_MATTER, FIGURES, NO_CONTENT -> new Viewer.Nobody();
        };
    }

    /** Who the caller is for lists of what is somebody's own. */
    public static Viewer.Own own(Caller by) {
        return new Viewer.Own(by.staffId(), by.unitId(), by.standsInFor());
    }

    /** The program itself serves in no unit and sees what the centre sees. */
    private int centre(Caller by) {
        Integer own = organisation.line(by.district(), by.unitId()).centre();
        return own == null ? organisation.centre(by.district()).id() : own;
    }

    /** A unit of the four tiers sees its area, every unit what it holds or assists in. */
    private Viewer unit(int district, Unit unit) {
        return unit.kind() == UnitKind.TIER
                ? new Viewer.OfTier(unit.tier(), unit.id(), moving(district, unit))
                : new Viewer.OfUnit(unit.id());
    }

    /** Of the units that move just now, those that matter to a viewer: of the tiers below. */
    private Moving moving(int district, Unit viewer) {
        var moves = organisation.moving(district);
        if (moves.isEmpty() || viewer.tier() == Tier.DISTRICT) return Moving.NONE;
        return new Moving(
                below(moves, Tier.COMMUNITY, viewer, move -> true),
                below(moves, Tier.COMMUNITY, viewer, move -> above(district, move, viewer)),
                below(moves, Tier.GRID, viewer, move -> true),
                below(moves, Tier.GRID, viewer, move -> above(district, move, viewer)));
    }

    private static Set<Integer> below(List<Move> moves, Tier tier, Unit viewer, Predicate<Move> which) {
        return moves.stream()
                .filter(move -> move.tier() == tier && tier.compareTo(viewer.tier()) > 0)
                .filter(which)
                .map(Move::unitId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean above(int district, Move move, Unit viewer) {
        var line = organisation.line(district, move.unitId());
        Integer there = viewer.tier() == Tier.SUBDISTRICT ? line.street() : line.community();
        return Objects.equals(there, viewer.id());
    }

    public boolean sees(Caller by, Matter m) {
        return by.district() == m.district() && of(by).sees(m);
    }

    /** Whether the caller's scope reaches it; what was granted in person is left out. */
    public boolean reaches(Caller by, Matter m) {
        return by.district() == m.district() && scope(by).sees(m);
    }

    /** By what grant the caller reads the matter at this moment; empty when the scope reaches it, or nothing does. */
    public Optional<Grant> grant(Caller by, Matter m) {
        return reaches(by, m) || !sees(by, m) ? Optional.empty() : m.grant(by.staffId(), clock.instant());
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
