package org.shanzhi.matter;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.shanzhi.org.Tier;

/**
 * Which matters. Every part may be null or empty: no wish. {@code states} empty means every state before ARCHIVED;
 * with ARCHIVED alone the list is of closed matters, newest first. {@code words} are looked for in what matters tell: then
 * empty states are all of them, and the order is by title first unless the newest are wanted first.
 */
public record ListFilter(
        Set<State> states,
        Kind kind,
        Channel channel,
        String typeCode,
        Integer unit,
        Tier tier,
        Integer assignee,
        Integer grid,
        Risk risk,
        Set<Only> only,
        ClockFilter clock,
        Instant from,
        Instant to,
        String words,
        Sort sort) {

    public enum Sort {
        DUE,
        CREATED,
        /** The gravest first, what nobody has ticked last; each by due time. */
        RISK
    }

    /** Of what the caller sees, only what … */
    public enum Only {
        /** … has a duty that is late. */
        OVERDUE,
        /** … has a duty that ends today and is not late yet. */
        TODAY,
        /** … is assigned to the caller, or to somebody for whom the caller stands in. */
        MINE,
        /** … waits for a decision or an answer. */
        WAITING,
        /** … the caller's unit holds or assists in. */
        AT_HAND,
        /** … is assigned to somebody who no longer serves in the unit that holds it, or is held by a closed unit. */
        LEFT,
        /** … has no risk that anybody ticked. */
        UNTICKED,
        /** … nobody is named for. */
        UNASSIGNED,
        /** … is or was supervised. */
        SUPERVISED,
        /** … has a supervision that waits for its answer. */
        TO_ANSWER,
        /** … has a supervision that was answered and is not closed. */
        TO_CLOSE
    }

    /** Where a matter is somebody's work: it has reached its unit and has not ended. */
    public static final Set<State> IN_HAND = EnumSet.of(
            State.ROUTED,
            State.SIGNED,
            State.IN_PROGRESS,
            State.SUSPENDED,
            State.HANDED_TO_STATUTORY_CHANNEL,
            State.REOPENED);

    public static final ListFilter ALL = new ListFilter(
            Set.of(), null, null, null, null, null, null, null, null, Set.of(), null, null, null, null, Sort.DUE);

    public boolean has(Only one) {
        return only.contains(one);
    }

    public ListFilter states(State... wanted) {
        return new ListFilter(
                Set.of(wanted),
                kind,
                channel,
                typeCode,
                unit,
                tier,
                assignee,
                grid,
                risk,
                only,
                clock,
                from,
                to,
                words,
                sort);
    }

    /** Of those in hand, wherever they are. */
    public ListFilter inHand() {
        return states(IN_HAND.toArray(State[]::new));
    }

    public ListFilter and(Only one) {
        var more = EnumSet.of(one);
        more.addAll(only);
        return new ListFilter(
                states, kind, channel, typeCode, unit, tier, assignee, grid, risk, more, clock, from, to, words, sort);
    }

    public ListFilter risk(Risk level) {
        return new ListFilter(
                states, kind, channel, typeCode, unit, tier, assignee, grid, level, only, clock, from, to, words, sort);
    }

    public ListFilter sort(Sort order) {
        return new ListFilter(
                states, kind, channel, typeCode, unit, tier, assignee, grid, risk, only, clock, from, to, words, order);
    }

    public ListFilter unit(Integer holder) {
        return new ListFilter(
                states, kind, channel, typeCode, holder, tier, assignee, grid, risk, only, clock, from, to, words,
                sort);
    }

    /** Assigned to this person. */
    public ListFilter assignee(Integer staff) {
        return new ListFilter(
                states, kind, channel, typeCode, unit, tier, staff, grid, risk, only, clock, from, to, words, sort);
    }

    public ListFilter tier(Tier holders) {
        return new ListFilter(
                states, kind, channel, typeCode, unit, holders, assignee, grid, risk, only, clock, from, to, words,
                sort);
    }

    /** With a running duty like this. */
    public ListFilter clock(ClockFilter wanted) {
        return new ListFilter(
                states, kind, channel, typeCode, unit, tier, assignee, grid, risk, only, wanted, from, to, words, sort);
    }

    /** Telling of these words. */
    public ListFilter words(String wanted) {
        return new ListFilter(
                states, kind, channel, typeCode, unit, tier, assignee, grid, risk, only, clock, from, to, wanted, sort);
    }
}
