package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.MATTER;
import static org.shanzhi.db.Tables.MATTER_OPEN;

import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.shanzhi.org.Line;
import org.shanzhi.org.Tier;
import org.springframework.stereotype.Component;

/**
 * Writes the units above a moved unit on the matters that lie in it. No version moves: nobody acted on the matter. The
 * column of the unit itself never changes here, so by it the stale ones are found.
 */
@Component
public class Relining {
    private final DSLContext db;

    Relining(DSLContext db) {
        this.db = db;
    }

    /** What lies in a moved unit. */
    public record Moved(int district, Tier tier, int unit, Line line) {}

    /** Where a pass over the closed matters stands. */
    public record Position(Instant closedAt, long id) {
        public static final Position START = new Position(Instant.EPOCH, 0);
    }

    /** How many open matters still name other units. Relies on open_community, open_grid. */
    public int staleOpen(Moved moved) {
        return db.fetchCount(MATTER_OPEN, openOf(moved));
    }

    /** The same of closed ones. Relies on matter_closed_community, matter_closed_grid. */
    public int staleClosed(Moved moved) {
        return db.fetchCount(MATTER, closedOf(moved));
    }

    /** The next of them, in no order: what was rewritten is found no more. */
    public List<Long> open(Moved moved, int most) {
        return db.select(MATTER_OPEN.MATTER_ID)
                .from(MATTER_OPEN)
                .where(openOf(moved))
                .limit(most)
                .fetch(MATTER_OPEN.MATTER_ID);
    }

    /** The next closed ones after a position, with the position of the last. */
    public List<Position> closed(Moved moved, Position after, int most) {
        return db.select(MATTER.CLOSED_AT, MATTER.ID)
                .from(MATTER)
                .where(closedOf(moved))
                .and(DSL.row(MATTER.CLOSED_AT, MATTER.ID)
                        .gt(DSL.val(after.closedAt, MATTER.CLOSED_AT), DSL.val(after.id, MATTER.ID)))
                .orderBy(MATTER.CLOSED_AT, MATTER.ID)
                .limit(most)
                .fetch(row -> new Position(row.value1(), row.value2()));
    }

    /**
     * Rewrites matters, whatever has become of them since they were looked for. The matter's own row is locked before that
     * of the list and in order of number, as acts do it, so that nobody waits for the other for ever.
     */
    public void write(Moved moved, List<Long> matters) {
        db.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            var ids = matters.toArray(Long[]::new);
            Condition these = MATTER.DISTRICT_ID.eq(moved.district).and(MATTER.ID.eq(DSL.any(ids)));
            tx.select(MATTER.ID)
                    .from(MATTER)
                    .where(these)
                    .orderBy(MATTER.ID)
                    .forUpdate()
                    .fetch();
            tx.update(MATTER)
                    .set(MATTER.STREET_ID, moved.line.street())
                    .set(MATTER.COMMUNITY_ID, moved.line.community())
                    .where(these, in(moved, MATTER.COMMUNITY_ID, MATTER.GRID_ID))
                    .execute();
            tx.update(MATTER_OPEN)
                    .set(MATTER_OPEN.STREET_ID, moved.line.street())
                    .set(MATTER_OPEN.COMMUNITY_ID, moved.line.community())
                    .where(
                            MATTER_OPEN.DISTRICT_ID.eq(moved.district),
                            MATTER_OPEN.MATTER_ID.eq(DSL.any(ids)),
                            in(moved, MATTER_OPEN.COMMUNITY_ID, MATTER_OPEN.GRID_ID))
                    .execute();
        });
    }

    private static Condition openOf(Moved moved) {
        return MATTER_OPEN
                .DISTRICT_ID
                .eq(moved.district)
                .and(in(moved, MATTER_OPEN.COMMUNITY_ID, MATTER_OPEN.GRID_ID))
                .and(stale(moved, MATTER_OPEN.STREET_ID, MATTER_OPEN.COMMUNITY_ID));
    }

    private static Condition closedOf(Moved moved) {
        return MATTER.DISTRICT_ID
                .eq(moved.district)
                .and(MATTER.CLOSED_AT.isNotNull())
                .and(in(moved, MATTER.COMMUNITY_ID, MATTER.GRID_ID))
                .and(stale(moved, MATTER.STREET_ID, MATTER.COMMUNITY_ID));
    }

    private static Condition in(Moved moved, Field<Integer> community, Field<Integer> grid) {
        return (moved.tier == Tier.GRID ? grid : community).eq(moved.unit);
    }

    private static Condition stale(Moved moved, Field<Integer> street, Field<Integer> community) {
        return street.isDistinctFrom(moved.line.street()).or(community.isDistinctFrom(moved.line.community()));
    }
}
