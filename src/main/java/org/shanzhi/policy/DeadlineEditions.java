package org.shanzhi.policy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.policy.editions.EditionStore;
import org.springframework.stereotype.Component;

/**
 * The deadlines of a district in all their editions (期限版本): what the product ships with the district's own numbers laid over
 * it. A matter is counted by the edition under which it was registered, so every edition stays askable for ever. What was
 * published here counts at once, what was published on another node within four seconds.
 */
@Component
public class DeadlineEditions {
    private static final long STALE_MILLIS = 4_000;
    private static final String NO_SECRET = "the rules by which a district counts are told to everybody under help";

    private final Deadlines shipped;
    private final EditionStore store;
    private final Clock clock;
    private final Map<Version, Deadlines> known = new ConcurrentHashMap<>();
    private final Map<Integer, Held> held = new ConcurrentHashMap<>();

    DeadlineEditions(Policies policies, DSLContext db, Clock clock) {
        this.shipped = policies.deadlines();
        this.store = new EditionStore(db);
        this.clock = clock;
    }

    private record Version(int district, int edition) {}

    private record Held(long since, List<DeadlineEdition> editions) {}

    /**
     * The rows of an edition, a draft's too. From memory: an edition never changes, so each is read once on a node.
     *
     * @param edition 0 for what the product ships
     * @throws NotFound when the district has no such edition
     */
    @Needs(open = NO_SECRET)
    public Deadlines of(int district, int edition) {
        if (edition == 0) return shipped;
        var version = new Version(district, edition);
        Deadlines rows = known.get(version);
        if (rows != null) return rows;
        DeadlineEdition read = store.find(district, edition).orElseThrow(() -> new NotFound("edition of deadlines"));
        return known.computeIfAbsent(version, _ -> shipped.with(read.changes()));
    }

    /** The rows in force. From memory: at most one small select in four seconds. */
    @Needs(open = NO_SECRET)
    public Deadlines of(int district) {
        return of(district, inForce(district));
    }

    /** The number of the edition in force; 0 when the district has published none. From memory, as above. */
    @Needs(open = NO_SECRET)
    public int inForce(int district) {
        return last(held(district).editions(), Instant.MAX);
    }

    /** The number of the edition that was in force at a moment: what a matter that came then is counted by. */
    @Needs(open = NO_SECRET)
    public int inForce(int district, Instant at) {
        return last(held(district).editions(), at);
    }

    /** Every edition that was ever drafted, the oldest first. Read anew. */
    @Needs(open = NO_SECRET)
    public List<DeadlineEdition> all(int district) {
        return fresh(district).editions();
    }

    private static int last(List<DeadlineEdition> editions, Instant at) {
        int last = 0;
        for (DeadlineEdition one : editions)
            if (one.published() && !one.publishedAt().isAfter(at)) last = one.edition();
        return last;
    }

    private Held held(int district) {
        Held now = held.get(district);
        if (now != null && clock.millis() - now.since < STALE_MILLIS) return now;
        Held read = fresh(district);
        held.put(district, read);
        return read;
    }

    private Held fresh(int district) {
        long since = clock.millis();
        return new Held(since, store.all(district));
    }
}
