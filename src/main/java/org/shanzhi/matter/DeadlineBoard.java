package org.shanzhi.matter;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.matter.BoardSheet.Counts;
import org.shanzhi.matter.BoardSheet.Line;
import org.shanzhi.matter.ListFilter.Only;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.matter.store.DueClocks;
import org.shanzhi.matter.store.DueClocks.Figure;
import org.shanzhi.matter.store.DueClocks.Of;
import org.shanzhi.matter.store.Lists;
import org.shanzhi.matter.work.Heads;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/**
 * 期限看板: what is overdue and soon due, by the unit that owes it, by policy and by tier, counted from the rows of the lists, so
 * that every figure opens exactly its matters. Persons are named to the head of their own unit alone, in the order of the unit's list.
 */
@Component
public class DeadlineBoard {
    private final DueClocks clocks;
    private final Sight sight;
    private final Heads heads;
    private final Organisation organisation;
    private final Policies policies;
    private final AccessLog log;
    private final Clock clock;

    DeadlineBoard(
            DueClocks clocks,
            Sight sight,
            Heads heads,
            Organisation organisation,
            Policies policies,
            AccessLog log,
            Clock clock) {
        this.clocks = clocks;
        this.sight = sight;
        this.heads = heads;
        this.organisation = organisation;
        this.policies = policies;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The figures of now. Who may read matters counts those that he may read; whoever may read figures alone counts the
     * centre's and opens none. One statement. A matter with two duties that are late stands under both policies and under
     * each unit and tier that owes one, and once in every other figure.
     *
     * @param tier of the units that owe the duties; null: every tier
     */
    @Needs(Permission.READ_FIGURES)
    public BoardSheet figures(Caller by, Tier tier) {
        Viewer viewer = by.may(Permission.READ_MATTERS) ? sight.of(by) : sight.ofFigures(by);
        return figures(by, viewer, tier, isHead(by));
    }

    /**
     * The figures that leave the program: as far as the role reaches that lets export, and without persons. Written into the
     * access log.
     */
    @Needs(Permission.EXPORT_MATTERS)
    public BoardSheet export(Caller by, Tier tier) {
        log.record(AccessKind.EXPORT, by, null, Map.of("did", "EXPORT_FIGURES"));
        return figures(by, sight.reaching(by.readingAs(Permission.EXPORT_MATTERS)), tier, false);
    }

    private BoardSheet figures(Caller by, Viewer viewer, Tier tier, boolean head) {
        var now = clock.instant();
        var tiers = new EnumMap<Tier, List<Integer>>(Tier.class);
        for (Tier one : Tier.values()) tiers.put(one, organisation.ofTier(by.district(), one));
        var duties = tier == null ? duties() : duties().owed(Owed.by(tiers.get(tier)));
        var look =
                new DueClocks.Look(by.district(), viewer, ListFilter.ALL, duties, Lists.Asking.of(Sight.own(by), now));
        var figures = clocks.figures(look, tiers, head ? by.unitId() : null);
        return new BoardSheet(
                now,
                counts(figures, Of.ALL).getOrDefault(0, Counts.NONE),
                units(by, counts(figures, Of.UNIT)),
                policies(counts(figures, Of.POLICY)),
                tiers(counts(figures, Of.TIER)),
                head ? people(by, counts(figures, Of.PERSON)) : null);
    }

    /**
     * What a person of the caller's own unit has in hand there and must end at a time, as the unit's duty; the list that one
     * figure opens.
     *
     * @param staff {@link DueClocks#NOBODY} for what nobody is named for
     * @throws NotFound unless the caller is the unit's head
     */
    @Needs(Permission.READ_MATTERS)
    public ListFilter ofPerson(Caller by, int staff, DueWhen when) {
        if (!isHead(by)) throw new NotFound("unit");
        var own = ListFilter.ALL
                .unit(by.unitId())
                .clock(duties().owed(Owed.BY_HOLDER).ends(when));
        return staff == DueClocks.NOBODY ? own.and(Only.UNASSIGNED) : own.assignee(staff);
    }

    private ClockFilter duties() {
        return ClockFilter.ofDuties(policies.deadlines());
    }

    private boolean isHead(Caller by) {
        return by.may(Permission.ASSIGN) && heads.of(by.district(), by.unitId()).contains(by.staffId());
    }

    private static Map<Integer, Counts> counts(List<Figure> figures, Of of) {
        var each = new LinkedHashMap<Integer, Map<DueWhen, Integer>>();
        for (Figure figure : figures) {
            if (figure.of() != of) continue;
            each.computeIfAbsent(figure.key(), any -> new EnumMap<>(DueWhen.class))
                    .put(figure.when(), figure.matters());
        }
        var counts = new LinkedHashMap<Integer, Counts>();
        each.forEach((key, matters) -> counts.put(key, new Counts(matters)));
        return counts;
    }

    /**
     * Units with most overdue first, then those with most to do soon; grids in the order of their codes after them, for a grid
     * is mostly one person.
     */
    private List<Line<Unit>> units(Caller by, Map<Integer, Counts> counts) {
        return counts.entrySet().stream()
                .map(e -> new Line<>(organisation.unit(by.district(), e.getKey()), e.getValue()))
                .sorted(Comparator.comparing((Line<Unit> line) -> isGrid(line.of()))
                        .thenComparing((one, other) ->
                                isGrid(one.of()) ? 0 : Line.<Unit>worst().compare(one, other))
                        .thenComparing(line -> line.of().code()))
                .toList();
    }

    private static boolean isGrid(Unit unit) {
        return unit.tier() == Tier.GRID;
    }

    private List<Line<DeadlinePolicy>> policies(Map<Integer, Counts> counts) {
        return counts.entrySet().stream()
                .map(e -> new Line<>(policies.deadlines().numbered(e.getKey()).orElseThrow(), e.getValue()))
                .sorted(Line.<DeadlinePolicy>worst()
                        .thenComparing(line -> line.of().no()))
                .toList();
    }

    private static List<Line<Tier>> tiers(Map<Integer, Counts> counts) {
        return Arrays.stream(Tier.values())
                .filter(tier -> counts.containsKey(tier.ordinal()))
                .map(tier -> new Line<>(tier, counts.get(tier.ordinal())))
                .toList();
    }

    /** In the order in which the unit lists its people, then those who have left; never by how much anybody has. */
    private List<Line<Optional<Staff>>> people(Caller by, Map<Integer, Counts> counts) {
        var left = new LinkedHashMap<>(counts);
        var lines = new ArrayList<Line<Optional<Staff>>>();
        Counts nobody = left.remove(DueClocks.NOBODY);
        if (nobody != null) lines.add(new Line<>(Optional.empty(), nobody));
        for (Staff one : organisation.staffOf(by.district(), by.unitId())) {
            Counts of = left.remove(one.id());
            if (of != null) lines.add(new Line<>(Optional.of(one), of));
        }
        left.keySet().stream()
                .sorted()
                .forEach(gone ->
                        lines.add(new Line<>(Optional.of(organisation.staff(by.district(), gone)), counts.get(gone))));
        return lines;
    }
}
