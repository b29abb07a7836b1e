package org.shanzhi.intake.web;

import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.page.Choice;

/** From what the clerk chooses at the 即办 screen. */
public record SpotChoices(
        List<DeskLists.Group> types,
        List<Choice> channels,
        List<Choice> ready,
        List<Choice> outcomes,
        List<Choice> replies) {
    /** Those that are told often; the others are reached from them. */
    private static final Map<String, String> KEYS_OF_REPLIES = Map.of("SATISFIED", "y", "UNSATISFIED", "b");
    /** One key for each digit. */
    private static final int READY_WITH_A_KEY = 9;

    /** The key with which a reply is chosen; null when it has none. */
    public String key(Choice reply) {
        return KEYS_OF_REPLIES.get(reply.value());
    }

    /** The key with which the n-th ready answer is taken, counted from 0; null when it has none. */
    public String keyOfReady(int n) {
        return n < READY_WITH_A_KEY ? String.valueOf(n + 1) : null;
    }
}
