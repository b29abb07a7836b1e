package org.shanzhi.notify.store;

import static org.shanzhi.db.Tables.NOTICE;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.NewNotice;
import org.shanzhi.notify.Notice;
import org.springframework.stereotype.Component;

/** The table of messages. */
@Component
public class NoticeStore {
    public static final int MOST_COUNTED = 99;

    private final DSLContext db;
    private final Arguments arguments;

    NoticeStore(DSLContext db, Arguments arguments) {
        this.db = db;
        this.arguments = arguments;
    }

    /** A message that also leaves the house: by what, from when, and whether it waits for the end of quiet hours. */
    public record Outward(int staff, String key, Medium medium, Instant due, boolean held) {}

    /**
     * All in one statement; one that is there under its key stays as it is, and what was to leave the house with it does not
     * leave again.
     */
    public void insert(int district, List<NewNotice> notices, List<Outward> outward, Instant at) {
        if (notices.isEmpty()) return;
        db.execute(
                """
                with sent as (
                  insert into notice (district_id, staff_id, at, code, args, link, key)
                  select {0}, staff, {1}, code, args::jsonb, link, key
                    from unnest({2}::int[], {3}::text[], {4}::text[], {5}::text[], {6}::text[])
                      as n (staff, code, args, link, key)
                  on conflict (district_id, staff_id, key) do nothing
                  returning staff_id, id, key)
                insert into outgoing (district_id, staff_id, notice_id, medium, held, queued_at, due_at)
                select {0}, sent.staff_id, sent.id, o.medium, o.held, {1}, o.due
                  from sent
                  join unnest({7}::int[], {8}::text[], {9}::text[], {10}::boolean[], {11}::timestamptz[])
                    as o (staff, key, medium, held, due) on o.staff = sent.staff_id and o.key = sent.key
                """,
                DSL.val(district),
                DSL.val(at, NOTICE.AT),
                each(notices, Integer[]::new, NewNotice::staff),
                each(notices, String[]::new, NewNotice::code),
                each(notices, String[]::new, n -> arguments.write(n.args())),
                each(notices, String[]::new, NewNotice::link),
                each(notices, String[]::new, NewNotice::key),
                each(outward, Integer[]::new, Outward::staff),
                each(outward, String[]::new, Outward::key),
                each(outward, String[]::new, o -> o.medium().name()),
                each(outward, Boolean[]::new, Outward::held),
                each(outward, String[]::new, o -> o.due().toString()));
    }

    private static <T, E> Field<E[]> each(List<T> rows, IntFunction<E[]> array, Function<T, E> column) {
        return DSL.val(rows.stream().map(column).toArray(array));
    }

    /** Those before {@code before}, the newest first. Relies on the primary key. */
    public List<Notice> page(int district, int staff, long before, int limit) {
        return db.selectFrom(NOTICE)
                .where(NOTICE.DISTRICT_ID.eq(district), NOTICE.STAFF_ID.eq(staff), NOTICE.ID.lt(before))
                .orderBy(NOTICE.ID.desc())
                .limit(limit)
                .fetch(this::notice);
    }

    public Optional<Notice> find(int district, int staff, long id) {
        return db.selectFrom(NOTICE)
                .where(NOTICE.DISTRICT_ID.eq(district), NOTICE.STAFF_ID.eq(staff), NOTICE.ID.eq(id))
                .fetchOptional(this::notice);
    }

    /** How many each has not read; who has none is left out. Relies on notice_unread. */
    public Map<Integer, Integer> unread(int district, Collection<Integer> staff) {
        var counts = new HashMap<Integer, Integer>();
        db.fetch("""
                        select s.id, n.unread
                          from unnest({0}::int[]) as s (id),
                               lateral (select count(*) as unread
                                          from (select 1 from notice
                                                 where district_id = {1} and staff_id = s.id and read_at is null
                                                 limit {2}) few) n
                         where n.unread > 0
                        """, DSL.val(staff.toArray(Integer[]::new)), DSL.val(district), DSL.inline(MOST_COUNTED + 1))
                .forEach(r -> counts.put(r.get(0, Integer.class), r.get(1, Integer.class)));
        return counts;
    }

    public void read(int district, int staff, long first, long last, Instant at) {
        db.update(NOTICE)
                .set(NOTICE.READ_AT, at)
                .where(NOTICE.DISTRICT_ID.eq(district), NOTICE.STAFF_ID.eq(staff))
                .and(NOTICE.ID.between(first, last))
                .and(NOTICE.READ_AT.isNull())
                .execute();
    }

    public int forget(Instant before) {
        return db.deleteFrom(NOTICE).where(NOTICE.AT.lt(before)).execute();
    }

    Notice notice(Record r) {
        return new Notice(
                r.get(NOTICE.ID),
                r.get(NOTICE.AT),
                r.get(NOTICE.CODE),
                arguments.read(r.get(NOTICE.ARGS, JSONB.class).data()),
                r.get(NOTICE.LINK),
                r.get(NOTICE.READ_AT) != null);
    }
}
