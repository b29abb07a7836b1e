package org.shanzhi.matter.life;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.Event.PartyIn;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.Grant;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.Place;
import org.shanzhi.matter.Risk;
import org.shanzhi.matter.State;
import org.shanzhi.org.Line;
import org.shanzhi.org.Tier;

/**
 * 事项 as its events have made it: a value. What it is allowed to become is decided by {@link Decide}, what it becomes by
 * {@link Fold}.
 *
 * @param firstReceiver who has the first-contact duty (首问责任) until another unit signs
 * @param textVersion the event whose sealed content holds title, body and place
 * @param parties those that were not removed
 */
public record Matter(
        int district,
        long id,
        int version,
        State state,
        Kind kind,
        Channel channel,
        String typeCode,
        Risk risk,
        Tier tier,
        int unit,
        int firstReceiver,
        Integer assignee,
        Line line,
        String title,
        Place place,
        Instant occurredAt,
        Instant requestedAt,
        Instant registeredAt,
        Instant stateSince,
        Instant concludedAt,
        Instant closedAt,
        Outcome outcome,
        int policyVersion,
        Set<Flag> flags,
        int textVersion,
        List<PartyIn> parties,
        Facts facts,
        List<Clock> clocks) {

    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    public boolean assists(int unitId) {
        return facts.assisting().contains(unitId);
    }

    /** Whether the unit works on it only because a whistle calls it. */
    public boolean onlyCalled(int unitId) {
        return unit != unitId && !facts.assist().contains(unitId) && assists(unitId);
    }

    /** Whether somebody's home and contact are hidden from whoever does not handle it. */
    public boolean guarded() {
        return has(Flag.DV) || ofMinor();
    }

    /** Whether a minor is concerned, whose data nobody sees alone (未成年人网络保护条例 36). */
    public boolean ofMinor() {
        return has(Flag.MINOR) || has(Flag.MINOR_HARM);
    }

    /** What lets somebody outside its units read it at this moment; of a grant and an emergency, the grant. */
    public Optional<Grant> grant(int staff, Instant now) {
        return facts.grants().stream()
                .filter(grant -> grant.staff() == staff && grant.holds(now))
                .min(Comparator.comparing(Grant::emergency));
    }

    public Optional<PartyIn> party(int no) {
        return parties.stream().filter(p -> p.no() == no).findFirst();
    }

    public Optional<Clock> running(String policy) {
        return clocks.stream()
                .filter(c ->
                        c.running() && c.about().object() == 0 && c.policy().equals(policy))
                .findFirst();
    }

    /**
     * When an event of this moment is written down: to the microsecond, as the database keeps it, and never before the event
     * before it, even when another node's clock is a little ahead.
     */
    public Instant moment(Instant now) {
        Instant kept = now.truncatedTo(ChronoUnit.MICROS);
        return kept.isBefore(facts.lastAt()) ? facts.lastAt() : kept;
    }

    /** The same on another line of units. */
    public Matter on(Line other) {
        var e = new Draft(this);
        e.line = other;
        return e.done();
    }

    /** The same with its clocks as they were counted, and what would run if it were of another kind. */
    Matter with(List<Clock> counted, List<Facts.Latent> latent) {
        var e = new Draft(this);
        e.clocks = counted;
        e.latent = latent;
        return e.done();
    }

    /** Whether the other is this one with its clocks counted anew, by another edition or not, and nothing else happened to it. */
    public boolean differsOnlyInClocks(Matter other) {
        var e = new Draft(this);
        e.version = other.version();
        e.clocks = other.clocks();
        e.latent = other.facts().latent();
        e.policyVersion = other.policyVersion();
        e.lastAt = other.facts().lastAt();
        return e.done().equals(other);
    }
}
