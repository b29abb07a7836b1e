package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.*;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.shanzhi.access.Erased;
import org.shanzhi.access.MatterKey;
import org.shanzhi.access.Vault;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.crypto.Unreadable;
import org.shanzhi.kernel.database.Conflict;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.kernel.database.OneTrip;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Person;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.NextDue;
import org.shanzhi.matter.store.BrokenLink.What;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Matters in PostgreSQL. Everything that one action changes goes there in one round trip and one transaction. */
@Component
public class MatterStore {
    private static final String EVENT_KEY = "matter_event_pkey";
    /** Of two who link the same two matters at once, the second may meet the link before it meets the event. */
    private static final String LINK_KEY = "matter_link_pkey";

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
    private final Policies policies;
    private final LogCodec codec;
    private final Rows rows;
    private final Numbers numbers;
    private final org.shanzhi.kernel.blobs.Files files;
    private final DatabaseClock clock;

    MatterStore(
            DSLContext db,
            Vault vault,
            CryptoSuite suite,
            Policies policies,
            org.shanzhi.kernel.blobs.Files files,
            PlatformTransactionManager transactions,
            DatabaseClock clock) {
        this.files = files;
        this.db = db;
        this.vault = vault;
        this.policies = policies;
        this.codec = new LogCodec(suite);
        this.rows = new Rows(vault, policies);
        this.numbers = new Numbers(db, transactions);
        this.clock = clock;
    }

    /** A matter and the hash of its last event. */
    public record Held(Matter matter, byte[] head) {}

    public long nextId(int district, int year) {
        return numbers.next(district, year);
    }

    public Optional<Held> load(int district, long id) {
        return Loading.load(db, district, id, policies);
    }

    /** Those of these that there are, in one select. */
    public List<Matter> load(int district, Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : Loading.load(db, district, ids, policies);
    }

    /** By street. Reads every matter's row of the district: for figures, not for requests in a row. */
    public Map<Integer, Integer> registered(int district, Instant from, Instant to) {
        return db.select(MATTER.STREET_ID, DSL.count())
                .from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.STREET_ID.isNotNull())
                .and(MATTER.REGISTERED_AT.ge(from))
                .and(MATTER.REGISTERED_AT.lt(to))
                .groupBy(MATTER.STREET_ID)
                .fetchMap(r -> r.value1(), r -> r.value2());
    }

    /** Keeps the answer to a request, in the transaction that is under way. */
    public void remember(Query answer) {
        db.execute(answer);
    }

    /**
     * Writes what one action changes on one matter or more: all of it or nothing.
     *
     * @param answer the row of a repeated request's key; null without one
     * @return false when somebody was faster on one of the matters
     * @throws Conflict of the key's row when the same request was already answered
     */
    public boolean write(List<Change> changes, Clocks clocks, Query answer) {
        clock.requireTrustworthy();
        var trip = new OneTrip();
        for (Change c : inOrder(changes)) {
            NextDue due = clocks.nextDue(c.after());
            new Writing(rows, codec, policies, trip).add(c, key(c, trip), due);
        }
        if (answer != null) trip.add(answer);
        return first(() -> trip.send(db));
    }

    /**
     * Writes a new matter on which somebody acted at once: both events, and of the matter only what has become of it. All of
     * it or nothing.
     *
     * @param answer the row of a repeated request's key; null without one
     * @return false when there is a matter of this number already
     * @throws Conflict of the key's row when the same request was already answered
     */
    public boolean write(Change registered, Change next, Clocks clocks, Query answer) {
        clock.requireTrustworthy();
        var trip = new OneTrip();
        new Writing(rows, codec, policies, trip)
                .add(registered, next, key(registered, trip), clocks.nextDue(next.after()));
        if (answer != null) trip.add(answer);
        return first(() -> trip.send(db));
    }

    /** Two who write the same two matters take their locks in one order, so that neither waits for the other for ever. */
    private static List<Change> inOrder(List<Change> changes) {
        return changes.stream()
                .sorted(Comparator.comparingLong(c -> c.after().id()))
                .toList();
    }

    private static boolean first(Runnable write) {
        try {
            write.run();
            return true;
        } catch (Overtaken faster) {
            return false;
        } catch (Conflict e) {
            if (e.of(EVENT_KEY) || e.of(LINK_KEY)) return false;
            throw e;
        }
    }

    private MatterKey key(Change c, OneTrip trip) {
        Matter m = c.after();
        if (c.before() != null) return needsKey(c) ? vault.open(m.district(), m.id()) : null;
        var fresh = vault.newKey(m.district(), m.id());
        trip.add(fresh.insert());
        return fresh.key();
    }

    private boolean needsKey(Change c) {
        return !c.parties().isEmpty() || codec.hasSecrets(c.recorded());
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

    public int nextPartyNo(int district, long id) {
        return 1
                + db.select(DSL.coalesce(DSL.max(PARTY.PARTY_NO), 0))
                        .from(PARTY)
                        .where(PARTY.DISTRICT_ID.eq(district), PARTY.MATTER_ID.eq(id))
                        .fetchSingle(0, int.class);
    }

    public boolean linked(int district, long id, long other) {
        return db.fetchExists(
                MATTER_LINK,
                MATTER_LINK.DISTRICT_ID.eq(district),
                MATTER_LINK.MATTER_ID.eq(id),
                MATTER_LINK.OTHER_ID.eq(other));
    }

    /** The matters a file is filed in. */
    public List<Long> holders(int district, UUID file) {
        return db.select(MATTER_FILE.MATTER_ID)
                .from(MATTER_FILE)
                .where(MATTER_FILE.DISTRICT_ID.eq(district), MATTER_FILE.FILE_ID.eq(file))
                .fetch(MATTER_FILE.MATTER_ID);
    }

    /**
     * Destroys the key and clears what the state row shows. The event that says so is written with it.
     *
     * @return false when somebody was faster on the matter
     */
    public boolean erase(Change c, Clocks clocks) {
        clock.requireTrustworthy();
        return first(() -> erased(c, clocks));
    }

    private void erased(Change c, Clocks clocks) {
        db.transaction(t -> {
            Matter m = c.after();
            t.dsl()
                    .update(PARTY)
                    .setNull(PARTY.PHONE_KEY)
                    .setNull(PARTY.ID_NUMBER_KEY)
                    .where(PARTY.DISTRICT_ID.eq(m.district()), PARTY.MATTER_ID.eq(m.id()))
                    .execute();
            var trip = new OneTrip();
            NextDue due = clocks.nextDue(m);
            new Writing(rows, codec, policies, trip).add(c, null, due);
            trip.send(t.dsl());
            vault.erase(m.district(), m.id());
            onlyHere(t.dsl(), m).forEach(file -> files.delete(m.district(), file));
        });
    }

    /** Files of a matter that are filed in no other. Relies on matter_file_pkey and matter_file_file. */
    private static List<UUID> onlyHere(DSLContext tx, Matter m) {
        var elsewhere = MATTER_FILE.as("elsewhere");
        return tx.select(MATTER_FILE.FILE_ID)
                .from(MATTER_FILE)
                .where(MATTER_FILE.DISTRICT_ID.eq(m.district()), MATTER_FILE.MATTER_ID.eq(m.id()))
                .andNotExists(DSL.selectOne()
                        .from(elsewhere)
                        .where(
                                elsewhere.DISTRICT_ID.eq(MATTER_FILE.DISTRICT_ID),
                                elsewhere.FILE_ID.eq(MATTER_FILE.FILE_ID),
                                elsewhere.MATTER_ID.ne(MATTER_FILE.MATTER_ID)))
                .fetch(MATTER_FILE.FILE_ID);
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
