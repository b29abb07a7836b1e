package org.shanzhi.matter;

import java.time.Instant;
import java.util.Set;
import org.shanzhi.org.Tier;

/**
 * A matter as an index knows it: who sees it, by what it is sorted out, and what it tells without whom it is about.
 *
 * @param keys see {@link Reach}
 * @param text empty where the text must not be found: it was erased, or violence or a minor is concerned
 * @param place as {@code text}
 * @param due null when no duty runs; {@code late} when nobody can be late
 */
public record IndexSheet(
        int district,
        long id,
        String number,
        Set<String> keys,
        String title,
        String text,
        String place,
        State state,
        Kind kind,
        Channel channel,
        String typeCode,
        Risk risk,
        Tier tier,
        int unit,
        Integer assignee,
        Integer grid,
        boolean waiting,
        Instant registeredAt,
        Instant due,
        Instant late) {}
