package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.MATTER;
import static org.shanzhi.db.Tables.MATTER_GUEST;
import static org.shanzhi.db.Tables.MATTER_OPEN;

import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.shanzhi.matter.State;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.org.Tier;

/** The ranges of open and of closed matters that a viewer sees; they do not overlap. */
final class Seeing {
    private static final Table<? extends Record> AS_GUEST = MATTER_OPEN
            .join(MATTER_GUEST)
            .on(
                    MATTER_GUEST.DISTRICT_ID.eq(MATTER_OPEN.DISTRICT_ID),
                    MATTER_GUEST.MATTER_ID.eq(MATTER_OPEN.MATTER_ID),
                    MATTER_GUEST.STATE.eq(MATTER_OPEN.STATE),
                    MATTER_GUEST.VIEWER_KIND.eq(Writing.UNIT));

    /** The row of a guest carries the day of archiving once there is one, so that it keeps the order of the list. */
    private static final Table<? extends Record> CLOSED_AS_GUEST = MATTER.join(MATTER_GUEST)
            .on(
                    MATTER_GUEST.DISTRICT_ID.eq(MATTER.DISTRICT_ID),
                    MATTER_GUEST.MATTER_ID.eq(MATTER.ID),
                    MATTER_GUEST.STATE.eq(State.ARCHIVED.no()),
                    MATTER_GUEST.VIEWER_KIND.eq(Writing.UNIT));

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

    private Seeing() {}

    record Range(TableLike<? extends Record> from, Condition condition) {}

    static List<Range> open(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Centre v -> along(MATTER_OPEN.CENTRE_ID, v.centre(), v.unit());
            case Viewer.OfTier v -> along(column(v.tier()), v.unit(), v.unit());
            case Viewer.OfUnit v ->
                List.of(
                        new Range(MATTER_OPEN, MATTER_OPEN.UNIT_ID.eq(v.unit())),
                        new Range(AS_GUEST, MATTER_GUEST.VIEWER_ID.eq(v.unit()).and(MATTER_OPEN.UNIT_ID.ne(v.unit()))));
            case Viewer.Own v -> List.of(new Range(MATTER_OPEN, MATTER_OPEN.ASSIGNEE_ID.eq(v.staff())));
            case Viewer.Nobody _ -> List.of();
        };
    }

    static List<Range> closed(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Centre v -> closedAlong(MATTER.CENTRE_ID, v.centre(), v.unit());
            case Viewer.OfTier v -> closedAlong(closedColumn(v.tier()), v.unit(), v.unit());
            case Viewer.OfUnit v ->
                List.of(
                        new Range(MATTER, MATTER.UNIT_ID.eq(v.unit())),
                        closedGuest(v.unit(), MATTER.UNIT_ID.ne(v.unit())));
            case Viewer.Own v -> List.of(new Range(MATTER, MATTER.ASSIGNEE_ID.eq(v.staff())));
            case Viewer.Nobody _ -> List.of();
        };
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

    private static Field<Integer> column(Tier tier) {
        return switch (tier) {
            case DISTRICT -> MATTER_OPEN.CENTRE_ID;
            case SUBDISTRICT -> MATTER_OPEN.STREET_ID;
            case COMMUNITY -> MATTER_OPEN.COMMUNITY_ID;
            case GRID -> MATTER_OPEN.GRID_ID;
        };
    }

    private static Field<Integer> closedColumn(Tier tier) {
        return switch (tier) {
            case DISTRICT -> MATTER.CENTRE_ID;
            case SUBDISTRICT -> MATTER.STREET_ID;
            case COMMUNITY -> MATTER.COMMUNITY_ID;
            case GRID -> MATTER.GRID_ID;
        };
    }
}
