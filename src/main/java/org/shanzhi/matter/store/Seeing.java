package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.MATTER;
import static org.shanzhi.db.Tables.MATTER_GUEST;
import static org.shanzhi.db.Tables.MATTER_OPEN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.shanzhi.matter.State;
import org.shanzhi.matter.life.Moving;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.org.Tier;

/** The ranges of open and of closed matters that a viewer sees; they do not overlap. */
final class Seeing {
    private static final Table<? extends Record> AS_GUEST = open(Writing.UNIT);
    private static final Table<? extends Record> CLOSED_AS_GUEST = closed(Writing.UNIT);

    /** What was granted to a person. Relies on the primary key of matter_guest, which begins with the viewer. */
    private static final Table<? extends Record> AS_PERSON = open(Writing.PERSON);

    private static final Table<? extends Record> CLOSED_AS_PERSON = closed(Writing.PERSON);

    /**
     * Held by a unit that is not on the matter's line: what a unit of the tiers holds beyond its own column. Said as the
     * indexes open_away and matter_closed_away say it, so that nobody reads all that the centre holds to find none.
     */
    private static final Condition AWAY = away(
            MATTER_OPEN.UNIT_ID,
            MATTER_OPEN.CENTRE_ID,
            MATTER_OPEN.STREET_ID,
            MATTER_OPEN.COMMUNITY_ID,
            MATTER_OPEN.GRID_ID);

    private static final Condition CLOSED_AWAY =
            away(MATTER.UNIT_ID, MATTER.CENTRE_ID, MATTER.STREET_ID, MATTER.COMMUNITY_ID, MATTER.GRID_ID);

    private static final Columns OPEN = new Columns(
            MATTER_OPEN.DISTRICT_ID,
            MATTER_OPEN.MATTER_ID,
            MATTER_OPEN.CENTRE_ID,
            MATTER_OPEN.STREET_ID,
            MATTER_OPEN.COMMUNITY_ID,
            MATTER_OPEN.GRID_ID,
            MATTER_OPEN.UNIT_ID,
            MATTER_OPEN.ASSIGNEE_ID);

    private static final Columns CLOSED = new Columns(
            MATTER.DISTRICT_ID,
            MATTER.ID,
            MATTER.CENTRE_ID,
            MATTER.STREET_ID,
            MATTER.COMMUNITY_ID,
            MATTER.GRID_ID,
            MATTER.UNIT_ID,
            MATTER.ASSIGNEE_ID);

    private Seeing() {}

    private static Table<? extends Record> open(int viewers) {
        return MATTER_OPEN
                .join(MATTER_GUEST)
                .on(
                        MATTER_GUEST.DISTRICT_ID.eq(MATTER_OPEN.DISTRICT_ID),
                        MATTER_GUEST.MATTER_ID.eq(MATTER_OPEN.MATTER_ID),
                        MATTER_GUEST.STATE.eq(MATTER_OPEN.STATE),
                        MATTER_GUEST.VIEWER_KIND.eq(viewers));
    }

    /** The row of a guest carries the day of archiving once there is one, so that it keeps the order of the list. */
    private static Table<? extends Record> closed(int viewers) {
        return MATTER.join(MATTER_GUEST)
                .on(
                        MATTER_GUEST.DISTRICT_ID.eq(MATTER.DISTRICT_ID),
                        MATTER_GUEST.MATTER_ID.eq(MATTER.ID),
                        MATTER_GUEST.STATE.eq(State.ARCHIVED.no()),
                        MATTER_GUEST.VIEWER_KIND.eq(viewers));
    }

    /** @param few holds so few matters that one look over all states is enough */
    record Range(TableLike<? extends Record> from, Condition condition, boolean few) {
        Range(TableLike<? extends Record> from, Condition condition) {
            this(from, condition, false);
        }
    }

    static List<Range> open(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Centre v -> along(MATTER_OPEN.CENTRE_ID, v.centre(), v.unit());
            case Viewer.OfTier v ->
                v.moving().none()
                        ? along(OPEN.of(v.tier()), v.unit(), v.unit())
                        : meanwhile(v, MATTER_OPEN, AS_GUEST, OPEN);
            case Viewer.OfUnit v ->
                List.of(
                        new Range(MATTER_OPEN, MATTER_OPEN.UNIT_ID.eq(v.unit())),
                        new Range(AS_GUEST, MATTER_GUEST.VIEWER_ID.eq(v.unit()).and(MATTER_OPEN.UNIT_ID.ne(v.unit()))));
            case Viewer.Own v -> own(v, MATTER_OPEN, OPEN);
            case Viewer.InPerson v -> {
                var all = new ArrayList<>(open(v.scope()));
                all.add(new Range(AS_PERSON, granted(v).and(outOf(v.scope(), OPEN)), true));
                yield all;
            }
            case Viewer.Nobody _ -> List.of();
        };
    }

    static List<Range> closed(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Centre v -> closedAlong(MATTER.CENTRE_ID, v.centre(), v.unit());
            case Viewer.OfTier v ->
                v.moving().none()
                        ? closedAlong(CLOSED.of(v.tier()), v.unit(), v.unit())
                        : meanwhile(v, MATTER, CLOSED_AS_GUEST, CLOSED);
            case Viewer.OfUnit v ->
                List.of(
                        new Range(MATTER, MATTER.UNIT_ID.eq(v.unit())),
                        closedGuest(v.unit(), MATTER.UNIT_ID.ne(v.unit())));
            case Viewer.Own v -> own(v, MATTER, CLOSED);
            case Viewer.InPerson v -> {
                var all = new ArrayList<>(closed(v.scope()));
                all.add(new Range(CLOSED_AS_PERSON, granted(v).and(outOf(v.scope(), CLOSED))));
                yield all;
            }
            case Viewer.Nobody _ -> List.of();
        };
    }

    private static Condition granted(Viewer.InPerson v) {
        return MATTER_GUEST.VIEWER_ID.eq(v.staff()).and(MATTER_GUEST.UNTIL.gt(v.now()));
    }

    /** The columns by which a matter is seen, of open ones in the list and of closed ones in the matter itself. */
    private record Columns(
            Field<Integer> district,
            Field<Long> matter,
            Field<Integer> centre,
            Field<Integer> street,
            Field<Integer> community,
            Field<Integer> grid,
            Field<Integer> unit,
            Field<Integer> assignee) {
        Field<Integer> of(Tier tier) {
            return switch (tier) {
                case DISTRICT -> centre;
                case SUBDISTRICT -> street;
                case COMMUNITY -> community;
                case GRID -> grid;
            };
        }
    }

    /** What a viewer does not see by the scope of a role, so that what was granted beside it is listed once. */
    private static Condition outOf(Viewer scope, Columns at) {
        return switch (scope) {
            case Viewer.Centre v -> at.centre.isDistinctFrom(v.centre()).and(notAtHand(v.unit(), at));
            case Viewer.OfTier v -> notIn(area(v, at)).and(notAtHand(v.unit(), at));
            case Viewer.OfUnit v -> notAtHand(v.unit(), at);
            case Viewer.Own v -> notOwn(v, at);
            case Viewer.InPerson v -> outOf(v.scope(), at);
            case Viewer.Nobody _ -> DSL.noCondition();
        };
    }

    /** While units move: the lowest moved unit on a matter's line decides, see {@link Moving}. */
    private static List<Range> meanwhile(
            Viewer.OfTier v, Table<? extends Record> from, Table<? extends Record> guests, Columns at) {
        var moving = v.moving();
        Condition grids = outside(at.grid, moving.grids());
        Condition communities = outside(at.community, moving.communities());
        Condition elsewhere = notIn(area(v, at));
        var ranges = new ArrayList<Range>();
        ranges.add(new Range(from, at.of(v.tier()).eq(v.unit()).and(communities).and(grids)));
        if (!moving.communitiesHere().isEmpty())
            ranges.add(new Range(from, at.community.in(moving.communitiesHere()).and(grids)));
        if (!moving.gridsHere().isEmpty()) ranges.add(new Range(from, at.grid.in(moving.gridsHere())));
        ranges.add(new Range(from, at.unit.eq(v.unit()).and(elsewhere)));
        ranges.add(new Range(
                guests,
                MATTER_GUEST.VIEWER_ID.eq(v.unit()).and(at.unit.ne(v.unit())).and(elsewhere)));
        return ranges;
    }

    private static Condition area(Viewer.OfTier v, Columns at) {
        Condition column = at.of(v.tier()).eq(v.unit());
        var moving = v.moving();
        if (moving.none()) return column;
        Condition communities = at.community
                .in(moving.communitiesHere())
                .or(outside(at.community, moving.communities()).and(column));
        return at.grid
                .in(moving.gridsHere())
                .or(outside(at.grid, moving.grids()).and(communities));
    }

    private static Condition outside(Field<Integer> column, Set<Integer> units) {
        return units.isEmpty() ? DSL.noCondition() : column.isNull().or(column.notIn(units));
    }

    /** A hidden column is no area. */
    private static Condition notIn(Condition area) {
        return DSL.not(DSL.condition(DSL.coalesce(DSL.field(area), DSL.inline(false))));
    }

    private static List<Range> own(Viewer.Own v, Table<? extends Record> from, Columns at) {
        var mine = new Range(from, at.assignee.eq(v.staff()));
        return v.others().isEmpty() ? List.of(mine) : List.of(mine, new Range(from, stoodInFor(v, at)));
    }

    private static Condition stoodInFor(Viewer.Own v, Columns at) {
        return at.assignee.in(v.others()).and(at.unit.eq(v.unit())).and(at.assignee.ne(v.staff()));
    }

    private static Condition notOwn(Viewer.Own v, Columns at) {
        Condition assigned = at.assignee.eq(v.staff());
        if (!v.others().isEmpty()) assigned = assigned.or(stoodInFor(v, at));
        return at.assignee.isNull().or(DSL.not(assigned));
    }

    /** Whose own a matter is: the person's, or a colleague's for whom the person stands in. */
    static Condition mine(Viewer.Own v, boolean closed) {
        Columns at = closed ? CLOSED : OPEN;
        Condition mine = at.assignee.eq(v.staff());
        return v.others().isEmpty() ? mine : mine.or(stoodInFor(v, at));
    }

    private static Condition notAtHand(int unit, Columns at) {
        var assisting = MATTER_GUEST.as("assisting");
        return at.unit
                .ne(unit)
                .andNotExists(DSL.selectOne()
                        .from(assisting)
                        .where(
                                assisting.DISTRICT_ID.eq(at.district),
                                assisting.MATTER_ID.eq(at.matter),
                                assisting.VIEWER_KIND.eq(Writing.UNIT),
                                assisting.VIEWER_ID.eq(unit)));
    }

    private static List<Range> along(Field<Integer> column, int viewer, int unit) {
        Condition elsewhere = column.isDistinctFrom(viewer);
        return List.of(
                new Range(MATTER_OPEN, column.eq(viewer)),
                new Range(MATTER_OPEN, MATTER_OPEN.UNIT_ID.eq(unit).and(AWAY).and(elsewhere)),
                new Range(
                        AS_GUEST,
                        MATTER_GUEST
                                .VIEWER_ID
                                .eq(unit)
                                .and(MATTER_OPEN.UNIT_ID.ne(unit))
                                .and(elsewhere)));
    }

    private static List<Range> closedAlong(Field<Integer> column, int viewer, int unit) {
        Condition elsewhere = column.isDistinctFrom(viewer);
        return List.of(
                new Range(MATTER, column.eq(viewer)),
                new Range(MATTER, MATTER.UNIT_ID.eq(unit).and(CLOSED_AWAY).and(elsewhere)),
                closedGuest(unit, MATTER.UNIT_ID.ne(unit).and(elsewhere)));
    }

    private static Range closedGuest(int unit, Condition elsewhere) {
        return new Range(CLOSED_AS_GUEST, MATTER_GUEST.VIEWER_ID.eq(unit).and(elsewhere));
    }

    @SafeVarargs
    private static Condition away(Field<Integer> unit, Field<Integer>... line) {
        return DSL.and(Arrays.stream(line).map(unit::isDistinctFrom).toList());
    }
}
