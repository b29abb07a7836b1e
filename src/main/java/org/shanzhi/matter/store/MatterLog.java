package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.*;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.shanzhi.access.Erased;
import org.shanzhi.access.MatterKey;
import org.shanzhi.access.Vault;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.crypto.Unreadable;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Person;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.BrokenLink.What;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What was written of matters: their events, and who their parties are. */
@Component
public class MatterLog {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private static final Condition TEXT_OF_EVENT = MATTER_TEXT
            .DISTRICT_ID
            .eq(MATTER_EVENT.DISTRICT_ID)
            .and(MATTER_TEXT.MATTER_ID.eq(MATTER_EVENT.MATTER_ID))
            .and(MATTER_TEXT.VERSION.eq(MATTER_EVENT.VERSION));

    /** Relies on party_pkey. */
    private static final Field<JSONB> IDENTITIES = DSL.field("""
            (select jsonb_agg(jsonb_build_object('no', p.party_no, 'identity', encode(p.identity_enc, 'base64')))
               from party p where p.district_id = matter_event.district_id and p.matter_id = matter_event.matter_id)""", JSONB.class);

    /** Relies on matter_link_pkey. */
    private static final Field<Long[]> LINKS = DSL.field("""
            array(select l.other_id from matter_link l
                   where l.district_id = matter_event.district_id and l.matter_id = matter_event.matter_id
                   order by l.other_id)""", Long[].class);

    private final DSLContext db;
    private final Vault vault;
    private final LogCodec codec;

    MatterLog(DSLContext db, Vault vault, CryptoSuite suite) {
        this.db = db;
        this.vault = vault;
        this.codec = new LogCodec(suite);
    }

    /** The whole log of a matter as it lies open: nothing that was sealed is read, and no key. */
    public List<Recorded> openEvents(int district, long id) {
        return db.selectFrom(MATTER_EVENT)
                .where(MATTER_EVENT.DISTRICT_ID.eq(district), MATTER_EVENT.MATTER_ID.eq(id))
                .orderBy(MATTER_EVENT.VERSION)
                .fetch(r -> recorded(r, (Map<?, ?>) Loading.tree(r.get(MATTER_EVENT.PAYLOAD)), null));
    }

    /** The log of a matter from an event on, oldest first; what was sealed is read when the key is still there. */
    public List<Recorded> events(int district, long id, int after, int limit) {
        Optional<MatterKey> key = keyOf(district, id);
        return log(district, id, after, limit).map(r -> recorded(r, key));
    }

    private Recorded recorded(Record r, Optional<MatterKey> key) {
        return recorded(
                r,
                (Map<?, ?>) Loading.tree(r.get(MATTER_EVENT.PAYLOAD)),
                document(key, r.get(MATTER_EVENT.VERSION), r.get(MATTER_TEXT.CONTENT_ENC)));
    }

    private Result<Record> log(int district, long id, int after, int limit) {
        return db.select(MATTER_EVENT.fields())
                .select(MATTER_TEXT.CONTENT_ENC)
                .from(MATTER_EVENT)
                .leftJoin(MATTER_TEXT)
                .on(TEXT_OF_EVENT)
                .where(
                        MATTER_EVENT.DISTRICT_ID.eq(district),
                        MATTER_EVENT.MATTER_ID.eq(id),
                        MATTER_EVENT.VERSION.gt(after))
                .orderBy(MATTER_EVENT.VERSION)
                .limit(limit)
                .fetch();
    }

    private Recorded recorded(Record r, Map<?, ?> payload, byte[] document) {
        return codec.read(new LogCodec.Row(
                r.get(MATTER_EVENT.VERSION),
                r.get(MATTER_EVENT.AT),
                r.get(MATTER_EVENT.TYPE),
                r.get(MATTER_EVENT.V),
                r.get(MATTER_EVENT.ACTOR_ID),
                r.get(MATTER_EVENT.UNIT_ID),
                r.get(MATTER_EVENT.REQUEST_ID),
                payload,
                document));
    }

    /** When each kind of event happened last on a matter; nothing is deciphered. Relies on matter_event_pkey. */
    public Map<Class<? extends Event>, Instant> last(int district, long id) {
        var last = new HashMap<Class<? extends Event>, Instant>();
        db.select(MATTER_EVENT.TYPE, DSL.max(MATTER_EVENT.AT))
                .from(MATTER_EVENT)
                .where(MATTER_EVENT.DISTRICT_ID.eq(district), MATTER_EVENT.MATTER_ID.eq(id))
                .groupBy(MATTER_EVENT.TYPE)
                .forEach(r -> last.put(EventTypes.of(r.value1()), r.value2()));
        return last;
    }

    /** The version of the last event of a kind; empty when there was none. Relies on matter_event_pkey. */
    public OptionalInt latest(int district, long id, Class<? extends Event> kind) {
        Integer version = db.select(DSL.max(MATTER_EVENT.VERSION))
                .from(MATTER_EVENT)
                .where(
                        MATTER_EVENT.DISTRICT_ID.eq(district),
                        MATTER_EVENT.MATTER_ID.eq(id),
                        MATTER_EVENT.TYPE.eq(EventTypes.type(kind).no()))
                .fetchSingle()
                .value1();
        return version == null ? OptionalInt.empty() : OptionalInt.of(version);
    }

    /** The first event of a matter that is not what was written; empty when all are. */
    public Optional<BrokenLink> verify(int district, long id) {
        Optional<MatterKey> key = keyOf(district, id);
        byte[] before = Change.NO_HEAD;
        int expected = 0;
        for (Record r : log(district, id, 0, Integer.MAX_VALUE)) {
            expected++;
            if (r.get(MATTER_EVENT.VERSION) != expected) return BrokenLink.at(expected, What.MISSING);
            try {
                var payload = (Map<?, ?>) Loading.tree(r.get(MATTER_EVENT.PAYLOAD));
                byte[] document = document(key, expected, r.get(MATTER_TEXT.CONTENT_ENC));
                before = codec.hash(
                        before,
                        district,
                        id,
                        recorded(r, payload, document),
                        r.get(MATTER_EVENT.TYPE),
                        r.get(MATTER_EVENT.V),
                        payload);
                if (!Arrays.equals(before, r.get(MATTER_EVENT.HASH))) return BrokenLink.at(expected, What.CHANGED);
                String digest = (String) payload.get("sealed");
                boolean whole = document == null
                        ? digest == null || key.isEmpty()
                        : digest != null && codec.matches(digest, document);
                if (!whole) return BrokenLink.at(expected, What.TEXT);
            } catch (Unreadable otherText) {
                return BrokenLink.at(expected, What.TEXT);
            } catch (RuntimeException noEvent) {
                // What was never written by this program can be anything.
                return BrokenLink.at(expected, What.CHANGED);
            }
        }
        return Optional.empty();
    }

    /** Who made a version of a matter, as the log names them; empty when there is no such version. */
    public OptionalInt actor(int district, long id, int version) {
        return db.select(MATTER_EVENT.ACTOR_ID)
                .from(MATTER_EVENT)
                .where(
                        MATTER_EVENT.DISTRICT_ID.eq(district),
                        MATTER_EVENT.MATTER_ID.eq(id),
                        MATTER_EVENT.VERSION.eq(version))
                .fetchOptional(MATTER_EVENT.ACTOR_ID)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /**
     * What the log, the vault and the links know of a matter beside its state.
     *
     * @param told the event that holds its text
     * @param persons who its parties are, by number; empty when it was erased
     */
    public record Background(Event told, Map<Integer, Person> persons, List<Long> links) {}

    /** In one select, the key of the matter apart. */
    public Background background(Matter m) {
        Optional<MatterKey> key = keyOf(m.district(), m.id());
        return db.select(MATTER_EVENT.fields())
                .select(MATTER_TEXT.CONTENT_ENC, IDENTITIES, LINKS)
                .from(MATTER_EVENT)
                .leftJoin(MATTER_TEXT)
                .on(TEXT_OF_EVENT)
                .where(
                        MATTER_EVENT.DISTRICT_ID.eq(m.district()),
                        MATTER_EVENT.MATTER_ID.eq(m.id()),
                        MATTER_EVENT.VERSION.eq(m.textVersion()))
                .fetchSingle(r -> new Background(
                        recorded(r, key).event(), persons(key, r.get(IDENTITIES)), List.of(r.get(LINKS))));
    }

    /** Of many matters by number, in one select and one for their keys; an erased one has none. */
    public Map<Long, Background> backgrounds(int district, Collection<Matter> matters) {
        if (matters.isEmpty()) return Map.of();
        var keys = vault.open(district, matters.stream().map(Matter::id).toList());
        var versions = matters.stream()
                .filter(m -> keys.containsKey(m.id()))
                .map(m -> DSL.row(m.id(), m.textVersion()))
                .toList();
        var backgrounds = new HashMap<Long, Background>();
        db.select(MATTER_EVENT.fields())
                .select(MATTER_TEXT.CONTENT_ENC, IDENTITIES, LINKS)
                .from(MATTER_EVENT)
                .leftJoin(MATTER_TEXT)
                .on(TEXT_OF_EVENT)
                .where(MATTER_EVENT.DISTRICT_ID.eq(district))
                .and(DSL.row(MATTER_EVENT.MATTER_ID, MATTER_EVENT.VERSION).in(versions))
                .forEach(r -> {
                    var key = Optional.of(keys.get(r.get(MATTER_EVENT.MATTER_ID)));
                    backgrounds.put(
                            r.get(MATTER_EVENT.MATTER_ID),
                            new Background(
                                    recorded(r, key).event(), persons(key, r.get(IDENTITIES)), List.of(r.get(LINKS))));
                });
        return backgrounds;
    }

    private Map<Integer, Person> persons(Optional<MatterKey> key, JSONB identities) {
        var persons = new HashMap<Integer, Person>();
        if (key.isEmpty() || identities == null) return persons;
        for (JsonNode p : JSON.readTree(identities.data())) {
            int no = p.get("no").intValue();
            byte[] sealed = Base64.getMimeDecoder().decode(p.get("identity").stringValue());
            persons.put(no, Writing.person(vault.unseal(key.get(), sealed, Contexts.party(no))));
        }
        return persons;
    }

    /** One event of a matter. */
    public Recorded event(int district, long id, int version) {
        return events(district, id, version - 1, 1).getFirst();
    }

    /** Who the parties are, by number; empty when the matter was erased. */
    public Map<Integer, Person> persons(int district, long id) {
        Optional<MatterKey> key = keyOf(district, id);
        var persons = new HashMap<Integer, Person>();
        if (key.isEmpty()) return persons;
        db.select(PARTY.PARTY_NO, PARTY.IDENTITY_ENC)
                .from(PARTY)
                .where(PARTY.DISTRICT_ID.eq(district), PARTY.MATTER_ID.eq(id))
                .forEach(r -> persons.put(
                        r.value1(), Writing.person(vault.unseal(key.get(), r.value2(), Contexts.party(r.value1())))));
        return persons;
    }

    private byte[] document(Optional<MatterKey> key, int version, byte[] sealed) {
        if (sealed == null || key.isEmpty()) return null;
        return vault.unseal(key.get(), sealed, Contexts.text(version));
    }

    private Optional<MatterKey> keyOf(int district, long id) {
        try {
            return Optional.of(vault.open(district, id));
        } catch (Erased _) {
            return Optional.empty();
        }
    }
}
