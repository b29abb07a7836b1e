package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.*;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.shanzhi.access.IndexKind;
import org.shanzhi.access.MatterKey;
import org.shanzhi.access.Vault;
import org.shanzhi.kernel.crypto.CanonicalJson;
import org.shanzhi.kernel.database.OneTrip;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.Event.*;
import org.shanzhi.matter.FileRef;
import org.shanzhi.matter.NewParty;
import org.shanzhi.matter.Person;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Stored;
import org.shanzhi.matter.Waiting;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.NextDue;
import org.shanzhi.policy.Policies;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What one event writes: the event first, because its primary key is the optimistic lock, then everything it changes. */
final class Writing {
    private static final ObjectMapper JSON = JsonMapper.shared();
    static final int UNIT = 0;

    private final Vault vault;
    private final LogCodec codec;
    private final Policies policies;
    private final OneTrip trip;

    Writing(Vault vault, LogCodec codec, Policies policies, OneTrip trip) {
        this.vault = vault;
        this.codec = codec;
        this.policies = policies;
        this.trip = trip;
    }

    /** Adds the change's statements to the trip; returns the hash of its event. */
    byte[] add(Change c, MatterKey key, NextDue due) {
        byte[] hash = event(c, key);
        Matter m = c.after();
        if (c.before() == null) {
            var row = Row.changing(m, due, hash);
            row.putAll(Row.indexed(null, m));
            row.putAll(Row.fixed(m));
            trip.add(DSL.insertInto(MATTER).set(row));
        } else {
            var row = Row.changing(m, due, hash);
            row.putAll(Row.indexed(c.before(), m));
            trip.add(DSL.update(MATTER).set(row).where(MATTER.DISTRICT_ID.eq(m.district()), MATTER.ID.eq(m.id())));
        }
        clocks(c);
        open(c, due);
        guests(c, due);
        parties(c, key);
        if (c.recorded().event() instanceof Linked e)
            link(m, e.other(), c.recorded().version());
        files(c);
        return hash;
    }

    private byte[] event(Change c, MatterKey key) {
        Matter m = c.after();
        var r = c.recorded();
        var written = codec.write(r);
        byte[] hash = codec.hash(c.head(), m.district(), m.id(), r, written.type(), written.v(), written.payload());
        trip.add(DSL.insertInto(MATTER_EVENT)
                .set(MATTER_EVENT.DISTRICT_ID, m.district())
                .set(MATTER_EVENT.MATTER_ID, m.id())
                .set(MATTER_EVENT.VERSION, r.version())
                .set(MATTER_EVENT.TX, transaction(m.district()))
                .set(MATTER_EVENT.AT, r.at())
                .set(MATTER_EVENT.TYPE, written.type())
                .set(MATTER_EVENT.V, written.v())
                .set(MATTER_EVENT.ACTOR_ID, r.actor())
                .set(MATTER_EVENT.UNIT_ID, r.unit())
                .set(MATTER_EVENT.REQUEST_ID, r.request())
                .set(MATTER_EVENT.PAYLOAD, JSONB.valueOf(CanonicalJson.text(written.payload())))
                .set(MATTER_EVENT.HASH, hash));
        if (written.document() != null) {
            trip.add(DSL.insertInto(MATTER_TEXT)
                    .set(MATTER_TEXT.DISTRICT_ID, m.district())
                    .set(MATTER_TEXT.MATTER_ID, m.id())
                    .set(MATTER_TEXT.VERSION, r.version())
                    .set(MATTER_TEXT.KEY_VERSION, key.version())
                    .set(MATTER_TEXT.CONTENT_ENC, vault.seal(key, written.document(), Contexts.text(r.version()))));
        }
        return hash;
    }

    /** A restore into another server sets an offset, so that positions in the log never go back. */
    private static Field<Long> transaction(int district) {
        return DSL.field(
                "pg_current_xact_id()::text::bigint"
                        + " + coalesce((select tx_offset from log_epoch where district_id = {0}), 0)",
                Long.class, DSL.val(district));
    }

    private void clocks(Change c) {
        List<Clock> before = c.before() == null ? List.of() : c.before().clocks();
        for (Clock clock : c.after().clocks()) {
            if (clock.no() > before.size()) {
                trip.add(DSL.insertInto(CLOCK)
                        .set(CLOCK.DISTRICT_ID, c.after().district())
                        .set(CLOCK.MATTER_ID, c.after().id())
                        .set(CLOCK.CLOCK_NO, clock.no())
                        .set(ClockRows.of(clock, policies, c.recorded().at())));
            } else if (!clock.equals(before.get(clock.no() - 1))) {
                trip.add(DSL.update(CLOCK)
                        .set(ClockRows.of(clock, policies, c.recorded().at()))
                        .where(
                                CLOCK.DISTRICT_ID.eq(c.after().district()),
                                CLOCK.MATTER_ID.eq(c.after().id()),
                                CLOCK.CLOCK_NO.eq(clock.no())));
            }
        }
    }

    private void open(Change c, NextDue due) {
        Matter m = c.after();
        var here = MATTER_OPEN.DISTRICT_ID.eq(m.district()).and(MATTER_OPEN.MATTER_ID.eq(m.id()));
        boolean was = c.before() != null && c.before().state() != State.ARCHIVED;
        boolean is = m.state() != State.ARCHIVED;
        if (was && !is) trip.add(DSL.deleteFrom(MATTER_OPEN).where(here));
        if (was && is) trip.add(DSL.update(MATTER_OPEN).set(listed(m, due)).where(here));
        if (!was && is) {
            trip.add(DSL.insertInto(MATTER_OPEN)
                    .set(MATTER_OPEN.DISTRICT_ID, m.district())
                    .set(MATTER_OPEN.MATTER_ID, m.id())
                    .set(MATTER_OPEN.REGISTERED_AT, m.registeredAt())
                    .set(MATTER_OPEN.KIND, m.kind().no())
                    .set(MATTER_OPEN.CHANNEL, m.channel().no())
                    .set(listed(m, due)));
        }
    }

    static Map<Field<?>, Object> listed(Matter m, NextDue due) {
        var row = new java.util.HashMap<Field<?>, Object>();
        row.put(MATTER_OPEN.CENTRE_ID, m.line().centre());
        row.put(MATTER_OPEN.STREET_ID, m.line().street());
        row.put(MATTER_OPEN.COMMUNITY_ID, m.line().community());
        row.put(MATTER_OPEN.GRID_ID, m.line().grid());
        row.put(MATTER_OPEN.UNIT_ID, m.unit());
        row.put(MATTER_OPEN.ASSIGNEE_ID, m.assignee());
        row.put(MATTER_OPEN.STATE, m.state().no());
        row.put(MATTER_OPEN.DUE_AT, due.at());
        row.put(MATTER_OPEN.LATE_AT, due.late());
        row.put(MATTER_OPEN.WAITING, Waiting.bits(m.facts().waiting()));
        row.put(MATTER_OPEN.RISK, Stored.no(m.risk()));
        row.put(MATTER_OPEN.TYPE_CODE, m.typeCode());
        return row;
    }

    /** Assisting units. Few matters have any, so their rows are simply written anew. */
    private void guests(Change c, NextDue due) {
        Matter m = c.after();
        List<Integer> before =
                c.before() == null ? List.of() : c.before().facts().assist();
        if (!before.isEmpty()) {
            trip.add(DSL.deleteFrom(MATTER_GUEST)
                    .where(
                            MATTER_GUEST.DISTRICT_ID.eq(m.district()),
                            MATTER_GUEST.MATTER_ID.eq(m.id()),
                            MATTER_GUEST.VIEWER_KIND.eq(UNIT)));
        }
        for (int unit : m.facts().assist()) {
            trip.add(DSL.insertInto(MATTER_GUEST)
                    .set(MATTER_GUEST.DISTRICT_ID, m.district())
                    .set(MATTER_GUEST.MATTER_ID, m.id())
                    .set(MATTER_GUEST.VIEWER_KIND, UNIT)
                    .set(MATTER_GUEST.VIEWER_ID, unit)
                    .set(MATTER_GUEST.STATE, m.state().no())
                    .set(MATTER_GUEST.DUE_AT, guestOrder(m, due)));
        }
    }

    /** What a guest's list goes by: the due day, and of an archived matter the day of archiving. */
    static Instant guestOrder(Matter m, NextDue due) {
        return m.state() == State.ARCHIVED ? m.closedAt() : due.at();
    }

    private void parties(Change c, MatterKey key) {
        Matter m = c.after();
        int no = c.firstPartyNo();
        for (NewParty p : c.parties()) {
            trip.add(DSL.insertInto(PARTY)
                    .set(PARTY.DISTRICT_ID, m.district())
                    .set(PARTY.MATTER_ID, m.id())
                    .set(PARTY.PARTY_NO, no)
                    .set(PARTY.ROLE, p.role().no())
                    .set(PARTY.KIND, p.kind().no())
                    .set(PARTY.WILLING, Stored.no(p.willing()))
                    .set(PARTY.KEY_VERSION, key.version())
                    .set(PARTY.IDENTITY_ENC, vault.seal(key, JSON.writeValueAsBytes(p.person()), Contexts.party(no)))
                    .set(PARTY.PHONE_KEY, index(IndexKind.PHONE, p.person().phone()))
                    .set(
                            PARTY.ID_NUMBER_KEY,
                            index(IndexKind.ID_NUMBER, p.person().idNumber())));
            no++;
        }
        if (c.recorded().event() instanceof PartyRemoved e) {
            trip.add(DSL.update(PARTY)
                    .set(PARTY.REMOVED, true)
                    .where(
                            PARTY.DISTRICT_ID.eq(m.district()),
                            PARTY.MATTER_ID.eq(m.id()),
                            PARTY.PARTY_NO.eq(e.party())));
        }
    }

    private Long index(IndexKind kind, String value) {
        return value == null ? null : vault.blindIndex(kind, value);
    }

    static Person person(byte[] identity) {
        return JSON.readValue(identity, Person.class);
    }

    private void link(Matter m, long other, int version) {
        trip.add(DSL.insertInto(MATTER_LINK)
                .set(MATTER_LINK.DISTRICT_ID, m.district())
                .set(MATTER_LINK.MATTER_ID, m.id())
                .set(MATTER_LINK.OTHER_ID, other)
                .set(MATTER_LINK.KIND, "LINKED")
                .set(MATTER_LINK.VERSION, version));
    }

    private void files(Change c) {
        for (FileRef file : Files.of(c.recorded())) {
            trip.add(DSL.insertInto(MATTER_FILE)
                    .set(MATTER_FILE.DISTRICT_ID, c.after().district())
                    .set(MATTER_FILE.MATTER_ID, c.after().id())
                    .set(MATTER_FILE.FILE_ID, file.id())
                    .set(MATTER_FILE.VERSION, c.recorded().version())
                    .set(MATTER_FILE.KIND, Objects.requireNonNullElse(file.kind(), "OTHER"))
                    .onConflictDoNothing());
        }
    }
}
