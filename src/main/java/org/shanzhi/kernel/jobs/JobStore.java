package org.shanzhi.kernel.jobs;

import static org.shanzhi.db.Tables.JOB;
import static org.shanzhi.db.Tables.JOB_ROW;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.ServiceCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code job} and {@code job_row}. */
@Component
class JobStore {
    private static final Condition UNFINISHED = JOB.STATE.in(JobState.WAITING.name(), JobState.RUNNING.name());

    private final DSLContext dsl;
    private final TransactionOperations transactions;
    private final JsonMapper json;
    private final Clock clock;

    JobStore(DSLContext dsl, TransactionOperations transactions, JsonMapper json, Clock clock) {
        this.dsl = dsl;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    void insert(UUID id, JobRequest request) {
        transactions.executeWithoutResult(transaction -> {
            if (request.alone()) {
                refuseSecond(request);
            }
            dsl.insertInto(JOB)
                    .set(JOB.DISTRICT_ID, request.districtId())
                    .set(JOB.ID, id)
                    .set(JOB.KIND, request.kind())
                    .set(JOB.STATE, JobState.WAITING.name())
                    .set(JOB.TOTAL, request.total())
                    .set(JOB.STARTED_BY, request.startedBy())
                    .set(JOB.CREATED_AT, clock.instant())
                    .set(JOB.CHANGED_AT, clock.instant())
                    .execute();
        });
    }

    private void refuseSecond(JobRequest request) {
        dsl.fetch("select pg_advisory_xact_lock(hashtextextended(?, 1))", request.districtId() + "\n" + request.kind());
        var running =
                dsl.fetchExists(JOB, JOB.DISTRICT_ID.eq(request.districtId()), JOB.KIND.eq(request.kind()), UNFINISHED);
        if (running) {
            throw new Refused(ServiceCode.JOB_ALREADY_RUNNING);
        }
    }

    /**
     * Writes where the work is, with the rows since the last time.
     *
     * @return whether it should go on: nobody has cancelled it, and nobody has taken this node for dead
     */
    boolean write(int districtId, UUID id, Step step) {
        return transactions.execute(transaction -> {
            if (!step.rows().isEmpty()) {
                dsl.execute("""
                        insert into job_row (district_id, job_id, row_no, result)
                        select ?, ?, ? + ordinality - 1, value from jsonb_array_elements(?::jsonb) with ordinality
                        on conflict do nothing""", districtId, id, step.firstRow(), "[" + String.join(",", step.rows()) + "]");
            }
            var cancel = dsl.update(JOB)
                    .set(JOB.STATE, step.state().name())
                    .set(JOB.DONE, step.done())
                    .set(JOB.TOTAL, step.total())
                    .set(JOB.FAILURE, step.failure() == null ? null : json.writeValueAsString(step.failure()))
                    .set(JOB.CHANGED_AT, clock.instant())
                    .where(is(districtId, id), UNFINISHED)
                    .returning(JOB.CANCEL)
                    .fetchOne(JOB.CANCEL);
            return Boolean.FALSE.equals(cancel);
        });
    }

    /** @param rows as JSON, since the last step, numbered from {@code firstRow} on */
    record Step(JobState state, int done, int total, int firstRow, List<String> rows, JobView.Failure failure) {}

    Optional<Record> find(int districtId, UUID id) {
        return dsl.selectFrom(JOB).where(is(districtId, id)).fetchOptional();
    }

    Optional<JobView.Failure> failure(Record job) {
        return Optional.ofNullable(job.get(JOB.FAILURE)).map(text -> json.readValue(text, JobView.Failure.class));
    }

    List<JsonNode> rows(int districtId, UUID id, int after, int limit) {
        return dsl.select(JOB_ROW.RESULT)
                .from(JOB_ROW)
                .where(JOB_ROW.DISTRICT_ID.eq(districtId), JOB_ROW.JOB_ID.eq(id), JOB_ROW.ROW_NO.gt(after))
                .orderBy(JOB_ROW.ROW_NO)
                .limit(limit)
                .fetch(row -> json.readTree(row.value1().data()));
    }

    void cancel(int districtId, UUID id) {
        dsl.update(JOB)
                .set(JOB.CANCEL, true)
                .where(is(districtId, id), UNFINISHED)
                .execute();
    }

    /** Work that has not been heard of since: its node is dead. */
    int failSilentSince(Instant instant) {
        var interrupted = new JobView.Failure(ServiceCode.JOB_INTERRUPTED.name(), List.of());
        return dsl.update(JOB)
                .set(JOB.STATE, JobState.FAILED.name())
                .set(JOB.FAILURE, json.writeValueAsString(interrupted))
                .set(JOB.CHANGED_AT, clock.instant())
                .where(UNFINISHED, JOB.CHANGED_AT.lt(instant))
                .execute();
    }

    void forgetBefore(Instant instant) {
        var old = DSL.select(JOB.DISTRICT_ID, JOB.ID).from(JOB).where(DSL.not(UNFINISHED), JOB.CHANGED_AT.lt(instant));
        dsl.deleteFrom(JOB_ROW)
                .where(DSL.row(JOB_ROW.DISTRICT_ID, JOB_ROW.JOB_ID).in(old))
                .execute();
        dsl.deleteFrom(JOB)
                .where(DSL.not(UNFINISHED), JOB.CHANGED_AT.lt(instant))
                .execute();
    }

    private static Condition is(int districtId, UUID id) {
        return JOB.DISTRICT_ID.eq(districtId).and(JOB.ID.eq(id));
    }
}
