package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.shanzhi.access.MatterKey;
import org.shanzhi.kernel.database.OneTrip;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.Event.*;
import org.shanzhi.matter.Person;
import org.shanzhi.matter.State;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.NextDue;
import org.shanzhi.policy.Policies;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What one event writes: the event first, because its primary key is the optimistic lock, then everything it changes. */
final class Writing {
    private static final ObjectMapper JSON = JsonMapper.shared();
    static final int UNIT = 0;
    static final int PERSON = 1;

    private final Rows rows;
    private final LogCodec codec;
    private final Policies policies;
    private final OneTrip trip;

    Writing(Rows rows, LogCodec codec, Policies policies, OneTrip trip) {
        this.rows = rows;
        this.codec = codec;
        this.policies = policies;
        this.trip = trip;
    }

    /** Adds the change's statements to the trip; returns the hash of its event. */
    byte[] add(Change c, MatterKey key, NextDue due) {
        byte[] hash = event(c, key);
        outcome(c, key, due, hash);
        return hash;
    }

    /** A new matter and what was done to it at once: two events, and one row of whatever they make together. */
    void add(Change registered, Change next, MatterKey key, NextDue due) {
        byte[] head = event(registered, key);
        byte[] hash = event(next.following(head), key);
        files(registered);
        outcome(new Change(null, next.after(), next.recorded(), head, registered.parties(), 1), key, due, hash);
    }

    /** What the event changes beside the log. */
    void outcome(Change c, MatterKey key, NextDue due, byte[] hash) {
        Matter m = c.after();
        if (c.before() == null) {
            trip.insert(MATTER, rows.matter(m, due, hash));
        } else {
            var row = Row.changing(m, due, hash);
            row.putAll(Row.indexed(c.before(), m));
            trip.update(MATTER, row, Map.of(MATTER.DISTRICT_ID, m.district(), MATTER.ID, m.id()));
        }
        clocks(c);
        open(c, due);
        guests(c, due);
        parties(c, key);
        if (c.recorded().event() instanceof Linked e) {
            trip.insert(MATTER_LINK, Rows.link(m, e.other(), c.recorded().version()));
        }
        files(c);
    }

    private byte[] event(Change c, MatterKey key) {
        Matter m = c.after();
        var r = c.recorded();
        var written = codec.write(r);
        byte[] hash = codec.hash(c.head(), m.district(), m.id(), r, written);
        trip.insert(MATTER_EVENT, rows.event(m, r, written, hash, transaction(m.district())));
        if (written.document() != null) {
            trip.insert(MATTER_TEXT, rows.text(m, r.version(), key, written.document()));
        }
        return hash;
    }

    /** A restore into another server sets an offset, so that positions in the log never go back. */
    static Field<Long> transaction(int district) {
        return DSL.field(
                "pg_current_xact_id()::text::bigint"
                        + " + coalesce((select tx_offset from log_epoch where district_id = {0}), 0)",
                Long.class, DSL.val(district));
    }

    private void clocks(Change c) {
        Matter m = c.after();
        List<Clock> before = c.before() == null ? List.of() : c.before().clocks();
        var fresh = new ArrayList<Map<Field<?>, Object>>();
        for (Clock clock : m.clocks()) {
            if (clock.no() > before.size()) {
                fresh.add(rows.clock(m, clock, c.recorded().at()));
            } else if (!clock.equals(before.get(clock.no() - 1))) {
                trip.update(CLOCK, ClockRows.of(clock, policies, c.recorded().at()), at(m, clock));
            } else if (changesHands(c)) {
                again(m, clock, c.recorded().at());
            }
        }
        trip.insert(CLOCK, fresh);
    }

    /** A new holder hears what rang for the one before: the last alarm rings again, and whoever heard it hears it once. */
    private void again(Matter m, Clock clock, Instant now) {
        ClockRows.alarms(clock, policies)
                .until(now)
                .ifPresent(rang -> trip.update(CLOCK, Map.of(CLOCK.NEXT_ALARM_AT, rang.at()), at(m, clock)));
    }

    private static boolean changesHands(Change c) {
        Matter m = c.after();
        return m.unit() != c.before().unit()
                || !Objects.equals(m.assignee(), c.before().assignee()) && m.assignee() != null;
    }

    private static Map<Field<?>, Object> at(Matter m, Clock clock) {
        return Map.of(CLOCK.DISTRICT_ID, m.district(), CLOCK.MATTER_ID, m.id(), CLOCK.CLOCK_NO, clock.no());
    }

    private void open(Change c, NextDue due) {
        Matter m = c.after();
        boolean was = c.before() != null && c.before().state() != State.ARCHIVED;
        boolean is = m.state() != State.ARCHIVED;
        if (was && !is) {
            trip.add(DSL.deleteFrom(MATTER_OPEN)
                    .where(MATTER_OPEN.DISTRICT_ID.eq(m.district()), MATTER_OPEN.MATTER_ID.eq(m.id())));
        }
        if (was && is) {
            Map<Field<?>, Object> here = Map.of(MATTER_OPEN.DISTRICT_ID, m.district(), MATTER_OPEN.MATTER_ID, m.id());
            trip.update(MATTER_OPEN, Rows.relisted(c.before(), m, due), here);
        }
        if (!was && is) trip.insert(MATTER_OPEN, Rows.open(m, due));
    }

    /** Few matters have any, so their rows are simply written anew. */
    private void guests(Change c, NextDue due) {
        Matter m = c.after();
        if (c.before() != null && hasGuests(c.before())) {
            trip.add(DSL.deleteFrom(MATTER_GUEST)
                    .where(MATTER_GUEST.DISTRICT_ID.eq(m.district()), MATTER_GUEST.MATTER_ID.eq(m.id())));
        }
        trip.insert(MATTER_GUEST, Rows.guests(m, due));
    }

    private static boolean hasGuests(Matter m) {
        return !m.facts().assisting().isEmpty() || !m.facts().grants().isEmpty();
    }

    private void parties(Change c, MatterKey key) {
        Matter m = c.after();
        trip.insert(
                PARTY,
                IntStream.range(0, c.parties().size())
                        .mapToObj(i ->
                                rows.party(m, c.firstPartyNo() + i, c.parties().get(i), false, key))
                        .toList());
        if (c.recorded().event() instanceof PartyRemoved e) {
            trip.add(DSL.update(PARTY)
                    .set(PARTY.REMOVED, true)
                    .where(
                            PARTY.DISTRICT_ID.eq(m.district()),
                            PARTY.MATTER_ID.eq(m.id()),
                            PARTY.PARTY_NO.eq(e.party())));
        }
    }

    static Person person(byte[] identity) {
        return JSON.readValue(identity, Person.class);
    }

    private void files(Change c) {
        trip.insertMissing(
                MATTER_FILE,
                Files.of(c.recorded()).stream()
                        .map(file -> Rows.file(c.after(), file, c.recorded().version()))
                        .toList());
    }
}
