package org.shanzhi.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.matter.ClockSheet;

/**
 * A whistle with everybody it calls.
 *
 * @param number of the matter
 * @param no within the matter
 * @param unit that blew
 * @param title of the matter, masked; empty when the reader may not read it
 */
public record WhistleSheet(
        String number, int no, WhistleKind kind, int unit, Instant at, String title, List<CallSheet> calls) {

    /** Whether anybody is still called. */
    public boolean open() {
        return calls.stream().anyMatch(call -> call.state().open());
    }

    /**
     * One department.
     *
     * @param no within the matter
     * @param kind lower than the whistle's when it was downgraded
     * @param level before whom its refusal lies; null unless it is refused
     * @param clocks its own; empty when the reader may not read the matter
     * @param marks by dimension, as far as rated
     * @param doable what the reader may do now
     * @param barred what the state has but the reader cannot do, and why
     * @param rates the dimensions that the reader is asked to rate; empty when it is not the time
     */
    public record CallSheet(
            int no,
            WhistleKind kind,
            int unit,
            CallState state,
            CallLevel level,
            Instant at,
            Instant ended,
            List<ClockSheet> clocks,
            List<Ruling> rulings,
            Map<String, Integer> marks,
            List<CallAction> doable,
            Map<CallAction, List<Refusal>> barred,
            List<String> rates) {}
}
