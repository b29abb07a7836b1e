package org.shanzhi.policy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.database.AfterCommit;
import org.shanzhi.policy.editions.EditionRules;
import org.shanzhi.policy.editions.EditionStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The deadlines of a district in all their editions (期限版本): what the product ships with the district's own numbers laid over
 * it. A matter is counted by the edition under which it was registered, so every edition stays askable for ever. What was
 * published here counts at once, what was published on another node within four seconds.
 */
@Component
public class DeadlineEditions {
    private static final long STALE_MILLIS = 4_000;
    private static final int SHORTEST_REASON = 4;
    private static final String NO_SECRET = "the rules by which a district counts are told to everybody under help";

    private final Deadlines shipped;
    private final EditionRules rules;
    private final EditionStore store;
    private final Journal journal;
    private final Clock clock;
    private final Map<Version, Deadlines> known = new ConcurrentHashMap<>();
    private final Map<Integer, Held> held = new ConcurrentHashMap<>();

    DeadlineEditions(Policies policies, DSLContext db, Journal journal, Clock clock) {
        this.shipped = policies.deadlines();
        this.rules = new EditionRules(policies);
        this.store = new EditionStore(db);
        this.journal = journal;
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
        DeadlineEdition read = edition(district, edition);
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

    /** Those that came into force, the oldest first. From memory, as above. */
    @Needs(open = NO_SECRET)
    public List<DeadlineEdition> published(int district) {
        return held(district).editions().stream()
                .filter(DeadlineEdition::published)
                .toList();
    }

    /** Every edition that was ever drafted, the oldest first. Read anew. */
    @Needs(open = NO_SECRET)
    public List<DeadlineEdition> all(int district) {
        return fresh(district).editions();
    }

    /** @throws NotFound when the district has drafted no such edition */
    @Needs(open = NO_SECRET)
    public DeadlineEdition edition(int district, int edition) {
        return store.find(district, edition).orElseThrow(() -> new NotFound("edition of deadlines"));
    }

    /** The rows that a district may change: of its own making or proposed, never the law's; and only what counts today. */
    @Needs(open = NO_SECRET)
    public List<DeadlinePolicy> editable() {
        return shipped.policies().values().stream()
                .filter(EditionRules::mayBeEdited)
                .toList();
    }

    /**
     * 起草: keeps an edition for preview and for a second person; it counts nothing before that. Not idempotent: each is
     * another draft. Open matters move, if at all, from a day that is not past.
     *
     * @throws Invalid the reason is not said in words, the day is past
     * @throws Refused a row of law ({@code DEADLINE_IS_LAW} with its article), a target longer than the law allows, an amount
     *     out of all reason, a state in which nothing would count, nothing changed, {@code EDITION_OVERTAKEN}
     */
    @Needs(Permission.PUBLISH_POLICY)
    @Transactional
    public DeadlineEdition draft(Caller by, NewEdition wanted) {
        by.require(Permission.PUBLISH_POLICY);
        int district = by.district();
        store.hold(district);
        List<DeadlineEdition> editions = fresh(district).editions();
        int inForce = last(editions, Instant.MAX);
        var changes = rules.departures(wanted.changes());
        requireWords(wanted);
        var reasons = rules.against(changes);
        if (wanted.basedOn() != inForce) reasons.addFirst(Refusal.of(EditionRefusal.EDITION_OVERTAKEN));
        else if (changes.equals(
                inForce == 0 ? Map.of() : edition(district, inForce).changes()))
            reasons.addFirst(Refusal.of(EditionRefusal.EDITION_UNCHANGED));
        if (!reasons.isEmpty()) throw new Refused(reasons);
        int last = editions.isEmpty() ? 0 : editions.getLast().edition();
        var draft = new DeadlineEdition(
                last + 1,
                changes,
                wanted.reason().strip(),
                inForce,
                wanted.movesFrom(),
                by.staffId(),
                now(),
                null,
                null);
        store.insert(district, draft);
        journal.note(by, "DRAFT_DEADLINES", Map.of("edition", String.valueOf(draft.edition())));
        return draft;
    }

    private void requireWords(NewEdition wanted) {
        var errors = new ArrayList<FieldError>();
        if (wanted.reason().strip().length() < SHORTEST_REASON)
            errors.add(FieldError.of("reason", EditionRefusal.EDITION_REASON_SHORT, SHORTEST_REASON));
        if (wanted.movesFrom() != null && wanted.movesFrom().isBefore(ChinaTime.day(clock.instant())))
            errors.add(FieldError.of("movesFrom", EditionRefusal.MOVE_IN_THE_PAST));
        if (!errors.isEmpty()) throw new Invalid(errors);
    }

    /** Why a draft cannot come into force now, whoever confirms it. */
    @Needs(open = NO_SECRET)
    public List<Refusal> against(int district, DeadlineEdition draft) {
        var reasons = rules.against(draft.changes());
        if (draft.published()) reasons.addFirst(Refusal.of(EditionRefusal.EDITION_PUBLISHED));
        else if (draft.basedOn() != last(fresh(district).editions(), Instant.MAX))
            reasons.addFirst(Refusal.of(EditionRefusal.EDITION_OVERTAKEN));
        return List.copyOf(reasons);
    }

    /**
     * 发布: puts a draft in force, in the transaction that is under way. Matters that come from now on are counted by it; open
     * ones move from its day on, which is this one at the earliest.
     *
     * @throws NotFound when there is no such draft
     * @throws Refused {@code EDITION_BY_ONE_PERSON} to who drafted it, {@code EDITION_OVERTAKEN} when another came into force
     *     meanwhile, and when the rules are against it by now
     */
    @Needs(Permission.PUBLISH_POLICY)
    public void publish(Caller by, int edition) {
        by.require(Permission.PUBLISH_POLICY);
        store.hold(by.district());
        DeadlineEdition draft = edition(by.district(), edition);
        List<Refusal> reasons = against(by.district(), draft);
        if (!reasons.isEmpty()) throw new Refused(reasons);
        if (by.staffId() == draft.draftedBy()) throw new Refused(EditionRefusal.EDITION_BY_ONE_PERSON);
        store.publish(by.district(), edition, by.staffId(), now());
        journal.note(by, "PUBLISH_DEADLINES", Map.of("edition", String.valueOf(edition)));
        AfterCommit.run(() -> held.remove(by.district()));
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

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
