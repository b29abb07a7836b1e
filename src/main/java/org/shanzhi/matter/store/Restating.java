package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.CLOCK;
import static org.shanzhi.db.Tables.MATTER;
import static org.shanzhi.db.Tables.MATTER_EVENT;
import static org.shanzhi.db.Tables.MATTER_GUEST;
import static org.shanzhi.db.Tables.MATTER_OPEN;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.matter.State;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.NextDue;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** What is stored beside the log, compared with what the log says, and written anew from it. */
@Component
public class Restating {
    private final DSLContext db;
    private final Policies policies;
    private final Clock clock;

    Restating(DSLContext db, Policies policies, Clock clock) {
        this.db = db;
        this.policies = policies;
        this.clock = clock;
    }

    /** The names of what differs: fields of the matter, {@code dueAt}, {@code list}; empty when all agrees. */
    public TreeSet<String> differences(Matter stored, Matter told, Clocks clocks) {
        var names = new TreeSet<String>();
        for (var field : Matter.class.getRecordComponents()) {
            try {
                boolean same = Objects.equals(
                        field.getAccessor().invoke(stored), field.getAccessor().invoke(told));
                if (!same) names.add(field.getName());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        NextDue due = clocks.nextDue(told);
        Instant storedDue = db.select(MATTER.DUE_AT)
                .from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(told.district()), MATTER.ID.eq(told.id()))
                .fetchOne(MATTER.DUE_AT);
        if (!due.at().equals(storedDue)) names.add("dueAt");
        if (!listed(told, due)) names.add("list");
        if (!guests(told, due)) names.add("guests");
        return names;
    }

    /** Who else sees it; that rows whose time is over were swept is no difference. */
    private boolean guests(Matter m, NextDue due) {
        var stored = db.select(MATTER_GUEST.VIEWER_KIND, MATTER_GUEST.VIEWER_ID, MATTER_GUEST.UNTIL)
                .from(MATTER_GUEST)
                .where(MATTER_GUEST.DISTRICT_ID.eq(m.district()), MATTER_GUEST.MATTER_ID.eq(m.id()))
                .fetchSet(row -> guest(column -> row.get(column)));
        var told = Rows.guests(m, due).stream()
                .collect(Collectors.toMap(
                        row -> guest(row::get),
                        row -> row.get(MATTER_GUEST.UNTIL) instanceof Instant until
                                && !clock.instant().isBefore(until)));
        return told.keySet().containsAll(stored)
                && told.entrySet().stream().allMatch(guest -> guest.getValue() || stored.contains(guest.getKey()));
    }

    private static List<Object> guest(Function<Field<?>, Object> row) {
        return Stream.of(MATTER_GUEST.VIEWER_KIND, MATTER_GUEST.VIEWER_ID, MATTER_GUEST.UNTIL)
                .map(column -> number(row.apply(column)))
                .toList();
    }

    private boolean listed(Matter m, NextDue due) {
        Record row = db.selectFrom(MATTER_OPEN)
                .where(MATTER_OPEN.DISTRICT_ID.eq(m.district()), MATTER_OPEN.MATTER_ID.eq(m.id()))
                .fetchOne();
        if (row == null || m.state() == State.ARCHIVED) return row == null && m.state() == State.ARCHIVED;
        return Rows.listed(m, due).entrySet().stream()
                .allMatch(column -> Objects.equals(number(row.get(column.getKey())), number(column.getValue())));
    }

    /** A smallint is read as what its column is, and written as an int. */
    private static Object number(Object value) {
        return value instanceof Number n ? (Object) n.longValue() : value;
    }

    /** Writes row, clocks and lists anew. False when somebody has acted meanwhile: then they are as the act left them. */
    public boolean write(Matter m, Clocks clocks) {
        DatabaseClock.requireTrustworthy(clock);
        NextDue due = clocks.nextDue(m);
        return db.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            var here = MATTER.DISTRICT_ID.eq(m.district()).and(MATTER.ID.eq(m.id()));
            Integer last = tx.select(MATTER.VERSION)
                    .from(MATTER)
                    .where(here)
                    .forUpdate()
                    .fetchOne(MATTER.VERSION);
            if (last == null || last > m.version()) return false;
            tx.update(MATTER).set(row(tx, m, due)).where(here).execute();
            var rung = rung(tx, m);
            tx.deleteFrom(CLOCK)
                    .where(CLOCK.DISTRICT_ID.eq(m.district()), CLOCK.MATTER_ID.eq(m.id()))
                    .execute();
            for (var clock : m.clocks()) {
                tx.insertInto(CLOCK)
                        .set(CLOCK.DISTRICT_ID, m.district())
                        .set(CLOCK.MATTER_ID, m.id())
                        .set(CLOCK.CLOCK_NO, clock.no())
                        .set(ClockRows.of(clock, policies, rung.getOrDefault(clock.no(), clock.startedAt())))
                        .execute();
            }
            lists(tx, m, due);
            return true;
        });
    }

    /** Until when each clock has rung: just before its next alarm. One that rings no more has rung for good. */
    private static Map<Integer, Instant> rung(DSLContext tx, Matter m) {
        return tx.select(CLOCK.CLOCK_NO, CLOCK.NEXT_ALARM_AT)
                .from(CLOCK)
                .where(CLOCK.DISTRICT_ID.eq(m.district()), CLOCK.MATTER_ID.eq(m.id()))
                .fetchMap(
                        CLOCK.CLOCK_NO,
                        r -> Optional.ofNullable(r.get(CLOCK.NEXT_ALARM_AT))
                                .map(at -> at.minusNanos(1000))
                                .orElse(Instant.MAX));
    }

    private static Map<Field<?>, Object> row(DSLContext tx, Matter m, NextDue due) {
        byte[] head = tx.select(MATTER_EVENT.HASH)
                .from(MATTER_EVENT)
                .where(
                        MATTER_EVENT.DISTRICT_ID.eq(m.district()),
                        MATTER_EVENT.MATTER_ID.eq(m.id()),
                        MATTER_EVENT.VERSION.eq(m.version()))
                .fetchSingle(MATTER_EVENT.HASH);
        var row = new HashMap<Field<?>, Object>(Row.changing(m, due, head));
        row.putAll(Row.indexed(null, m));
        row.putAll(Row.fixed(m));
        row.keySet().removeAll(List.of(MATTER.DISTRICT_ID, MATTER.ID));
        return row;
    }

    private static void lists(DSLContext tx, Matter m, NextDue due) {
        tx.deleteFrom(MATTER_OPEN)
                .where(MATTER_OPEN.DISTRICT_ID.eq(m.district()), MATTER_OPEN.MATTER_ID.eq(m.id()))
                .execute();
        if (m.state() != State.ARCHIVED) {
            tx.insertInto(MATTER_OPEN).set(Rows.open(m, due)).execute();
        }
        tx.deleteFrom(MATTER_GUEST)
                .where(MATTER_GUEST.DISTRICT_ID.eq(m.district()), MATTER_GUEST.MATTER_ID.eq(m.id()))
                .execute();
        for (var guest : Rows.guests(m, due))
            tx.insertInto(MATTER_GUEST).set(guest).execute();
    }
}
