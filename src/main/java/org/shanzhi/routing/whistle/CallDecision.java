package org.shanzhi.routing.whistle;

import java.util.List;
import org.shanzhi.kernel.Refusal;

/** What becomes of a call, or why not. */
public sealed interface CallDecision {
    /**
     * @param told events of the policies that it raises on the matter, in this order
     */
    record Happens(Call after, List<String> told) implements CallDecision {}

    record Not(List<Refusal> reasons) implements CallDecision {}
}
