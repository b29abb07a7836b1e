package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.MATTER;
import static org.shanzhi.db.Tables.MATTER_OPEN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.SelectLimitStep;
import org.jooq.SelectOrderByStep;
import org.jooq.impl.DSL;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.ListFilter.Only;
import org.shanzhi.matter.MatterLine;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.Risk;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Stored;
import org.shanzhi.matter.Waiting;
import org.shanzhi.matter.life.NextDue;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.org.Former;
import org.springframework.stereotype.Component;

/**
 * Pages of matters: one index range per way of seeing and per state, merged, so that PostgreSQL stops after a page. The
 * ranges of one viewer do not overlap. The inner selects name only columns of the index.
 */
@Component
public class Lists {
    public static final int MOST_COUNTED = 1_000;
    public static final List<State> OPEN_STATES =
            Arrays.stream(State.values()).filter(s -> s != State.ARCHIVED).toList();

    static final Field<Instant> SORT = DSL.field(DSL.name("sort_key"), MATTER_OPEN.DUE_AT.getDataType());
    private static final Field<Long> ID = DSL.field(DSL.name("matter_id"), Long.class);

    private final DSLContext db;

    Lists(DSLContext db) {
        this.db = db;
    }

    /** The last row of a page. */
    public record Position(Instant key, long id) {}

    /**
     * Who asks and when: what {@link Only} needs.
     *
     * @param former who no longer serves in a unit
     * @param closed units that are closed; both only where {@link Only#LEFT} asks for them
     */
    public record Asking(Viewer.Own person, Instant now, List<Former> former, List<Integer> closed) {
        public static Asking of(Viewer.Own person, Instant now) {
            return new Asking(person, now, List.of(), List.of());
        }
    }

    /** A line and its place in the order. */
    public record Entry(Position position, MatterLine unnumbered) {
        public MatterLine line(String prefix) {
            var u = unnumbered;
            return new MatterLine(
                    new MatterNumber(prefix, position.id).toString(),
                    u.kind(),
                    u.channel(),
                    u.state(),
                    u.typeCode(),
                    u.title(),
                    u.risk(),
                    u.unit(),
                    u.assignee(),
                    u.grid(),
                    u.due(),
                    u.late(),
                    u.waiting(),
                    u.registeredAt(),
                    u.stateSince(),
                    u.outcome());
        }
    }

    public List<Entry> page(
            int district, Viewer viewer, ListFilter filter, Asking asking, int limit, Optional<Position> after) {
        boolean closed = filter.states().contains(State.ARCHIVED);
        boolean newest = closed || filter.sort() == ListFilter.Sort.CREATED;
        List<Select<Record2<Long, Instant>>> ranges = new ArrayList<>();
        if (closed) {
            for (Seeing.Range sees : Seeing.closed(viewer)) {
                ranges.add(closedRange(district, sees, filter, asking, limit, after));
            }
        } else {
            for (Seeing.Range sees : seen(viewer, filter, asking)) {
                for (Collection<State> states : looks(sees, filter)) {
                    ranges.add(openRange(district, sees, states, filter, asking, limit, after));
                }
            }
        }
        if (ranges.isEmpty()) return List.of();
        var merged = ranges.stream()
                .map(r -> (Select<Record2<Long, Instant>>) r)
                .reduce(Select::unionAll)
                .orElseThrow();
        var page = merged.asTable("page");
        var key = page.field(SORT);
        var id = page.field(ID);
        var chosen = db.select(id, key)
                .from(page)
                .orderBy(newest ? key.desc() : key.asc(), newest ? id.desc() : id.asc())
                .limit(limit)
                .asTable("chosen");
        return db.select(MATTER.asterisk(), MATTER_OPEN.LATE_AT, MATTER_OPEN.WAITING, chosen.field(SORT))
                .from(chosen)
                .join(MATTER)
                .on(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(chosen.field(ID)))
                .leftJoin(MATTER_OPEN)
                .on(MATTER_OPEN.DISTRICT_ID.eq(district), MATTER_OPEN.MATTER_ID.eq(chosen.field(ID)))
                .orderBy(
                        newest ? chosen.field(SORT).desc() : chosen.field(SORT).asc(),
                        newest ? MATTER.ID.desc() : MATTER.ID.asc())
                .fetch(Lists::entry);
    }

    /** Up to {@link #MOST_COUNTED} of each state. */
    public Map<State, Integer> counts(int district, Viewer viewer, ListFilter filter, Asking asking) {
        var counts = new EnumMap<State, Integer>(State.class);
        var selects = new ArrayList<Select<? extends Record>>();
        for (Seeing.Range sees : seen(viewer, filter, asking)) {
            if (sees.few()) selects.add(byState(district, sees, filter, asking));
            else for (State state : wanted(filter)) selects.add(ofState(district, sees, state, filter, asking));
        }
        if (selects.isEmpty()) return counts;
        @SuppressWarnings({"unchecked", "rawtypes"})
        Select<Record> all = (Select<Record>)
                selects.stream().map(s -> (Select) s).reduce(Select::unionAll).orElseThrow();
        db.fetch(all)
                .forEach(r -> counts.merge(
                        Stored.of(State.class, r.get(0, Integer.class)), r.get(1, Integer.class), Integer::sum));
        return counts;
    }

    private static Select<? extends Record> ofState(
            int district, Seeing.Range sees, State state, ListFilter filter, Asking asking) {
        var some = DSL.selectOne()
                .from(sees.from())
                .where(open(district, sees, List.of(state), filter, asking))
                .limit(MOST_COUNTED + 1);
        return DSL.select(DSL.inline(state.no()).as("state"), DSL.count().as("n"))
                .from(some.asTable("some"));
    }

    private static Select<? extends Record> byState(int district, Seeing.Range sees, ListFilter filter, Asking asking) {
        return DSL.select(MATTER_OPEN.STATE.as("state"), DSL.count().as("n"))
                .from(sees.from())
                .where(open(district, sees, filter, asking))
                .groupBy(MATTER_OPEN.STATE);
    }

    /** A list that is to be counted, and who looks at it. */
    public record Counted(Viewer viewer, ListFilter filter) {}

    /** Of each list how many matters it holds, counted up to {@code most}; all in one statement. */
    public List<Integer> counts(int district, List<Counted> lists, Asking asking, int most) {
        var counts = new ArrayList<>(Collections.nCopies(lists.size(), 0));
        Select<Record2<Integer, Integer>> all = null;
        for (int i = 0; i < lists.size(); i++) {
            var some = everything(district, lists.get(i), asking).limit(most);
            var one = DSL.select(DSL.inline(i), DSL.count()).from(some.asTable("some"));
            all = all == null ? one : all.unionAll(one);
        }
        if (all != null) db.fetch(all).forEach(r -> counts.set(r.value1(), r.value2()));
        return counts;
    }

    /** How many matters a list holds of which nobody in particular asks, counted up to {@link #MOST_COUNTED}. */
    public int count(int district, Counted list, Instant now) {
        return counts(district, List.of(list), Asking.of(new Viewer.Own(0), now), MOST_COUNTED)
                .getFirst();
    }

    private static SelectLimitStep<Record1<Integer>> everything(int district, Counted list, Asking asking) {
        ListFilter f = list.filter();
        var ranges = new ArrayList<SelectOrderByStep<Record1<Integer>>>();
        if (f.states().contains(State.ARCHIVED)) {
            for (Seeing.Range sees : Seeing.closed(list.viewer()))
                ranges.add(DSL.selectOne().from(sees.from()).where(closed(district, sees, f, asking)));
        } else {
            for (Seeing.Range sees : seen(list.viewer(), f, asking))
                ranges.add(DSL.selectOne().from(sees.from()).where(open(district, sees, f, asking)));
        }
        return ranges.stream()
                .reduce(SelectOrderByStep::unionAll)
                .orElseGet(() -> DSL.selectOne().where(DSL.falseCondition()));
    }

    /** What a viewer sees, with the duties that are asked for. */
    private static List<Seeing.Range> seen(Viewer viewer, ListFilter filter, Asking asking) {
        var ranges = Seeing.open(viewer);
        return filter.clock() == null ? ranges : DueClocks.with(ranges, filter.clock(), asking.now);
    }

    /** What a range holds of the filter's states, whatever its duties. */
    static Condition open(int district, Seeing.Range sees, ListFilter filter, Asking asking) {
        return open(district, sees, wanted(filter), filter, asking);
    }

    private static Condition open(
            int district, Seeing.Range sees, Collection<State> states, ListFilter filter, Asking asking) {
        return MATTER_OPEN
                .DISTRICT_ID
                .eq(district)
                .and(sees.condition())
                .and(MATTER_OPEN.STATE.in(states.stream().map(State::no).toList()))
                .and(conditions(filter, asking));
    }

    /** One look for each state, in the order of an index; where there are few, one for all of them. */
    private static List<Collection<State>> looks(Seeing.Range sees, ListFilter filter) {
        return sees.few()
                ? List.of(wanted(filter))
                : wanted(filter).stream().<Collection<State>>map(List::of).toList();
    }

    private static Collection<State> wanted(ListFilter filter) {
        return filter.states().isEmpty()
                ? OPEN_STATES
                : filter.states().stream().sorted().toList();
    }

    /** Relies on open_centre, open_street, open_community, open_grid, open_unit, open_assignee, guest's primary key. */
    private Select<Record2<Long, Instant>> openRange(
            int district,
            Seeing.Range sees,
            Collection<State> states,
            ListFilter filter,
            Asking asking,
            int limit,
            Optional<Position> after) {
        boolean newest = filter.sort() == ListFilter.Sort.CREATED;
        Field<Instant> key = newest ? MATTER_OPEN.REGISTERED_AT : MATTER_OPEN.DUE_AT;
        Condition where = open(district, sees, states, filter, asking);
        if (after.isPresent()) where = where.and(beyond(key, MATTER_OPEN.MATTER_ID, after.get(), newest));
        return DSL.select(MATTER_OPEN.MATTER_ID.as(ID), key.as(SORT))
                .from(sees.from())
                .where(where)
                .orderBy(
                        newest ? key.desc() : key.asc(),
                        newest ? MATTER_OPEN.MATTER_ID.desc() : MATTER_OPEN.MATTER_ID.asc())
                .limit(limit);
    }

    /** Relies on the partial indexes matter_closed_*. */
    private Select<Record2<Long, Instant>> closedRange(
            int district, Seeing.Range sees, ListFilter f, Asking asking, int limit, Optional<Position> after) {
        Condition where = closed(district, sees, f, asking);
        if (after.isPresent()) where = where.and(beyond(MATTER.CLOSED_AT, MATTER.ID, after.get(), true));
        return DSL.select(MATTER.ID.as(ID), MATTER.CLOSED_AT.as(SORT))
                .from(sees.from())
                .where(where)
                .orderBy(MATTER.CLOSED_AT.desc(), MATTER.ID.desc())
                .limit(limit);
    }

    private static Condition closed(int district, Seeing.Range sees, ListFilter f, Asking asking) {
        Condition where = MATTER.DISTRICT_ID.eq(district).and(sees.condition()).and(MATTER.CLOSED_AT.isNotNull());
        if (f.kind() != null) where = where.and(MATTER.KIND.eq(f.kind().no()));
        if (f.channel() != null) where = where.and(MATTER.CHANNEL.eq(f.channel().no()));
        if (f.typeCode() != null) where = where.and(MATTER.TYPE_CODE.startsWith(f.typeCode()));
        if (f.unit() != null) where = where.and(MATTER.UNIT_ID.eq(f.unit()));
        if (f.grid() != null) where = where.and(MATTER.GRID_ID.eq(f.grid()));
        if (f.has(Only.MINE)) where = where.and(Seeing.mine(asking.person, true));
        if (f.tier() != null) where = where.and(MATTER.TIER.eq(Row.tier(f.tier())));
        if (f.from() != null) where = where.and(MATTER.REGISTERED_AT.ge(f.from()));
        if (f.to() != null) where = where.and(MATTER.REGISTERED_AT.lt(f.to()));
        return where;
    }

    private static Condition conditions(ListFilter f, Asking asking) {
        Condition c = DSL.noCondition();
        if (f.kind() != null) c = c.and(MATTER_OPEN.KIND.eq(f.kind().no()));
        if (f.channel() != null) c = c.and(MATTER_OPEN.CHANNEL.eq(f.channel().no()));
        if (f.typeCode() != null) c = c.and(MATTER_OPEN.TYPE_CODE.startsWith(f.typeCode()));
        if (f.risk() != null) c = c.and(MATTER_OPEN.RISK.eq(f.risk().no()));
        if (f.has(Only.UNTICKED)) c = c.and(MATTER_OPEN.RISK.isNull());
        if (f.unit() != null) c = c.and(MATTER_OPEN.UNIT_ID.eq(f.unit()));
        if (f.assignee() != null) c = c.and(MATTER_OPEN.ASSIGNEE_ID.eq(f.assignee()));
        if (f.grid() != null) c = c.and(MATTER_OPEN.GRID_ID.eq(f.grid()));
        if (f.has(Only.WAITING)) c = c.and(MATTER_OPEN.WAITING.ne(0));
        if (f.has(Only.SUPERVISED)) c = c.and(MATTER_OPEN.SUPERVISED);
        if (f.has(Only.TO_ANSWER)) c = c.and(supervised(Waiting.SUPERVISION));
        if (f.has(Only.TO_CLOSE)) c = c.and(supervised(Waiting.SUPERVISION_ANSWER));
        if (f.has(Only.MINE)) c = c.and(Seeing.mine(asking.person, false));
        if (f.from() != null) c = c.and(MATTER_OPEN.REGISTERED_AT.ge(f.from()));
        if (f.to() != null) c = c.and(MATTER_OPEN.REGISTERED_AT.lt(f.to()));
        if (f.tier() != null) c = c.and(heldAt(Row.tier(f.tier())));
        if (f.has(Only.TODAY))
            c = c.and(MATTER_OPEN.DUE_AT.gt(asking.now)).and(MATTER_OPEN.DUE_AT.le(endOfDay(asking.now)));
        if (f.has(Only.OVERDUE)) c = c.and(MATTER_OPEN.DUE_AT.le(asking.now)).and(MATTER_OPEN.LATE_AT.le(asking.now));
        if (f.has(Only.LEFT)) c = c.and(left(asking));
        if (f.has(Only.UNASSIGNED)) c = c.and(MATTER_OPEN.ASSIGNEE_ID.isNull());
        return c;
    }

    /** Relies on open_supervised. */
    private static Condition supervised(Waiting forWhat) {
        int bit = Waiting.bits(Set.of(forWhat));
        return DSL.condition(MATTER_OPEN.SUPERVISED)
                .and(DSL.bitAnd(MATTER_OPEN.WAITING.cast(Integer.class), bit).ne(0));
    }

    private static Condition left(Asking asking) {
        if (asking.former.isEmpty() && asking.closed.isEmpty()) return DSL.falseCondition();
        return DSL.condition(
                "({0}, {1}) in (select * from unnest({2}::int[], {3}::int[])) or {0} = any({4}::int[])",
                MATTER_OPEN.UNIT_ID,
                MATTER_OPEN.ASSIGNEE_ID,
                DSL.val(asking.former.stream().map(Former::unitId).toArray(Integer[]::new)),
                DSL.val(asking.former.stream().map(Former::staffId).toArray(Integer[]::new)),
                DSL.val(asking.closed.toArray(Integer[]::new)));
    }

    private static Instant endOfDay(Instant now) {
        return ChinaTime.endOf(ChinaTime.day(now));
    }

    private static Condition heldAt(int tier) {
        return DSL.exists(DSL.selectOne()
                .from(MATTER)
                .where(
                        MATTER.DISTRICT_ID.eq(MATTER_OPEN.DISTRICT_ID),
                        MATTER.ID.eq(MATTER_OPEN.MATTER_ID),
                        MATTER.TIER.eq(tier)));
    }

    private static Condition beyond(Field<Instant> key, Field<Long> id, Position last, boolean descending) {
        var here = DSL.row(key, id);
        var there = DSL.row(DSL.val(last.key(), key), DSL.val(last.id(), id));
        return descending ? here.lt(there) : here.gt(there);
    }

    static Entry entry(Record r) {
        var line = new MatterLine(
                null,
                Stored.of(Kind.class, r.get(MATTER.KIND)),
                Stored.of(Channel.class, r.get(MATTER.CHANNEL)),
                Stored.of(State.class, r.get(MATTER.STATE)),
                r.get(MATTER.TYPE_CODE),
                r.get(MATTER.TITLE),
                Stored.of(Risk.class, r.get(MATTER.RISK)),
                r.get(MATTER.UNIT_ID),
                r.get(MATTER.ASSIGNEE_ID),
                r.get(MATTER.GRID_ID),
                instant(r.get(MATTER.DUE_AT)),
                instant(r.get(MATTER_OPEN.LATE_AT)),
                waiting(r.get(MATTER_OPEN.WAITING)),
                r.get(MATTER.REGISTERED_AT),
                r.get(MATTER.STATE_SINCE),
                Stored.of(Outcome.class, r.get(MATTER.OUTCOME)));
        return new Entry(new Position(r.get(SORT), r.get(MATTER.ID)), line);
    }

    private static Set<Waiting> waiting(Integer bits) {
        return bits == null ? Set.of() : Waiting.of(bits);
    }

    private static Instant instant(Instant stored) {
        return NextDue.NO_DAY.equals(stored) ? null : stored;
    }
}
