package org.shanzhi.intake.imports;

import static org.shanzhi.db.Tables.IMPORT_KEY;
import static org.shanzhi.db.Tables.IMPORT_ROW;
import static org.shanzhi.db.Tables.IMPORT_RUN;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.shanzhi.access.Vault;
import org.shanzhi.intake.ImportSheet;
import org.shanzhi.intake.ImportState;
import org.shanzhi.kernel.blobs.StoredFile;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of imports but the profiles. */
@Component
public class ImportStore {
    private final DSLContext db;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    ImportStore(DSLContext db, Vault vault, JsonMapper json, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    public UUID add(Caller by, StoredFile file, String name, String profile) {
        var id = UUID.randomUUID();
        db.insertInto(IMPORT_RUN)
                .set(IMPORT_RUN.DISTRICT_ID, by.district())
                .set(IMPORT_RUN.ID, id)
                .set(IMPORT_RUN.PROFILE, profile)
                .set(IMPORT_RUN.NAME_ENC, vault.wrap(by.district(), name.getBytes(StandardCharsets.UTF_8), context(id)))
                .set(IMPORT_RUN.FILE_ID, file.id())
                .set(IMPORT_RUN.FILE_SHA256, HexFormat.of().parseHex(file.sha256()))
                .set(IMPORT_RUN.STATE, ImportState.NEW.name())
                .set(IMPORT_RUN.STARTED_BY, by.staffId())
                .set(IMPORT_RUN.UNIT_ID, by.unitId())
                .set(IMPORT_RUN.CREATED_AT, clock.instant())
                .set(IMPORT_RUN.CHANGED_AT, clock.instant())
                .execute();
        return id;
    }

    public Optional<ImportSheet> find(int district, UUID id) {
        return db.selectFrom(IMPORT_RUN).where(is(district, id)).fetchOptional(this::sheet);
    }

    /** The newest first. Relies on import_run_listed. */
    public List<ImportSheet> newest(int district, int limit) {
        return db.selectFrom(IMPORT_RUN)
                .where(IMPORT_RUN.DISTRICT_ID.eq(district))
                .orderBy(IMPORT_RUN.CREATED_AT.desc())
                .limit(limit)
                .fetch(this::sheet);
    }

    /** When the same file was taken over before. */
    public Optional<Instant> takenBefore(int district, UUID id) {
        var same = DSL.select(IMPORT_RUN.FILE_SHA256).from(IMPORT_RUN).where(is(district, id));
        return db.select(DSL.max(IMPORT_RUN.CHANGED_AT))
                .from(IMPORT_RUN)
                .where(IMPORT_RUN.DISTRICT_ID.eq(district), IMPORT_RUN.FILE_SHA256.eq(same))
                .and(IMPORT_RUN.STATE.eq(ImportState.DONE.name()).and(IMPORT_RUN.ID.ne(id)))
                .fetchOptional(0, Instant.class);
    }

    UUID file(int district, UUID id) {
        return db.select(IMPORT_RUN.FILE_ID)
                .from(IMPORT_RUN)
                .where(is(district, id))
                .fetchOptional(IMPORT_RUN.FILE_ID)
                .orElse(null);
    }

    public void choose(int district, UUID id, String profile) {
        db.update(IMPORT_RUN)
                .set(IMPORT_RUN.PROFILE, profile)
                .set(IMPORT_RUN.TESTED, false)
                .set(IMPORT_RUN.CHANGED_AT, clock.instant())
                .where(is(district, id), IMPORT_RUN.BEGUN.isFalse())
                .execute();
    }

    /** The first of the two ways to begin: everything counted or noted before is forgotten. */
    public boolean beginAnew(int district, UUID id, ImportState as) {
        int changed = db.update(IMPORT_RUN)
                .set(IMPORT_RUN.STATE, as.name())
                .set(IMPORT_RUN.TESTED, as == ImportState.RUNNING ? IMPORT_RUN.TESTED : DSL.inline(false))
                .set(IMPORT_RUN.BEGUN, as == ImportState.RUNNING)
                .set(counts(0, new ImportSheet.Counts(0, 0, 0, 0, 0)))
                .setNull(IMPORT_RUN.FAILURE)
                .where(is(district, id), notAtWork(), IMPORT_RUN.BEGUN.isFalse())
                .execute();
        if (changed == 1) {
            db.deleteFrom(IMPORT_ROW)
                    .where(IMPORT_ROW.DISTRICT_ID.eq(district), IMPORT_ROW.IMPORT_ID.eq(id))
                    .execute();
        }
        return changed == 1;
    }

    /** The second: it goes on behind the last row that is settled. */
    public boolean goOn(int district, UUID id) {
        return db.update(IMPORT_RUN)
                        .set(IMPORT_RUN.STATE, ImportState.RUNNING.name())
                        .setNull(IMPORT_RUN.FAILURE)
                        .set(IMPORT_RUN.CHANGED_AT, clock.instant())
                        .where(is(district, id), notAtWork(), IMPORT_RUN.BEGUN.isTrue())
                        .and(IMPORT_RUN.STATE.ne(ImportState.DONE.name()))
                        .execute()
                == 1;
    }

    private static Condition notAtWork() {
        return IMPORT_RUN.STATE.notIn(ImportState.TESTING.name(), ImportState.RUNNING.name());
    }

    /** The work on it, and for whom it is done. */
    public void work(Caller by, UUID id, UUID job) {
        db.update(IMPORT_RUN)
                .set(IMPORT_RUN.JOB_ID, job)
                .set(IMPORT_RUN.STARTED_BY, by.staffId())
                .set(IMPORT_RUN.UNIT_ID, by.unitId())
                .where(is(by.district(), id))
                .execute();
    }

    public void total(int district, UUID id, int total) {
        db.update(IMPORT_RUN)
                .set(IMPORT_RUN.TOTAL, total)
                .where(is(district, id))
                .execute();
    }

    /** Only from work to its end, so that whoever comes late changes nothing. */
    public void end(int district, UUID id, ImportState as, ImportSheet.Failure failure) {
        db.update(IMPORT_RUN)
                .set(IMPORT_RUN.STATE, as.name())
                .set(IMPORT_RUN.TESTED, as == ImportState.TESTED ? DSL.inline(true) : IMPORT_RUN.TESTED)
                .set(IMPORT_RUN.FAILURE, failure == null ? null : JSONB.valueOf(json.writeValueAsString(failure)))
                .set(IMPORT_RUN.CHANGED_AT, clock.instant())
                .where(is(district, id))
                .and(IMPORT_RUN.STATE.in(ImportState.TESTING.name(), ImportState.RUNNING.name()))
                .execute();
    }

    /** What is known of these hashes: the matter of each. Relies on import_key_pkey. */
    Map<ByteBuffer, Long> known(int district, Collection<byte[]> keys) {
        var known = new HashMap<ByteBuffer, Long>();
        db.select(IMPORT_KEY.KEY, IMPORT_KEY.MATTER_ID)
                .from(IMPORT_KEY)
                .where(IMPORT_KEY.DISTRICT_ID.eq(district))
                .and(IMPORT_KEY.KEY.eq(DSL.any(keys.toArray(byte[][]::new))))
                .forEach(row -> known.put(ByteBuffer.wrap(row.value1()), row.value2()));
        return known;
    }

    /**
     * Writes what came of a block of rows, within the transaction that registers its matters.
     *
     * @throws IllegalStateException when somebody else has settled these rows, or the import was cancelled: nothing is done
     */
    void settle(DSLContext transaction, Settled s) {
        int changed = transaction
                .update(IMPORT_RUN)
                .set(counts(s.from() + s.lines(), s.counts()))
                .where(is(s.district(), s.id()), IMPORT_RUN.NEXT_ROW.eq(s.from()))
                .and(IMPORT_RUN.STATE.in(ImportState.TESTING.name(), ImportState.RUNNING.name()))
                .execute();
        if (changed != 1) throw new Overtaken();
        var rows = s.rows();
        transaction.execute(
                """
                insert into import_row (district_id, import_id, row_no, outcome, matter_id, problems)
                select ?, ?, * from unnest(?::int[], ?::text[], ?::bigint[], ?::jsonb[])""",
                s.district(),
                s.id(),
                rows.stream().map(RowResult::no).toArray(Integer[]::new),
                rows.stream().map(r -> r.outcome().name()).toArray(String[]::new),
                rows.stream().map(RowResult::matterId).toArray(Long[]::new),
                rows.stream()
                        .map(r -> r.problems().isEmpty() ? null : json.writeValueAsString(r.problems()))
                        .toArray(String[]::new));
        if (s.keys().isEmpty()) return;
        transaction.execute(
                "insert into import_key (district_id, key, matter_id) select ?, * from unnest(?::bytea[], ?::bigint[])",
                s.district(),
                s.keys().keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new),
                s.keys().values().toArray(Long[]::new));
    }

    /** Somebody else goes on with this import. */
    static final class Overtaken extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("These rows are no longer this work's to settle");
        }
    }

    /**
     * @param from how many lines were settled before
     * @param lines how many these are, empty ones among them
     * @param counts of all lines so far
     * @param keys new ones, each with its matter
     */
    record Settled(
            int district,
            UUID id,
            int from,
            int lines,
            ImportSheet.Counts counts,
            List<RowResult> rows,
            Map<ByteBuffer, Long> keys) {}

    /** Those that were not taken, in the order of the file. Relies on import_row_wanting. */
    public List<RowResult> wanting(int district, UUID id, int after, int limit) {
        return rows(district, id, after, limit, IMPORT_ROW.OUTCOME.ne(RowResult.Outcome.TAKEN.name()));
    }

    /** All that are no empty lines. */
    public List<RowResult> rows(int district, UUID id, int after, int limit) {
        return rows(district, id, after, limit, DSL.noCondition());
    }

    private List<RowResult> rows(int district, UUID id, int after, int limit, Condition which) {
        return db.selectFrom(IMPORT_ROW)
                .where(IMPORT_ROW.DISTRICT_ID.eq(district), IMPORT_ROW.IMPORT_ID.eq(id), IMPORT_ROW.ROW_NO.gt(after))
                .and(which)
                .orderBy(IMPORT_ROW.ROW_NO)
                .limit(limit)
                .fetch(this::row);
    }

    private RowResult row(Record r) {
        JSONB problems = r.get(IMPORT_ROW.PROBLEMS);
        return new RowResult(
                r.get(IMPORT_ROW.ROW_NO),
                RowResult.Outcome.valueOf(r.get(IMPORT_ROW.OUTCOME)),
                r.get(IMPORT_ROW.MATTER_ID),
                problems == null ? List.of() : json.readValue(problems.data(), new TypeReference<>() {}));
    }

    /** Imports at work, in every district. */
    List<InDistrict> atWork() {
        return db.selectFrom(IMPORT_RUN)
                .where(IMPORT_RUN.STATE.in(ImportState.TESTING.name(), ImportState.RUNNING.name()))
                .fetch(r -> new InDistrict(r.get(IMPORT_RUN.DISTRICT_ID), sheet(r)));
    }

    record InDistrict(int district, ImportSheet sheet) {}

    /** Those whose file is to go: done before {@code done}, or left lying since {@code left}. Relies on import_run_kept. */
    List<InDistrict> filesToForget(Instant done, Instant left) {
        var over = IMPORT_RUN.STATE.eq(ImportState.DONE.name()).and(IMPORT_RUN.CHANGED_AT.lt(done));
        return db.selectFrom(IMPORT_RUN)
                .where(IMPORT_RUN.FILE_ID.isNotNull(), notAtWork(), over.or(IMPORT_RUN.CHANGED_AT.lt(left)))
                .fetch(r -> new InDistrict(r.get(IMPORT_RUN.DISTRICT_ID), sheet(r)));
    }

    void forgetFile(int district, UUID id) {
        db.update(IMPORT_RUN)
                .setNull(IMPORT_RUN.FILE_ID)
                .setNull(IMPORT_RUN.NAME_ENC)
                .where(is(district, id))
                .execute();
    }

    private Map<org.jooq.Field<?>, Object> counts(int next, ImportSheet.Counts counts) {
        var row = new HashMap<org.jooq.Field<?>, Object>();
        row.put(IMPORT_RUN.NEXT_ROW, next);
        row.put(IMPORT_RUN.TAKEN, counts.taken());
        row.put(IMPORT_RUN.ANSWERED, counts.answered());
        row.put(IMPORT_RUN.DUPLICATES, counts.duplicates());
        row.put(IMPORT_RUN.WRONG, counts.wrong());
        row.put(IMPORT_RUN.EMPTY, counts.empty());
        row.put(IMPORT_RUN.CHANGED_AT, clock.instant());
        return row;
    }

    private ImportSheet sheet(Record r) {
        UUID id = r.get(IMPORT_RUN.ID);
        byte[] name = r.get(IMPORT_RUN.NAME_ENC);
        JSONB failure = r.get(IMPORT_RUN.FAILURE);
        return new ImportSheet(
                id,
                Optional.ofNullable(name)
                        .map(n -> new String(
                                vault.unwrap(r.get(IMPORT_RUN.DISTRICT_ID), n, context(id)), StandardCharsets.UTF_8)),
                r.get(IMPORT_RUN.PROFILE),
                ImportState.valueOf(r.get(IMPORT_RUN.STATE)),
                r.get(IMPORT_RUN.TESTED),
                r.get(IMPORT_RUN.BEGUN),
                r.get(IMPORT_RUN.STARTED_BY),
                r.get(IMPORT_RUN.UNIT_ID),
                r.get(IMPORT_RUN.JOB_ID),
                r.get(IMPORT_RUN.NEXT_ROW),
                r.get(IMPORT_RUN.TOTAL),
                new ImportSheet.Counts(
                        r.get(IMPORT_RUN.TAKEN),
                        r.get(IMPORT_RUN.ANSWERED),
                        r.get(IMPORT_RUN.DUPLICATES),
                        r.get(IMPORT_RUN.WRONG),
                        r.get(IMPORT_RUN.EMPTY)),
                Optional.ofNullable(failure).map(f -> json.readValue(f.data(), ImportSheet.Failure.class)),
                r.get(IMPORT_RUN.CREATED_AT),
                r.get(IMPORT_RUN.CHANGED_AT));
    }

    private static byte[] context(UUID id) {
        return ("import name " + id).getBytes(StandardCharsets.UTF_8);
    }

    private static Condition is(int district, UUID id) {
        return IMPORT_RUN.DISTRICT_ID.eq(district).and(IMPORT_RUN.ID.eq(id));
    }
}
