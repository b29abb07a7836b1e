package org.shanzhi.notify.store;

import static org.shanzhi.db.Tables.NOTICE;
import static org.shanzhi.db.Tables.OUTGOING;
import static org.shanzhi.db.Tables.REMINDER_MEDIUM;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.Notice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The outbox: what is to leave the house. Written in the transaction of what it tells of, carried afterwards. */
@Component
public class OutgoingStore {
    private final DSLContext db;
    private final NoticeStore notices;

    OutgoingStore(DSLContext db, NoticeStore notices) {
        this.db = db;
        this.notices = notices;
    }

    /**
     * What is to be carried now.
     *
     * @param message the same at every try
     * @param tries this one counted
     * @param address null when its reader has switched the medium off meanwhile
     * @param notices several when they were kept back over one night
     */
    public record Ready(
            int district,
            int staff,
            long id,
            Medium medium,
            UUID message,
            int tries,
            String address,
            List<Notice> notices) {}

    /**
     * Takes what is due, up to about {@code most}: each stands as tried and comes again after {@code next} unless it is
     * {@link #carried} before, so a crash loses none. What another node has taken is left to it. Of what was kept back over
     * quiet hours all that one person has on one medium is one message; it stays the same one when it is tried again.
     */
    @Transactional
    public List<Ready> take(Instant now, int most, IntFunction<Duration> next) {
        var due = locked(OUTGOING.DUE_AT.le(now), most);
        if (due.isEmpty()) return List.of();
        var leads = new ArrayList<Record>();
        for (Record r : due) if (!fresh(r)) leads.add(r);
        leads.addAll(gathered(due, now));
        db.execute(
                """
                update outgoing set tries = tries + 1, due_at = n.due
                  from unnest({0}::bigint[], {1}::timestamptz[]) as n (id, due)
                 where outgoing.id = n.id and district_id = any({2})
                """,
                ids(leads),
                DSL.val(leads.stream()
                        .map(r ->
                                now.plus(next.apply(r.get(OUTGOING.TRIES) + 1)).toString())
                        .toArray(String[]::new)),
                districts(leads));
        return ready(leads);
    }

    private Result<Record> locked(Condition which, int most) {
        return db.select(OUTGOING.fields())
                .from(OUTGOING)
                .where(which)
                .orderBy(OUTGOING.DUE_AT, OUTGOING.ID)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch();
    }

    /** Kept back, and never tried: others of the same night may join it. */
    private static boolean fresh(Record r) {
        return r.get(OUTGOING.HELD) && r.get(OUTGOING.TRIES) == 0;
    }

    /** The first of each person's night on each medium, to which all others were tied. */
    private List<Record> gathered(List<Record> due, Instant now) {
        record Night(int district, int staff, String medium) {
            static Night of(Record r) {
                return new Night(r.get(OUTGOING.DISTRICT_ID), r.get(OUTGOING.STAFF_ID), r.get(OUTGOING.MEDIUM));
            }
        }
        var leads = new LinkedHashMap<Night, Record>();
        due.stream().filter(OutgoingStore::fresh).forEach(r -> leads.putIfAbsent(Night.of(r), r));
        if (leads.isEmpty()) return List.of();
        // all of these nights, also what lay beyond the most
        var whole = locked(
                OUTGOING.HELD
                        .isTrue()
                        .and(OUTGOING.TRIES.eq(0))
                        .and(OUTGOING.DUE_AT.le(now))
                        .and(DSL.row(OUTGOING.DISTRICT_ID, OUTGOING.STAFF_ID, OUTGOING.MEDIUM)
                                .in(leads.keySet().stream()
                                        .map(n -> DSL.row(n.district(), n.staff(), n.medium()))
                                        .toList())),
                Integer.MAX_VALUE);
        var others = whole.stream()
                .filter(r -> !leads.get(Night.of(r)).get(OUTGOING.ID).equals(r.get(OUTGOING.ID)))
                .toList();
        db.execute(
                """
                update outgoing set due_at = null, with_id = n.lead
                  from unnest({0}::bigint[], {1}::bigint[]) as n (id, lead)
                 where outgoing.id = n.id and district_id = any({2})
                """,
                ids(others),
                DSL.val(others.stream()
                        .map(r -> leads.get(Night.of(r)).get(OUTGOING.ID))
                        .toArray(Long[]::new)),
                districts(others));
        return List.copyOf(leads.values());
    }

    private List<Ready> ready(List<Record> leads) {
        var told = DSL.field(DSL.coalesce(OUTGOING.WITH_ID, OUTGOING.ID));
        Field<Long[]> ids = ids(leads);
        var rows = db.select(OUTGOING.fields())
                .select(NOTICE.fields())
                .select(told, REMINDER_MEDIUM.ADDRESS)
                .from(OUTGOING)
                .join(NOTICE)
                .on(
                        NOTICE.DISTRICT_ID.eq(OUTGOING.DISTRICT_ID),
                        NOTICE.STAFF_ID.eq(OUTGOING.STAFF_ID),
                        NOTICE.ID.eq(OUTGOING.NOTICE_ID))
                .leftJoin(REMINDER_MEDIUM)
                .on(
                        REMINDER_MEDIUM.DISTRICT_ID.eq(OUTGOING.DISTRICT_ID),
                        REMINDER_MEDIUM.STAFF_ID.eq(OUTGOING.STAFF_ID),
                        REMINDER_MEDIUM.MEDIUM.eq(OUTGOING.MEDIUM),
                        REMINDER_MEDIUM.ACTIVE.isTrue())
                .where(OUTGOING.DISTRICT_ID.eq(DSL.any(districts(leads))))
                .and(OUTGOING.ID.eq(DSL.any(ids)).or(OUTGOING.WITH_ID.eq(DSL.any(ids))))
                .orderBy(OUTGOING.ID)
                .fetchGroups(told);
        return leads.stream()
                .map(lead -> message(lead, rows.get(lead.get(OUTGOING.ID))))
                .toList();
    }

    /** Of a night's messages those that were read meanwhile are left out. */
    private Ready message(Record lead, List<? extends Record> rows) {
        boolean held = lead.get(OUTGOING.HELD);
        return new Ready(
                lead.get(OUTGOING.DISTRICT_ID),
                lead.get(OUTGOING.STAFF_ID),
                lead.get(OUTGOING.ID),
                Medium.valueOf(lead.get(OUTGOING.MEDIUM)),
                lead.get(OUTGOING.MESSAGE_ID),
                lead.get(OUTGOING.TRIES) + 1,
                rows.getFirst().get(REMINDER_MEDIUM.ADDRESS),
                rows.stream()
                        .filter(r -> !held || r.get(NOTICE.READ_AT) == null)
                        .map(notices::notice)
                        .toList());
    }

    /** Taken over by its carrier. */
    public void carried(Ready it, Instant at) {
        db.update(OUTGOING)
                .set(OUTGOING.CARRIED_AT, at)
                .setNull(OUTGOING.DUE_AT)
                .setNull(OUTGOING.FAILURE)
                .where(is(it.district(), it.id()))
                .execute();
    }

    /** Comes again at its time, and this was no try: others showed that nothing gets through. */
    public void notTried(Ready it) {
        db.update(OUTGOING)
                .set(OUTGOING.TRIES, OUTGOING.TRIES.minus(1))
                .where(is(it.district(), it.id()))
                .execute();
    }

    /** Comes again at its time. */
    public void failed(Ready it, String failure) {
        db.update(OUTGOING)
                .set(OUTGOING.FAILURE, failure)
                .where(is(it.district(), it.id()))
                .execute();
    }

    /** Comes no more. */
    public void givenUp(Ready it, Instant at, String failure) {
        db.update(OUTGOING)
                .set(OUTGOING.GIVEN_UP_AT, at)
                .setNull(OUTGOING.DUE_AT)
                .set(OUTGOING.FAILURE, failure)
                .where(is(it.district(), it.id()))
                .execute();
    }

    public int forget(Instant before) {
        return db.deleteFrom(OUTGOING).where(OUTGOING.QUEUED_AT.lt(before)).execute();
    }

    private static Condition is(int district, long id) {
        return OUTGOING.DISTRICT_ID.eq(district).and(OUTGOING.ID.eq(id));
    }

    private static Field<Long[]> ids(List<? extends Record> rows) {
        return DSL.val(rows.stream().map(r -> r.get(OUTGOING.ID)).toArray(Long[]::new));
    }

    private static Field<Integer[]> districts(List<? extends Record> rows) {
        return DSL.val(
                rows.stream().map(r -> r.get(OUTGOING.DISTRICT_ID)).distinct().toArray(Integer[]::new));
    }
}
