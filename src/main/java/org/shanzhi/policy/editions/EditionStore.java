package org.shanzhi.policy.editions;

import static org.shanzhi.db.Tables.DEADLINE_EDITION;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.shanzhi.policy.DeadlineEdition;
import org.shanzhi.policy.RowChange;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The editions of deadlines in the database. */
public final class EditionStore {
    private static final ObjectMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, RowChange>> CHANGES = new TypeReference<>() {};

    private final DSLContext db;

    public EditionStore(DSLContext db) {
        this.db = db;
    }

    /** All of them, drafts too, the oldest first. */
    public List<DeadlineEdition> all(int district) {
        return db.selectFrom(DEADLINE_EDITION)
                .where(DEADLINE_EDITION.DISTRICT_ID.eq(district))
                .orderBy(DEADLINE_EDITION.EDITION)
                .fetch(EditionStore::edition);
    }

    public Optional<DeadlineEdition> find(int district, int edition) {
        return db.selectFrom(DEADLINE_EDITION)
                .where(DEADLINE_EDITION.DISTRICT_ID.eq(district), DEADLINE_EDITION.EDITION.eq(edition))
                .fetchOptional(EditionStore::edition);
    }

    /** Keeps everybody else from drafting and publishing in the district until the transaction ends. */
    public void hold(int district) {
        db.execute("select pg_advisory_xact_lock(hashtext('deadline-editions'), {0})", org.jooq.impl.DSL.val(district));
    }

    public void insert(int district, DeadlineEdition draft) {
        db.insertInto(DEADLINE_EDITION)
                .set(DEADLINE_EDITION.DISTRICT_ID, district)
                .set(DEADLINE_EDITION.EDITION, draft.edition())
                .set(DEADLINE_EDITION.CHANGES, JSONB.valueOf(JSON.writeValueAsString(draft.changes())))
                .set(DEADLINE_EDITION.REASON, draft.reason())
                .set(DEADLINE_EDITION.BASED_ON, draft.basedOn())
                .set(DEADLINE_EDITION.MOVES_FROM, draft.movesFrom())
                .set(DEADLINE_EDITION.DRAFTED_BY, draft.draftedBy())
                .set(DEADLINE_EDITION.DRAFTED_AT, draft.draftedAt())
                .execute();
    }

    public void publish(int district, int edition, int by, Instant now) {
        db.update(DEADLINE_EDITION)
                .set(DEADLINE_EDITION.PUBLISHED_BY, by)
                .set(DEADLINE_EDITION.PUBLISHED_AT, now)
                .where(DEADLINE_EDITION.DISTRICT_ID.eq(district), DEADLINE_EDITION.EDITION.eq(edition))
                .execute();
    }

    private static DeadlineEdition edition(Record r) {
        Map<String, RowChange> changes =
                JSON.readValue(r.get(DEADLINE_EDITION.CHANGES).data(), CHANGES);
        return new DeadlineEdition(
                r.get(DEADLINE_EDITION.EDITION),
                changes,
                r.get(DEADLINE_EDITION.REASON),
                r.get(DEADLINE_EDITION.BASED_ON),
                r.get(DEADLINE_EDITION.MOVES_FROM),
                r.get(DEADLINE_EDITION.DRAFTED_BY),
                r.get(DEADLINE_EDITION.DRAFTED_AT),
                r.get(DEADLINE_EDITION.PUBLISHED_BY),
                r.get(DEADLINE_EDITION.PUBLISHED_AT));
    }
}
