package org.shanzhi.matter.export;

import static org.shanzhi.db.Tables.EXPORT_RUN;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.shanzhi.access.Vault;
import org.shanzhi.kernel.blobs.Attachments;
import org.shanzhi.matter.ExportFormat;
import org.shanzhi.matter.ExportPurpose;
import org.shanzhi.matter.MatterExports.Wish;
import org.shanzhi.matter.PartyField;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** The table {@code export_run}. */
@Component
public class ExportStore implements Attachments {
    /** How long a file lies ready to be fetched. */
    public static final Duration KEPT = Duration.ofDays(1);

    private final DSLContext db;
    private final Vault vault;
    private final Clock clock;

    ExportStore(DSLContext db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param until when the file goes; null before it is whole */
    public record Run(
            int district,
            UUID id,
            int madeBy,
            int unit,
            ExportFormat format,
            String list,
            ExportPurpose purpose,
            String words,
            UUID job,
            Integer matters,
            UUID file,
            Instant createdAt,
            Instant until,
            List<PartyField> fields,
            List<Long> matterIds) {}

    public void add(Caller by, UUID id, Wish wish, String words, UUID job) {
        add(by, id, wish, words, job, List.of(), List.of());
    }

    /** A list in clear, of stated matters, that nobody has allowed yet. */
    public void addInClear(Caller by, UUID id, Wish wish, String words, List<PartyField> fields, List<Long> matterIds) {
        add(by, id, wish, words, null, fields, matterIds);
    }

    private void add(
            Caller by, UUID id, Wish wish, String words, UUID job, List<PartyField> fields, List<Long> matterIds) {
        byte[] sealed = vault.wrap(by.district(), words.getBytes(StandardCharsets.UTF_8), context(id));
        db.insertInto(EXPORT_RUN)
                .set(EXPORT_RUN.DISTRICT_ID, by.district())
                .set(EXPORT_RUN.ID, id)
                .set(EXPORT_RUN.MADE_BY, by.staffId())
                .set(EXPORT_RUN.UNIT_ID, by.unitId())
                .set(EXPORT_RUN.FORMAT, wish.format().name())
                .set(EXPORT_RUN.LIST, wish.list())
                .set(EXPORT_RUN.PURPOSE, wish.purpose().name())
                .set(EXPORT_RUN.WORDS_ENC, sealed)
                .set(EXPORT_RUN.JOB_ID, job)
                .set(EXPORT_RUN.FIELDS, fields.stream().map(Enum::name).toArray(String[]::new))
                .set(EXPORT_RUN.MATTER_IDS, matterIds.toArray(Long[]::new))
                .set(EXPORT_RUN.CREATED_AT, clock.instant())
                .execute();
    }

    /** What was allowed is at work. */
    void started(int district, UUID id, UUID job) {
        db.update(EXPORT_RUN)
                .set(EXPORT_RUN.JOB_ID, job)
                .where(is(district, id))
                .execute();
    }

    void ready(int district, UUID id, UUID file, int matters) {
        db.update(EXPORT_RUN)
                .set(EXPORT_RUN.FILE_ID, file)
                .set(EXPORT_RUN.MATTERS, matters)
                .set(EXPORT_RUN.READY_AT, clock.instant())
                .where(is(district, id))
                .execute();
    }

    public Optional<Run> find(int district, UUID id) {
        return db.selectFrom(EXPORT_RUN).where(is(district, id)).fetchOptional(this::run);
    }

    /** Relies on export_run_own. */
    public List<Run> own(Caller by, int most) {
        return db.selectFrom(EXPORT_RUN)
                .where(EXPORT_RUN.DISTRICT_ID.eq(by.district()), EXPORT_RUN.MADE_BY.eq(by.staffId()))
                .orderBy(EXPORT_RUN.CREATED_AT.desc())
                .limit(most)
                .fetch(this::run);
    }

    /** Relies on export_run_listed. */
    public List<Run> all(int district, Instant before, int most) {
        return db.selectFrom(EXPORT_RUN)
                .where(EXPORT_RUN.DISTRICT_ID.eq(district), EXPORT_RUN.CREATED_AT.lt(before))
                .orderBy(EXPORT_RUN.CREATED_AT.desc(), EXPORT_RUN.ID)
                .limit(most)
                .fetch(this::run);
    }

    /** Relies on export_run_kept. */
    List<Run> kept(Instant before) {
        return db.selectFrom(EXPORT_RUN)
                .where(EXPORT_RUN.READY_AT.lt(before), EXPORT_RUN.FILE_ID.isNotNull())
                .fetch(this::run);
    }

    void forgetFile(int district, UUID id) {
        db.update(EXPORT_RUN)
                .setNull(EXPORT_RUN.FILE_ID)
                .where(is(district, id))
                .execute();
    }

    @Override
    public Set<UUID> attached(int district, Collection<UUID> files) {
        return db.select(EXPORT_RUN.FILE_ID)
                .from(EXPORT_RUN)
                .where(EXPORT_RUN.DISTRICT_ID.eq(district), EXPORT_RUN.FILE_ID.in(files))
                .fetchSet(EXPORT_RUN.FILE_ID);
    }

    private Run run(Record r) {
        int district = r.get(EXPORT_RUN.DISTRICT_ID);
        UUID id = r.get(EXPORT_RUN.ID);
        Instant ready = r.get(EXPORT_RUN.READY_AT);
        return new Run(
                district,
                id,
                r.get(EXPORT_RUN.MADE_BY),
                r.get(EXPORT_RUN.UNIT_ID),
                ExportFormat.valueOf(r.get(EXPORT_RUN.FORMAT)),
                r.get(EXPORT_RUN.LIST),
                ExportPurpose.valueOf(r.get(EXPORT_RUN.PURPOSE)),
                new String(vault.unwrap(district, r.get(EXPORT_RUN.WORDS_ENC), context(id)), StandardCharsets.UTF_8),
                r.get(EXPORT_RUN.JOB_ID),
                r.get(EXPORT_RUN.MATTERS),
                r.get(EXPORT_RUN.FILE_ID),
                r.get(EXPORT_RUN.CREATED_AT),
                ready == null ? null : ready.plus(KEPT),
                Stream.of(r.get(EXPORT_RUN.FIELDS)).map(PartyField::valueOf).toList(),
                List.of(r.get(EXPORT_RUN.MATTER_IDS)));
    }

    private static byte[] context(UUID id) {
        return ("export " + id).getBytes(StandardCharsets.UTF_8);
    }

    private static Condition is(int district, UUID id) {
        return EXPORT_RUN.DISTRICT_ID.eq(district).and(EXPORT_RUN.ID.eq(id));
    }
}
