package org.shanzhi.access.store;

import static org.shanzhi.db.Tables.APPROVAL;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.shanzhi.access.Approval;
import org.shanzhi.access.ApprovalState;
import org.shanzhi.kernel.crypto.KeyWrap;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What two people decide, in the database; what they typed is sealed. */
@Component
public class ApprovalStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> REFERENCES = new TypeReference<>() {};

    private final DSLContext db;
    private final KeyWrap keys;

    ApprovalStore(DSLContext db, KeyWrap keys) {
        this.db = db;
        this.keys = keys;
    }

    public void insert(Approval asked) {
        db.insertInto(APPROVAL)
                .set(APPROVAL.DISTRICT_ID, asked.district())
                .set(APPROVAL.ID, asked.id())
                .set(APPROVAL.KIND, asked.kind())
                .set(APPROVAL.REFS, JSONB.jsonb(JSON.writeValueAsString(asked.references())))
                .set(APPROVAL.SUBJECT, asked.subject())
                .set(APPROVAL.REASON_ENC, sealed(asked.district(), asked.id(), asked.reason()))
                .set(APPROVAL.ASKED_BY, asked.askedBy())
                .set(APPROVAL.ASKED_UNIT, asked.askedUnit())
                .set(APPROVAL.ASKED_AT, asked.askedAt())
                .set(APPROVAL.EXPIRES_AT, asked.expiresAt())
                .set(APPROVAL.STATE, asked.state().name())
                .execute();
    }

    /** Keeps everybody else from deciding it until the transaction ends. */
    public Optional<Approval> hold(int district, UUID id) {
        return db.selectFrom(APPROVAL).where(is(district, id)).forUpdate().fetchOptional(this::approval);
    }

    /** @param by 0 when nobody decided */
    public Approval close(Approval asked, ApprovalState state, int by, String why, Instant now) {
        return db.update(APPROVAL)
                .set(APPROVAL.STATE, state.name())
                .set(APPROVAL.DECIDED_BY, by == 0 ? null : by)
                .set(APPROVAL.DECISION_ENC, why.isEmpty() ? null : sealed(asked.district(), asked.id(), why))
                .set(APPROVAL.CLOSED_AT, now)
                .where(is(asked.district(), asked.id()))
                .returning()
                .fetchSingle(this::approval);
    }

    /** What waits, the oldest first. Relies on approval_open. */
    public List<Approval> open(int district) {
        return db.selectFrom(APPROVAL)
                .where(APPROVAL.DISTRICT_ID.eq(district), open())
                .orderBy(APPROVAL.ASKED_AT)
                .fetch(this::approval);
    }

    /** What nobody decided in time, of all districts. */
    public List<Approval> late(Instant now) {
        return db.selectFrom(APPROVAL)
                .where(open(), APPROVAL.EXPIRES_AT.le(now))
                .orderBy(APPROVAL.DISTRICT_ID, APPROVAL.ASKED_AT)
                .fetch(this::approval);
    }

    /** Relies on approval_own. */
    public List<Approval> own(int district, int staff, int most) {
        return db.selectFrom(APPROVAL)
                .where(APPROVAL.DISTRICT_ID.eq(district), APPROVAL.ASKED_BY.eq(staff))
                .orderBy(APPROVAL.ASKED_AT.desc())
                .limit(most)
                .fetch(this::approval);
    }

    /** Relies on approval_over. */
    public List<Approval> over(int district, Collection<String> kinds, Instant before, int most) {
        return db.selectFrom(APPROVAL)
                .where(APPROVAL.DISTRICT_ID.eq(district), APPROVAL.CLOSED_AT.lt(before), APPROVAL.KIND.in(kinds))
                .and(APPROVAL.STATE.ne(ApprovalState.OPEN.name()))
                .orderBy(APPROVAL.CLOSED_AT.desc(), APPROVAL.ID)
                .limit(most)
                .fetch(this::approval);
    }

    private Approval approval(Record r) {
        int district = r.get(APPROVAL.DISTRICT_ID);
        UUID id = r.get(APPROVAL.ID);
        Integer decidedBy = r.get(APPROVAL.DECIDED_BY);
        byte[] decision = r.get(APPROVAL.DECISION_ENC);
        return new Approval(
                district,
                id,
                r.get(APPROVAL.KIND),
                JSON.readValue(r.get(APPROVAL.REFS).data(), REFERENCES),
                r.get(APPROVAL.SUBJECT),
                clear(district, id, r.get(APPROVAL.REASON_ENC)),
                r.get(APPROVAL.ASKED_BY),
                r.get(APPROVAL.ASKED_UNIT),
                r.get(APPROVAL.ASKED_AT),
                r.get(APPROVAL.EXPIRES_AT),
                ApprovalState.valueOf(r.get(APPROVAL.STATE)),
                decidedBy == null ? 0 : decidedBy,
                decision == null ? "" : clear(district, id, decision),
                r.get(APPROVAL.CLOSED_AT));
    }

    private byte[] sealed(int district, UUID id, String words) {
        return keys.wrap(district, words.getBytes(StandardCharsets.UTF_8), context(id));
    }

    private String clear(int district, UUID id, byte[] sealed) {
        return new String(keys.unwrap(district, sealed, context(id)), StandardCharsets.UTF_8);
    }

    private static byte[] context(UUID id) {
        return ("approval " + id).getBytes(StandardCharsets.UTF_8);
    }

    private static Condition open() {
        return APPROVAL.STATE.eq(ApprovalState.OPEN.name());
    }

    private static Condition is(int district, UUID id) {
        return APPROVAL.DISTRICT_ID.eq(district).and(APPROVAL.ID.eq(id));
    }
}
