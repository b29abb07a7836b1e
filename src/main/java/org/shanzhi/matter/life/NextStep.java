package org.shanzhi.matter.life;

import java.util.Map;
import java.util.Optional;
import org.shanzhi.matter.State;

/** What a matter waits for in each state: the action that takes it on. */
public final class NextStep {
    private static final Map<State, String> STEPS = Map.of(
            State.REGISTERED, "accept",
            State.ACCEPTED, "triage",
            State.TRIAGED, "route",
            State.ROUTED, "sign",
            State.SIGNED, "start",
            State.RETURNED, "triage",
            State.IN_PROGRESS, "conclude",
            State.SUSPENDED, "resume",
            State.CONCLUDED, "call-back",
            State.CALLED_BACK, "archive");

    private NextStep() {}

    public static Optional<String> of(State state) {
        return Optional.ofNullable(STEPS.get(state));
    }
}
