package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.JSONB;
import org.shanzhi.access.IndexKind;
import org.shanzhi.access.MatterKey;
import org.shanzhi.access.Vault;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.FileRef;
import org.shanzhi.matter.Grant;
import org.shanzhi.matter.NewParty;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Stored;
import org.shanzhi.matter.Waiting;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.NextDue;
import org.shanzhi.policy.Policies;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What is stored of a matter as rows, whether they are written one by one or copied by the thousand. */
final class Rows {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private static final List<Field<?>> LINE =
            List.of(MATTER_OPEN.CENTRE_ID, MATTER_OPEN.STREET_ID, MATTER_OPEN.COMMUNITY_ID, MATTER_OPEN.GRID_ID);

    private final Vault vault;
    private final Policies policies;

    Rows(Vault vault, Policies policies) {
        this.vault = vault;
        this.policies = policies;
    }

    /** As it stands when nothing is there yet. */
    Map<Field<?>, Object> matter(Matter m, NextDue due, byte[] head) {
        var row = Row.changing(m, due, head);
        row.putAll(Row.indexed(null, m));
        row.putAll(Row.fixed(m));
        return row;
    }

    Map<Field<?>, Object> event(Matter m, Recorded r, LogCodec.Written written, byte[] hash, Object tx) {
        var row = new HashMap<Field<?>, Object>();
        row.put(MATTER_EVENT.DISTRICT_ID, m.district());
        row.put(MATTER_EVENT.MATTER_ID, m.id());
        row.put(MATTER_EVENT.VERSION, r.version());
        row.put(MATTER_EVENT.TX, tx);
        row.put(MATTER_EVENT.AT, r.at());
        row.put(MATTER_EVENT.TYPE, written.type());
        row.put(MATTER_EVENT.V, written.v());
        row.put(MATTER_EVENT.ACTOR_ID, r.actor());
        row.put(MATTER_EVENT.UNIT_ID, r.unit());
        row.put(MATTER_EVENT.REQUEST_ID, r.request());
        row.put(MATTER_EVENT.PAYLOAD, JSONB.valueOf(written.payload()));
        row.put(MATTER_EVENT.HASH, hash);
        return row;
    }

    Map<Field<?>, Object> text(Matter m, int version, MatterKey key, byte[] document) {
        var row = new HashMap<Field<?>, Object>();
        row.put(MATTER_TEXT.DISTRICT_ID, m.district());
        row.put(MATTER_TEXT.MATTER_ID, m.id());
        row.put(MATTER_TEXT.VERSION, version);
        row.put(MATTER_TEXT.KEY_VERSION, key.version());
        row.put(MATTER_TEXT.CONTENT_ENC, vault.seal(key, document, Contexts.text(version)));
        return row;
    }

    /** Its next alarm is the first after {@code now}. */
    Map<Field<?>, Object> clock(Matter m, Clock clock, Instant now) {
        var row = ClockRows.of(clock, policies, now);
        row.put(CLOCK.DISTRICT_ID, m.district());
        row.put(CLOCK.MATTER_ID, m.id());
        row.put(CLOCK.CLOCK_NO, clock.no());
        return row;
    }

    static Map<Field<?>, Object> open(Matter m, NextDue due) {
        var row = listed(m, due);
        row.put(MATTER_OPEN.DISTRICT_ID, m.district());
        row.put(MATTER_OPEN.MATTER_ID, m.id());
        row.put(MATTER_OPEN.REGISTERED_AT, m.registeredAt());
        row.put(MATTER_OPEN.KIND, m.kind().no());
        row.put(MATTER_OPEN.CHANNEL, m.channel().no());
        return row;
    }

    /** The same after an act. On which line it lies is left alone unless the act changed it: a unit may be moving. */
    static Map<Field<?>, Object> relisted(Matter before, Matter m, NextDue due) {
        var row = listed(m, due);
        if (before.line().equals(m.line())) row.keySet().removeAll(LINE);
        return row;
    }

    /** What may change of a matter in the lists. */
    static Map<Field<?>, Object> listed(Matter m, NextDue due) {
        var row = new HashMap<Field<?>, Object>();
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
        row.put(MATTER_OPEN.SUPERVISED, !m.facts().supervisions().isEmpty());
        row.put(MATTER_OPEN.RISK, Stored.no(m.risk()));
        row.put(MATTER_OPEN.TYPE_CODE, m.typeCode());
        return row;
    }

    /** Whoever sees the matter without holding it or being above it: assisting units, and persons for a time. */
    static List<Map<Field<?>, Object>> guests(Matter m, NextDue due) {
        var rows = new ArrayList<Map<Field<?>, Object>>();
        for (int unit : m.facts().assisting()) rows.add(guest(m, Writing.UNIT, unit, due));
        var until = new TreeMap<Integer, Instant>();
        for (Grant grant : m.facts().grants())
            until.merge(grant.staff(), grant.until(), (one, other) -> one.isAfter(other) ? one : other);
        until.forEach((staff, end) -> {
            var row = guest(m, Writing.PERSON, staff, due);
            row.put(MATTER_GUEST.UNTIL, end);
            rows.add(row);
        });
        return rows;
    }

    private static Map<Field<?>, Object> guest(Matter m, int kind, int viewer, NextDue due) {
        var row = new HashMap<Field<?>, Object>();
        row.put(MATTER_GUEST.DISTRICT_ID, m.district());
        row.put(MATTER_GUEST.MATTER_ID, m.id());
        row.put(MATTER_GUEST.VIEWER_KIND, kind);
        row.put(MATTER_GUEST.VIEWER_ID, viewer);
        row.put(MATTER_GUEST.STATE, m.state().no());
        row.put(MATTER_GUEST.DUE_AT, guestOrder(m, due));
        row.put(MATTER_GUEST.UNTIL, null); // rows that are inserted together name the same columns
        return row;
    }

    /** What a guest's list goes by: the due day, and of an archived matter the day of archiving. */
    private static Instant guestOrder(Matter m, NextDue due) {
        return m.state() == State.ARCHIVED ? m.closedAt() : due.at();
    }

    Map<Field<?>, Object> party(Matter m, int no, NewParty p, boolean removed, MatterKey key) {
        var row = new HashMap<Field<?>, Object>();
        row.put(PARTY.DISTRICT_ID, m.district());
        row.put(PARTY.MATTER_ID, m.id());
        row.put(PARTY.PARTY_NO, no);
        row.put(PARTY.ROLE, p.role().no());
        row.put(PARTY.KIND, p.kind().no());
        row.put(PARTY.WILLING, Stored.no(p.willing()));
        row.put(PARTY.REMOVED, removed);
        row.put(PARTY.KEY_VERSION, key.version());
        row.put(PARTY.IDENTITY_ENC, vault.seal(key, JSON.writeValueAsBytes(p.person()), Contexts.party(no)));
        row.put(PARTY.PHONE_KEY, index(IndexKind.PHONE, p.person().phone()));
        row.put(PARTY.ID_NUMBER_KEY, index(IndexKind.ID_NUMBER, p.person().idNumber()));
        return row;
    }

    private Long index(IndexKind kind, String value) {
        return value == null ? null : vault.blindIndex(kind, value);
    }

    static Map<Field<?>, Object> link(Matter m, long other, int version) {
        var row = new HashMap<Field<?>, Object>();
        row.put(MATTER_LINK.DISTRICT_ID, m.district());
        row.put(MATTER_LINK.MATTER_ID, m.id());
        row.put(MATTER_LINK.OTHER_ID, other);
        row.put(MATTER_LINK.KIND, "LINKED");
        row.put(MATTER_LINK.VERSION, version);
        return row;
    }

    static Map<Field<?>, Object> file(Matter m, FileRef file, int version) {
        var row = new HashMap<Field<?>, Object>();
        row.put(MATTER_FILE.DISTRICT_ID, m.district());
        row.put(MATTER_FILE.MATTER_ID, m.id());
        row.put(MATTER_FILE.FILE_ID, file.id());
        row.put(MATTER_FILE.VERSION, version);
        row.put(MATTER_FILE.KIND, Objects.requireNonNullElse(file.kind(), "OTHER"));
        return row;
    }
}
