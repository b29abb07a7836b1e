package org.shanzhi.routing.whistle;

import java.time.Instant;
import org.shanzhi.routing.CallLevel;
import org.shanzhi.routing.CallState;
import org.shanzhi.routing.WhistleKind;

/**
 * 哨单: one department called by one whistle.
 *
 * @param no within the matter: the number its clocks carry
 * @param whistle the whistle's number within the matter
 * @param level before whom its refusal lies; null unless it is refused
 * @param insisted a refusal was turned down: it cannot be refused again
 * @param decider who decided last on its refusal; null when nobody has
 */
public record Call(
        long matter,
        int no,
        int whistle,
        WhistleKind kind,
        int unit,
        CallState state,
        CallLevel level,
        boolean insisted,
        Integer decider,
        Marks marks) {

    /** When each step was taken; null for those that were not. */
    public record Marks(
            Instant blown,
            Instant signed,
            Instant contacted,
            Instant arrived,
            Instant planned,
            Instant reported,
            Instant refused,
            Instant ended) {
        public static Marks blown(Instant at) {
            return new Marks(at, null, null, null, null, null, null, null);
        }
    }

    /** A call that was blown just now. */
    public static Call blown(long matter, int no, int whistle, WhistleKind kind, int unit, Instant at) {
        return new Call(matter, no, whistle, kind, unit, CallState.BLOWN, null, false, null, Marks.blown(at));
    }
}
