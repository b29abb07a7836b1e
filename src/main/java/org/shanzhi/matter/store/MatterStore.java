package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.*;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.shanzhi.access.MatterKey;
import org.shanzhi.access.Vault;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.database.Conflict;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.kernel.database.OneTrip;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.NextDue;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Matters in PostgreSQL. Everything that one action changes goes there in one round trip and one transaction. */
@Component
public class MatterStore {
    private static final String EVENT_KEY = "matter_event_pkey";
    /** Of two who link the same two matters at once, the second may meet the link before it meets the event. */
    private static final String LINK_KEY = "matter_link_pkey";

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
}
