package org.shanzhi.matter;

import java.time.Instant;
import java.util.Set;

/**
 * Which matters. Every part may be null or empty: no wish. {@code states} empty means every state before ARCHIVED;
 * with ARCHIVED alone the list is of closed matters, newest first.
 */
public record ListFilter(
        Set<State> states,
        Kind kind,
        Channel channel,
        String typeCode,
        Integer unit,
        org.shanzhi.org.Tier tier,
        Integer grid,
        Risk risk,
        boolean overdue,
        boolean mine,
        boolean waiting,
        Instant from,
        Instant to,
        Sort sort) {

    public enum Sort {
        DUE,
        CREATED
    }

    public static final ListFilter ALL = new ListFilter(
            Set.of(), null, null, null, null, null, null, null, false, false, false, null, null, Sort.DUE);

    public ListFilter states(State... wanted) {
        return new ListFilter(
                Set.of(wanted),
                kind,
                channel,
                typeCode,
                unit,
                tier,
                grid,
                risk,
                overdue,
                mine,
                waiting,
                from,
                to,
                sort);
    }

    public ListFilter mine(boolean only) {
        return new ListFilter(
                states, kind, channel, typeCode, unit, tier, grid, risk, overdue, only, waiting, from, to, sort);
    }

    public ListFilter waiting(boolean only) {
        return new ListFilter(
                states, kind, channel, typeCode, unit, tier, grid, risk, overdue, mine, only, from, to, sort);
    }

    public ListFilter overdue(boolean only) {
        return new ListFilter(
                states, kind, channel, typeCode, unit, tier, grid, risk, only, mine, waiting, from, to, sort);
    }

    public ListFilter unit(Integer only) {
        return new ListFilter(
                states, kind, channel, typeCode, only, tier, grid, risk, overdue, mine, waiting, from, to, sort);
    }
}
