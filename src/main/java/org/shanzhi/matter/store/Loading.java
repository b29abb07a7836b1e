package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.MATTER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.Event.PartyIn;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.PartyKind;
import org.shanzhi.matter.PartyRole;
import org.shanzhi.matter.Place;
import org.shanzhi.matter.Risk;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Stored;
import org.shanzhi.matter.Willing;
import org.shanzhi.matter.life.Facts;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.org.Line;
import org.shanzhi.policy.Policies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A matter with its clocks and parties in one select. */
final class Loading {
    private static final ObjectMapper JSON = JsonMapper.shared();

    /** Relies on clock_pkey. */
    private static final Field<JSONB> CLOCKS = DSL.field("""
            (select jsonb_agg(to_jsonb(c) order by c.clock_no)
               from clock c where c.district_id = matter.district_id and c.matter_id = matter.id)""", JSONB.class);

    /** Relies on party_pkey. */
    private static final Field<JSONB> PARTIES = DSL.field("""
            (select jsonb_agg(jsonb_build_object('no', p.party_no, 'role', p.role, 'kind', p.kind, 'willing', p.willing)
                              order by p.party_no)
               from party p where p.district_id = matter.district_id and p.matter_id = matter.id and not p.removed)""", JSONB.class);

    private Loading() {}

    static Optional<Held> load(DSLContext db, int district, long id, Policies policies) {
        return db.select(MATTER.asterisk(), CLOCKS, PARTIES)
                .from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(id))
                .fetchOptional(r -> new Held(read(r, policies), r.get(MATTER.HEAD_HASH)));
    }

    static List<Matter> load(DSLContext db, int district, Collection<Long> ids, Policies policies) {
        return db.select(MATTER.asterisk(), CLOCKS, PARTIES)
                .from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.in(ids))
                .fetch(r -> read(r, policies));
    }

    /** With the hash of each one's last event. */
    static List<Held> held(DSLContext db, int district, Collection<Long> ids, Policies policies) {
        return db.select(MATTER.asterisk(), CLOCKS, PARTIES)
                .from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(DSL.any(ids.toArray(Long[]::new))))
                .fetch(r -> new Held(read(r, policies), r.get(MATTER.HEAD_HASH)));
    }

    private static Matter read(Record r, Policies policies) {
        return new Matter(
                r.get(MATTER.DISTRICT_ID),
                r.get(MATTER.ID),
                r.get(MATTER.VERSION),
                Stored.of(State.class, r.get(MATTER.STATE)),
                Stored.of(Kind.class, r.get(MATTER.KIND)),
                Stored.of(Channel.class, r.get(MATTER.CHANNEL)),
                r.get(MATTER.TYPE_CODE),
                Stored.of(Risk.class, r.get(MATTER.RISK)),
                Row.tier(r.get(MATTER.TIER)),
                r.get(MATTER.UNIT_ID),
                r.get(MATTER.FIRST_RECEIVER),
                r.get(MATTER.ASSIGNEE_ID),
                new Line(
                        r.get(MATTER.CENTRE_ID),
                        r.get(MATTER.STREET_ID),
                        r.get(MATTER.COMMUNITY_ID),
                        r.get(MATTER.GRID_ID)),
                r.get(MATTER.TITLE),
                new Place(r.get(MATTER.LON), r.get(MATTER.LAT), null),
                r.get(MATTER.OCCURRED_AT),
                r.get(MATTER.REQUESTED_AT),
                r.get(MATTER.REGISTERED_AT),
                r.get(MATTER.STATE_SINCE),
                r.get(MATTER.CONCLUDED_AT),
                r.get(MATTER.CLOSED_AT),
                Stored.of(Outcome.class, r.get(MATTER.OUTCOME)),
                r.get(MATTER.POLICY_VERSION),
                Flag.of(r.get(MATTER.FLAGS)),
                r.get(MATTER.TEXT_VERSION),
                parties(r.get(PARTIES)),
                (Facts) TwoParts.join(Facts.class, tree(r.get(MATTER.FACTS)), null),
                clocks(r.get(CLOCKS), policies));
    }

    static Object tree(JSONB json) {
        return JSON.readValue(json.data(), Object.class);
    }

    private static List<PartyIn> parties(JSONB json) {
        var all = new ArrayList<PartyIn>();
        for (JsonNode p : rows(json)) {
            all.add(new PartyIn(
                    p.get("no").intValue(),
                    Stored.of(PartyRole.class, p.get("role").intValue()),
                    Stored.of(PartyKind.class, p.get("kind").intValue()),
                    p.get("willing").isNull()
                            ? null
                            : Stored.of(Willing.class, p.get("willing").intValue())));
        }
        return List.copyOf(all);
    }

    private static List<Clock> clocks(JSONB json, Policies policies) {
        var all = new ArrayList<Clock>();
        for (JsonNode c : rows(json)) all.add(ClockRows.read(c, policies));
        return List.copyOf(all);
    }

    private static Iterable<JsonNode> rows(JSONB json) {
        return json == null ? List.of() : JSON.readTree(json.data());
    }
}
