package org.shanzhi.notify.store;

import static org.shanzhi.db.Tables.OUTGOING;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.MediumStatus;
import org.shanzhi.notify.Undelivered;
import org.springframework.stereotype.Component;

/** The outbox as an administrator sees it. */
@Component
public class OutboxView {
    /** Its reader's own doing, and nothing to mend. */
    private static final String SWITCHED_OFF = "SWITCHED_OFF";

    private final DSLContext db;

    OutboxView(DSLContext db) {
        this.db = db;
    }

    /** What became of a medium's messages. */
    public record Week(Medium medium, int waiting, int held, int carried, Instant lastCarried, String failure) {
        static Week none(Medium medium) {
            return new Week(medium, 0, 0, 0, null, null);
        }

        public MediumStatus of(boolean offered, String host) {
            return new MediumStatus(medium, offered, host, waiting, held, carried, lastCarried, failure);
        }
    }

    /** Of every medium. */
    public Map<Medium, Week> week(int district, Instant since) {
        var week = new EnumMap<Medium, Week>(Medium.class);
        for (Medium medium : Medium.values()) week.put(medium, Week.none(medium));
        db.fetch("""
                        select medium,
                               count(*) filter (where due_at is not null and not (held and tries = 0)) as waiting,
                               count(*) filter (where due_at is not null and held and tries = 0) as held,
                               count(carried_at) as carried,
                               max(carried_at) as last_carried,
                               (array_agg(failure order by id desc) filter (where failure <> {2}))[1] as failure
                          from outgoing
                         where district_id = {0} and queued_at >= {1}
                         group by medium
                        """, DSL.val(district), DSL.val(since, OUTGOING.QUEUED_AT), DSL.inline(SWITCHED_OFF))
                .forEach(r -> {
                    Medium medium = Medium.valueOf(r.get("medium", String.class));
                    week.put(
                            medium,
                            new Week(
                                    medium,
                                    r.get("waiting", Integer.class),
                                    r.get("held", Integer.class),
                                    r.get("carried", Integer.class),
                                    r.get(DSL.field("last_carried", OUTGOING.CARRIED_AT.getDataType())),
                                    r.get("failure", String.class)));
                });
        return week;
    }

    /** Given up, or failed and tried again, the newest first. */
    public List<Undelivered> undelivered(int district, int most) {
        return db.selectFrom(OUTGOING)
                .where(OUTGOING.DISTRICT_ID.eq(district), OUTGOING.FAILURE.ne(SWITCHED_OFF))
                .and(OUTGOING.GIVEN_UP_AT.isNotNull().or(OUTGOING.DUE_AT.isNotNull()))
                .orderBy(OUTGOING.ID.desc())
                .limit(most)
                .fetch(r -> new Undelivered(
                        r.get(OUTGOING.ID),
                        r.get(OUTGOING.STAFF_ID),
                        Medium.valueOf(r.get(OUTGOING.MEDIUM)),
                        r.get(OUTGOING.QUEUED_AT),
                        r.get(OUTGOING.TRIES),
                        r.get(OUTGOING.FAILURE),
                        r.get(OUTGOING.DUE_AT)));
    }

    /** False when it was not given up. As often tried as once: it keeps its id and what goes along with it. */
    public boolean again(int district, long id, Instant now) {
        return db.update(OUTGOING)
                        .set(OUTGOING.DUE_AT, now)
                        .set(OUTGOING.TRIES, 1)
                        .setNull(OUTGOING.GIVEN_UP_AT)
                        .where(OUTGOING.DISTRICT_ID.eq(district), OUTGOING.ID.eq(id), OUTGOING.GIVEN_UP_AT.isNotNull())
                        .execute()
                == 1;
    }

    public boolean exists(int district, long id) {
        return db.fetchExists(OUTGOING, OUTGOING.DISTRICT_ID.eq(district), OUTGOING.ID.eq(id));
    }
}
