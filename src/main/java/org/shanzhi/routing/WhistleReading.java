package org.shanzhi.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.paging.Cursor;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.kernel.paging.Page;
import org.shanzhi.matter.MatterGlances;
import org.shanzhi.matter.MatterGlances.Glance;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.RoleScope;
import org.shanzhi.routing.WhistleSheet.CallSheet;
import org.shanzhi.routing.whistle.Call;
import org.shanzhi.routing.whistle.CallRules;
import org.shanzhi.routing.whistle.People;
import org.shanzhi.routing.whistle.Rating;
import org.shanzhi.routing.whistle.Stander;
import org.shanzhi.routing.whistle.Whistle;
import org.shanzhi.routing.whistle.store.RulingStore;
import org.shanzhi.routing.whistle.store.WhistleStore;
import org.shanzhi.routing.whistle.store.WhistleStore.Entry;
import org.shanzhi.routing.whistle.store.WhistleStore.Position;
import org.springframework.stereotype.Component;

/** What somebody may see of whistles: their states, clocks and ratings. What was said lies in the matter's log. */
@Component
public class WhistleReading {
    private static final String ORDER = "whistles";
    private static final List<CallLevel> ABOVE = List.of(CallLevel.CENTRE, CallLevel.COMMITTEE, CallLevel.CONFERENCE);

    private final WhistleStore store;
    private final RulingStore rulings;
    private final People people;
    private final MatterGlances glances;
    private final MatterReading matters;
    private final Policies policies;

    WhistleReading(
            WhistleStore store,
            RulingStore rulings,
            People people,
            MatterGlances glances,
            MatterReading matters,
            Policies policies) {
        this.store = store;
        this.rulings = rulings;
        this.people = people;
        this.glances = glances;
        this.matters = matters;
        this.policies = policies;
    }

    /**
     * The whistles of a matter, in the order in which they were blown. Who may: whoever reads the matter, sees all; the unit
     * that blew and the departments that were called go on seeing theirs afterwards, without title and words.
     *
     * @throws NotFound no such matter that is any of the caller's business
     */
    @Needs(Permission.READ_MATTERS)
    public List<WhistleSheet> of(Caller by, MatterNumber number) {
        boolean reads = matters.exists(by, number);
        boolean here = number.equals(matters.number(by.district(), number.id()));
        var entries = here ? store.of(by.district(), number.id()) : List.<Entry>of();
        var mine = entries.stream()
                .filter(e -> reads || people.stander(by, e.whistle(), e.call()).concerned())
                .toList();
        if (mine.isEmpty() && !reads) throw new NotFound("matter");
        if (mine.isEmpty()) return List.of();
        Glance glance = glances.of(by, List.of(number.id())).get(number.id());
        var given = rulings.rulings(by.district(), number.id());
        var marks = rulings.ratings(by.district(), number.id());
        var sheets = new LinkedHashMap<Integer, List<CallSheet>>();
        var whistles = new LinkedHashMap<Integer, Whistle>();
        for (Entry e : mine) {
            Stander who = people.stander(by, e.whistle(), e.call());
            whistles.put(e.whistle().no(), e.whistle());
            int no = e.call().no();
            sheets.computeIfAbsent(e.whistle().no(), _ -> new ArrayList<>())
                    .add(sheet(
                            e.call(),
                            who,
                            glance,
                            given.getOrDefault(no, List.of()),
                            marks.getOrDefault(no, Map.of())));
        }
        return whistles.values().stream()
                .map(w -> new WhistleSheet(
                        number.toString(), w.no(), w.kind(), w.unit(), w.at(), glance.title(), sheets.get(w.no())))
                .toList();
    }

    /**
     * One whistle of a matter.
     *
     * @throws NotFound none, or none of the caller's business
     */
    @Needs(Permission.READ_MATTERS)
    public WhistleSheet one(Caller by, MatterNumber number, int no) {
        return of(by, number).stream()
                .filter(sheet -> sheet.no() == no)
                .findFirst()
                .orElseThrow(() -> new NotFound("whistle"));
    }

    /** The lists that hold something for the caller: those of a unit for who may whistle, the district's for who sees all of it. */
    @Needs(Permission.READ_MATTERS)
    public List<WhistleList> offered(Caller by) {
        return Arrays.stream(WhistleList.values())
                .filter(which -> which == WhistleList.ALL
                        ? by.scopeFor(Permission.READ_MATTERS) == RoleScope.CENTRE
                        : by.may(Permission.WHISTLE))
                .toList();
    }

    /**
     * Calls, the newest first; those that wait for a decision the oldest first, as one page. {@code after} is the
     * {@code next} of the page before.
     *
     * @param unit of all of the district only those that this unit is in; 0 for every unit
     * @param open those that are still called, or those that are over
     * @throws org.shanzhi.kernel.Forbidden all of the district, without seeing all of the centre
     */
    @Needs(Permission.READ_MATTERS)
    public Page<CallLine> list(Caller by, WhistleList which, int unit, boolean open, Limit limit, String after) {
        var position = Cursor.parse(ORDER, after).map(c -> new Position(c.instant(0), c.number(1), (int) c.number(2)));
        var rows = rows(by, which, unit, open, limit.andOneMore(), position);
        var shown = rows.subList(0, Math.min(rows.size(), limit.limit()));
        boolean more = rows.size() > limit.limit() && which != WhistleList.TO_DECIDE;
        return new Page<>(lines(by, shown), more ? next(shown.getLast().call()) : null);
    }

    private List<Entry> rows(
            Caller by, WhistleList which, int unit, boolean open, int limit, Optional<Position> after) {
        // the calls of a unit are the business of those in it who may whistle, as each call is
        if (which != WhistleList.ALL && !by.may(Permission.WHISTLE)) return List.of();
        return switch (which) {
            case CALLED -> store.calledFor(by.district(), by.unitId(), open, limit, after);
            case BLOWN -> store.blownBy(by.district(), by.unitId(), open, limit, after);
            case TO_DECIDE -> toDecide(by, limit);
            case ALL -> {
                if (by.scopeFor(Permission.READ_MATTERS) != RoleScope.CENTRE)
                    throw new Forbidden(Permission.READ_MATTERS.name());
                yield store.all(by.district(), unit, open, limit, after);
            }
        };
    }

    /** Of those above: every refusal that has come up to them; of a head: those of the own department. */
    private List<Entry> toDecide(Caller by, int limit) {
        if (people.commands(by)) return store.before(by.district(), ABOVE, limit);
        return people.answers(by) ? store.beforeHead(by.district(), by.unitId(), limit) : List.of();
    }

    /** 联席会议: refusals that lie before the joint conference, the oldest first; nothing for whoever does not command. */
    @Needs(Permission.WHISTLE)
    public List<CallLine> conference(Caller by) {
        if (!people.commands(by)) return List.of();
        return lines(by, store.before(by.district(), List.of(CallLevel.CONFERENCE), Limit.MOST));
    }

    private static String next(Call last) {
        return Cursor.of(ORDER, last.marks().blown(), last.matter(), last.no()).toString();
    }

    private List<CallLine> lines(Caller by, List<Entry> rows) {
        var seen = glances.of(by, rows.stream().map(e -> e.call().matter()).collect(Collectors.toSet()));
        return rows.stream().map(e -> line(by, e, seen.get(e.call().matter()))).toList();
    }

    private CallLine line(Caller by, Entry e, Glance glance) {
        Call c = e.call();
        return new CallLine(
                matters.number(by.district(), c.matter()).toString(),
                c.whistle(),
                c.no(),
                glance.title(),
                c.kind(),
                e.whistle().unit(),
                c.unit(),
                c.state(),
                c.level(),
                c.marks().blown(),
                c.marks().ended(),
                glance.duties().getOrDefault(c.no(), List.of()));
    }

    private CallSheet sheet(Call c, Stander who, Glance glance, List<Ruling> given, Map<String, Integer> marks) {
        var doable = new ArrayList<CallAction>();
        var barred = new LinkedHashMap<CallAction, List<Refusal>>();
        for (CallAction action : CallAction.values()) {
            var reasons = CallRules.against(c, action, who);
            if (reasons.isEmpty()) doable.add(action);
            else if (CallRules.inTable(c.state(), action)) barred.put(action, reasons);
        }
        return new CallSheet(
                c.no(),
                c.kind(),
                c.unit(),
                c.state(),
                c.level(),
                c.marks().blown(),
                c.marks().ended(),
                glance.duties().getOrDefault(c.no(), List.of()),
                given,
                marks,
                doable,
                barred,
                rates(c, who, marks));
    }

    private List<String> rates(Call c, Stander who, Map<String, Integer> marks) {
        if (c.state() != CallState.CLOSED || !who.whistler() && !who.called()) return List.of();
        return Rating.asked(policies.rights().whistleRating(), who).stream()
                .filter(dimension -> !marks.containsKey(dimension))
                .toList();
    }
}
