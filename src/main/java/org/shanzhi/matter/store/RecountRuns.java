package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.CLOCK_RECOUNT;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.shanzhi.matter.RecountRun;
import org.shanzhi.matter.RecountState;
import org.springframework.stereotype.Component;

/** The table {@code clock_recount}. */
@Component
public class RecountRuns {
    private final DSLContext db;
    private final Clock clock;

    RecountRuns(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A run for something that changed, unless it has one. */
    public void add(int district, String cause, String subject, int by) {
        db.execute(
                """
                insert into clock_recount (district_id, no, cause, subject, started_by, created_at, state, changed_at)
                select {0}, 1 + coalesce((select max(no) from clock_recount where district_id = {0}), 0),
                       {1}, {2}, {3}, {4}, {5}, {4}
                 where not exists (select from clock_recount where district_id = {0} and cause = {1} and subject = {2})
                    on conflict do nothing
                """,
                DSL.val(district),
                DSL.val(cause),
                DSL.val(subject),
                DSL.val(by),
                DSL.val(clock.instant(), CLOCK_RECOUNT.CREATED_AT),
                DSL.val(RecountState.RUNNING.name()));
    }

    /** The oldest that is to be worked on. */
    public Optional<RecountRun> next(int district) {
        return db.selectFrom(CLOCK_RECOUNT)
                .where(CLOCK_RECOUNT.DISTRICT_ID.eq(district), in(RecountState.RUNNING))
                .orderBy(CLOCK_RECOUNT.NO)
                .limit(1)
                .fetchOptional(RecountRuns::run);
    }

    public Optional<RecountRun> find(int district, int no) {
        return db.selectFrom(CLOCK_RECOUNT).where(is(district, no)).fetchOptional(RecountRuns::run);
    }

    /** The newest first. */
    public List<RecountRun> newest(int district, int limit) {
        return db.selectFrom(CLOCK_RECOUNT)
                .where(CLOCK_RECOUNT.DISTRICT_ID.eq(district))
                .orderBy(CLOCK_RECOUNT.NO.desc())
                .limit(limit)
                .fetch(RecountRuns::run);
    }

    public void total(RecountRun run, int total) {
        db.update(CLOCK_RECOUNT)
                .set(CLOCK_RECOUNT.TOTAL, total)
                .where(is(run.district(), run.no()))
                .execute();
    }

    /** What came of one block. */
    public record Block(long from, long to, int looked, int changed, int failed, Duration took) {}

    /**
     * Moves the cursor over a block, in the transaction that writes it.
     *
     * @return false when somebody cancelled the run, or another node has moved it: then the block is to be undone
     */
    public boolean advance(DSLContext transaction, RecountRun run, Block block) {
        return transaction
                        .update(CLOCK_RECOUNT)
                        .set(CLOCK_RECOUNT.CURSOR, block.to())
                        .set(CLOCK_RECOUNT.LOOKED, CLOCK_RECOUNT.LOOKED.plus(block.looked()))
                        .set(CLOCK_RECOUNT.CHANGED, CLOCK_RECOUNT.CHANGED.plus(block.changed()))
                        .set(CLOCK_RECOUNT.FAILED, CLOCK_RECOUNT.FAILED.plus(block.failed()))
                        .set(
                                CLOCK_RECOUNT.WORK_MS,
                                CLOCK_RECOUNT.WORK_MS.plus(block.took().toMillis()))
                        .set(CLOCK_RECOUNT.CHANGED_AT, clock.instant())
                        .where(is(run.district(), run.no()), in(RecountState.RUNNING))
                        .and(CLOCK_RECOUNT.CURSOR.eq(block.from()))
                        .execute()
                == 1;
    }

    /** From one state to another; false when it was in no such state. */
    public boolean move(int district, int no, RecountState from, RecountState to) {
        return db.update(CLOCK_RECOUNT)
                        .set(CLOCK_RECOUNT.STATE, to.name())
                        .set(CLOCK_RECOUNT.CHANGED_AT, clock.instant())
                        .where(is(district, no), in(from))
                        .execute()
                == 1;
    }

    private static Condition is(int district, int no) {
        return CLOCK_RECOUNT.DISTRICT_ID.eq(district).and(CLOCK_RECOUNT.NO.eq(no));
    }

    private static Condition in(RecountState state) {
        return CLOCK_RECOUNT.STATE.eq(state.name());
    }

    private static RecountRun run(Record r) {
        return new RecountRun(
                r.get(CLOCK_RECOUNT.DISTRICT_ID),
                r.get(CLOCK_RECOUNT.NO),
                r.get(CLOCK_RECOUNT.CAUSE),
                r.get(CLOCK_RECOUNT.SUBJECT),
                r.get(CLOCK_RECOUNT.STARTED_BY),
                r.get(CLOCK_RECOUNT.CREATED_AT),
                RecountState.valueOf(r.get(CLOCK_RECOUNT.STATE)),
                r.get(CLOCK_RECOUNT.CURSOR),
                r.get(CLOCK_RECOUNT.TOTAL),
                r.get(CLOCK_RECOUNT.LOOKED),
                r.get(CLOCK_RECOUNT.CHANGED),
                r.get(CLOCK_RECOUNT.FAILED),
                Duration.ofMillis(r.get(CLOCK_RECOUNT.WORK_MS)),
                r.get(CLOCK_RECOUNT.CHANGED_AT));
    }
}
