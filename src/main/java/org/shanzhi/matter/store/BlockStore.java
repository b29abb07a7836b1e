package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.MATTER_EVENT;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.shanzhi.access.Vault;
import org.shanzhi.kernel.crypto.CanonicalJson;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.database.OneTrip;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.NextDue;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/**
 * One event on each of many matters, in a handful of statements however many there are: for events without secrets. Where only
 * clocks became others, as they do when they are counted again, their rows are changed together; what else an event changes is
 * written as {@link MatterStore#write} does.
 */
@Component
public class BlockStore {
    private final LogCodec codec;
    private final Rows rows;
    private final Policies policies;

    BlockStore(Vault vault, CryptoSuite suite, Policies policies) {
        this.codec = new LogCodec(suite);
        this.rows = new Rows(vault, policies);
        this.policies = policies;
    }

    private record Line(Change change, NextDue due, LogCodec.Written written, byte[] hash) {
        Matter after() {
            return change.after();
        }
    }

    private record Counted(long matter, Clock clock, Instant nextAlarm) {}

    /** Those of these that there are, in one select. */
    public List<Held> load(DSLContext db, int district, Collection<Long> ids) {
        return Loading.held(db, district, ids, policies);
    }

    /**
     * Writes within a transaction that is open. The events come first, in order of matter, because their primary key is the
     * optimistic lock: whoever acts meanwhile is waited for, then left as the act made it.
     *
     * @return the matters of which nothing was written, because somebody was faster
     */
    public Set<Long> write(DSLContext tx, int district, List<Change> changes, Clocks clocks) {
        var lines = changes.stream()
                .sorted(Comparator.comparingLong(c -> c.after().id()))
                .map(c -> line(c, clocks))
                .toList();
        Set<Long> written = events(tx, district, lines);
        var mine = lines.stream().filter(l -> written.contains(l.after().id())).toList();
        if (!mine.isEmpty()) outcomes(tx, district, mine);
        return lines.stream()
                .map(l -> l.after().id())
                .filter(id -> !written.contains(id))
                .collect(Collectors.toSet());
    }

    private Line line(Change c, Clocks clocks) {
        var written = codec.write(c.recorded());
        if (written.document() != null) throw new IllegalArgumentException("Secrets are not written in blocks");
        byte[] hash = codec.hash(c.head(), c.after().district(), c.after().id(), c.recorded(), written);
        return new Line(c, clocks.nextDue(c.after()), written, hash);
    }

    private static Set<Long> events(DSLContext tx, int district, List<Line> lines) {
        return tx.resultQuery(
                        """
                        insert into matter_event (district_id, matter_id, version, tx, at, type, v, actor_id, unit_id,
                                                  request_id, payload, hash)
                        select {0}, e.matter, e.version, t.tx, e.at::timestamptz, e.type, e.v, e.actor, e.unit,
                               e.request::uuid, e.payload::jsonb, e.hash
                          from (select {1} as tx) t,
                               unnest({2}::bigint[], {3}::int[], {4}::text[], {5}::int[], {6}::int[], {7}::int[],
                                      {8}::int[], {9}::text[], {10}::text[], {11}::bytea[])
                               with ordinality
                               as e (matter, version, at, type, v, actor, unit, request, payload, hash, n)
                         order by e.n
                            on conflict do nothing
                         returning matter_id
                        """,
                        DSL.val(district),
                        Writing.transaction(district),
                        longs(lines, l -> l.after().id()),
                        ints(lines, l -> l.after().version()),
                        texts(lines, l -> l.change.recorded().at().toString()),
                        ints(lines, l -> l.written.type()),
                        ints(lines, l -> l.written.v()),
                        ints(lines, l -> l.change.recorded().actor()),
                        ints(lines, l -> l.change.recorded().unit()),
                        texts(lines, l -> l.change.recorded().request().toString()),
                        texts(lines, l -> l.written.payload()),
                        DSL.val(lines.stream().map(Line::hash).toArray(byte[][]::new)))
                .fetchSet(MATTER_EVENT.MATTER_ID);
    }

    private void outcomes(DSLContext tx, int district, List<Line> lines) {
        lock(tx, district, lines);
        var counted = lines.stream().filter(BlockStore::onlyCounted).toList();
        if (!counted.isEmpty()) {
            matters(tx, district, counted);
            clocks(tx, district, counted.stream().flatMap(this::changed).toList());
            lists(tx, district, counted);
        }
        for (Line line : lines) {
            if (onlyCounted(line)) continue;
            var trip = new OneTrip();
            new Writing(rows, codec, policies, trip).outcome(line.change, null, line.due, line.hash);
            trip.send(tx);
        }
    }

    /** In order of number, as whoever else locks many does it, so that nobody waits for the other for ever. */
    private static void lock(DSLContext tx, int district, List<Line> lines) {
        tx.execute(
                "select from matter where district_id = {0} and id = any({1}::bigint[]) order by id for update",
                DSL.val(district), longs(lines, l -> l.after().id()));
    }

    private static boolean onlyCounted(Line line) {
        Matter before = line.change.before();
        Matter after = line.after();
        if (before.clocks().size() != after.clocks().size() || !before.differsOnlyInClocks(after)) return false;
        for (int i = 0; i < after.clocks().size(); i++)
            if (!isRecounted(before.clocks().get(i), after.clocks().get(i))) return false;
        return true;
    }

    /** Its policy's edition and its time may be others; the rest is as it was. */
    private static boolean isRecounted(Clock before, Clock after) {
        return after.equals(before)
                || new Clock(
                                before.no(),
                                before.policy(),
                                after.policyVersion(),
                                before.about(),
                                before.startedAt(),
                                before.paused(),
                                before.extension(),
                                before.given(),
                                after.time(),
                                before.stoppedAt(),
                                before.outcome())
                        .equals(after);
    }

    private static void matters(DSLContext tx, int district, List<Line> lines) {
        tx.execute(
                """
                update matter m
                   set version = n.version, due_at = n.due::timestamptz, head_hash = n.hash, facts = n.facts::jsonb,
                       policy_version = n.edition
                  from unnest({1}::bigint[], {2}::int[], {3}::text[], {4}::bytea[], {5}::text[], {6}::int[])
                       as n (matter, version, due, hash, facts, edition)
                 where m.district_id = {0} and m.id = n.matter
                """,
                DSL.val(district),
                longs(lines, l -> l.after().id()),
                ints(lines, l -> l.after().version()),
                texts(lines, l -> moment(l.due.at())),
                DSL.val(lines.stream().map(Line::hash).toArray(byte[][]::new)),
                texts(
                        lines,
                        l -> CanonicalJson.text(TwoParts.of(l.after().facts()).open())),
                ints(lines, l -> l.after().policyVersion()));
    }

    private Stream<Counted> changed(Line line) {
        Matter after = line.after();
        var changed = new ArrayList<Counted>();
        for (Clock clock : after.clocks()) {
            if (clock.equals(line.change.before().clocks().get(clock.no() - 1))) continue;
            Instant next =
                    ClockRows.nextAlarm(clock, policies, line.change.recorded().at());
            changed.add(new Counted(after.id(), clock, next));
        }
        return changed.stream();
    }

    private static void clocks(DSLContext tx, int district, List<Counted> clocks) {
        tx.execute(
                """
                update clock c
                   set due_at = n.due::timestamptz, due_day = n.day::date, provisional = n.provisional,
                       next_alarm_at = n.alarm::timestamptz, policy_version = n.policy
                  from unnest({1}::bigint[], {2}::int[], {3}::text[], {4}::text[], {5}::boolean[], {6}::text[], {7}::int[])
                       as n (matter, no, due, day, provisional, alarm, policy)
                 where c.district_id = {0} and c.matter_id = n.matter and c.clock_no = n.no
                """,
                DSL.val(district),
                longs(clocks, Counted::matter),
                ints(clocks, c -> c.clock.no()),
                texts(clocks, c -> moment(c.clock.dueAt())),
                texts(clocks, c -> c.clock.dueDay().toString()),
                DSL.val(clocks.stream().map(c -> c.clock.provisional()).toArray(Boolean[]::new)),
                texts(clocks, c -> c.nextAlarm == null ? null : moment(c.nextAlarm)),
                ints(clocks, c -> c.clock.policyVersion()));
    }

    private static void lists(DSLContext tx, int district, List<Line> lines) {
        Param<Integer> here = DSL.val(district);
        Param<Long[]> matters = longs(lines, l -> l.after().id());
        Param<String[]> due = texts(lines, l -> moment(l.due.at()));
        tx.execute("""
                update matter_open o set due_at = n.due::timestamptz, late_at = n.late::timestamptz
                  from unnest({1}::bigint[], {2}::text[], {3}::text[]) as n (matter, due, late)
                 where o.district_id = {0} and o.matter_id = n.matter
                   and (o.due_at, o.late_at) is distinct from (n.due::timestamptz, n.late::timestamptz)
                """, here, matters, due, texts(lines, l -> moment(l.due.late())));
        tx.execute(
                """
                update matter_guest g set due_at = n.due::timestamptz
                  from unnest({1}::bigint[], {2}::text[]) as n (matter, due)
                 where g.district_id = {0} and g.matter_id = n.matter
                """, here, longs(guested(lines), l -> l.after().id()), texts(guested(lines), l -> moment(l.due.at())));
    }

    /** Guests of an archived matter go by the day of archiving. */
    private static List<Line> guested(List<Line> lines) {
        return lines.stream()
                .filter(l ->
                        !Rows.guests(l.after(), l.due).isEmpty() && l.after().closedAt() == null)
                .toList();
    }

    /** To the microsecond as the driver rounds it; the server would round halves of one otherwise. */
    private static String moment(Instant at) {
        return NextDue.NO_DAY.equals(at)
                ? "infinity"
                : at.plusNanos(500).truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static <T> Param<Long[]> longs(List<T> of, Function<T, Long> value) {
        return DSL.val(of.stream().map(value).toArray(Long[]::new));
    }

    private static <T> Param<Integer[]> ints(List<T> of, Function<T, Integer> value) {
        return DSL.val(of.stream().map(value).toArray(Integer[]::new));
    }

    private static <T> Param<String[]> texts(List<T> of, Function<T, String> value) {
        return DSL.val(of.stream().map(value).toArray(String[]::new));
    }
}
