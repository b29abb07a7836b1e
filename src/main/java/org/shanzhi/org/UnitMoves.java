package org.shanzhi.org;

import static org.shanzhi.db.Tables.UNIT;
import static org.shanzhi.db.Tables.UNIT_MOVE;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.org.rules.UnitRules;
import org.shanzhi.org.store.Changes;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Journal;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * 改隶: puts a unit under another one. It counts from that moment: whoever is above the unit now sees its matters, whoever was
 * does not any more. What is written down on each matter follows as a job (ADR 0013).
 */
@Component
public class UnitMoves {
    private static final String PROGRAM = "the program goes on with what was begun, never somebody's request";

    private final Changes changes;
    private final Organisation organisation;
    private final ObjectProvider<AfterMoving> rewriters;
    private final Journal journal;
    private final Clock clock;

    UnitMoves(
            Changes changes,
            Organisation organisation,
            ObjectProvider<AfterMoving> rewriters,
            Journal journal,
            Clock clock) {
        this.changes = changes;
        this.organisation = organisation;
        this.rewriters = rewriters;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Puts a unit under another of the same tier as the one above it now. Not idempotent: again it stands there already.
     *
     * @return the move, when there are matters to be rewritten: only units of the four tiers are on a matter's line
     * @throws NotFound when there is no such unit
     * @throws Refused the unit is closed or the district's own, the other one is closed or of another tier, it stands there
     *     already, or its last move is still at work
     */
    @Needs(Permission.MANAGE_UNITS)
    public Optional<Move> move(Caller by, int unitId, int toId) {
        var day = ChinaTime.day(clock.instant());
        return changes.make(by.district(), (db, now) -> {
            Unit unit = now.unit(unitId).orElseThrow(() -> new NotFound("unit"));
            Unit to = now.unit(toId).orElseThrow(() -> new NotFound("unit"));
            var reasons = UnitRules.move(now, unit, to, day);
            if (!reasons.isEmpty()) throw new Refused(reasons);
            journal.note(by, "MOVE_UNIT", Map.of("unit", unit.code(), "to", to.code()));
            db.update(UNIT)
                    .set(UNIT.PARENT_ID, toId)
                    .where(UNIT.DISTRICT_ID.eq(by.district()), UNIT.ID.eq(unitId))
                    .execute();
            if (unit.kind() != UnitKind.TIER) return Optional.empty();
            return Optional.of(begun(db, by, unit, toId));
        });
    }

    private Move begun(DSLContext db, Caller by, Unit unit, int toId) {
        int id = db.select(DSL.coalesce(DSL.max(UNIT_MOVE.ID), 0).plus(1))
                .from(UNIT_MOVE)
                .where(UNIT_MOVE.DISTRICT_ID.eq(by.district()))
                .fetchSingle()
                .value1();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var move = new Move(id, unit.id(), unit.tier(), unit.parentId(), toId, at, by.staffId(), by.unitId(), null);
        db.insertInto(UNIT_MOVE)
                .set(UNIT_MOVE.DISTRICT_ID, by.district())
                .set(UNIT_MOVE.ID, id)
                .set(UNIT_MOVE.UNIT_ID, unit.id())
                .set(UNIT_MOVE.FROM_ID, unit.parentId())
                .set(UNIT_MOVE.TO_ID, toId)
                .set(UNIT_MOVE.MOVED_AT, at)
                .set(UNIT_MOVE.MOVED_BY, by.staffId())
                .set(UNIT_MOVE.IN_UNIT, by.unitId())
                .execute();
        return started(db, by, move);
    }

    private Move started(DSLContext db, Caller by, Move move) {
        Move last = move;
        for (AfterMoving rewriter : rewriters) last = move.worked(rewriter.rewrite(by, move));
        db.update(UNIT_MOVE)
                .set(UNIT_MOVE.JOB_ID, last.job())
                .where(UNIT_MOVE.DISTRICT_ID.eq(by.district()), UNIT_MOVE.ID.eq(move.id()))
                .execute();
        return last;
    }

    /** The move of a unit that is still at work. */
    @Needs(open = "which unit stands where is no secret among staff")
    public Optional<Move> of(int district, int unitId) {
        return organisation.moving(district).stream()
                .filter(move -> move.unitId() == unitId)
                .findFirst();
    }

    /** Whether somebody cancelled the rewriting; lists are right all the same. */
    @Needs(open = "which unit stands where is no secret among staff")
    public boolean stopped(int district, Move move) {
        return rewriters.stream().anyMatch(rewriter -> rewriter.stopped(district, move));
    }

    /**
     * Goes on with rewriting that was cancelled. Idempotent: what is at work is left at it.
     *
     * @throws NotFound when no move of the unit is at work
     */
    @Needs(Permission.MANAGE_UNITS)
    public Move goOn(Caller by, int unitId) {
        Move move = of(by.district(), unitId).orElseThrow(() -> new NotFound("move"));
        if (!stopped(by.district(), move)) return move;
        return changes.make(by.district(), (db, now) -> started(db, by, move));
    }

    /** The same by the program, after a crash. */
    @Needs(open = PROGRAM)
    public Move resume(Caller by, Move move) {
        return changes.make(by.district(), (db, now) -> started(db, by, move));
    }

    /** Every matter says where it lies: from now on nobody needs to look at the unit itself. Idempotent. */
    @Needs(open = PROGRAM)
    public void done(int district, Move move) {
        changes.make(
                district,
                (db, now) -> db.update(UNIT_MOVE)
                        .set(UNIT_MOVE.ENDED_AT, clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .where(
                                UNIT_MOVE.DISTRICT_ID.eq(district),
                                UNIT_MOVE.ID.eq(move.id()),
                                UNIT_MOVE.ENDED_AT.isNull())
                        .execute());
    }
}
