package org.shanzhi.policy;

import java.util.List;
import java.util.Map;

/** The life of a matter, from lifecycle.yaml. Maps keep the order of the file. */
public record LifeCycle(
        Map<String, CaseState> states,
        List<Transition> transitions,
        Map<String, ActionPolicy> actions,
        Map<String, Outcome> outcomes,
        CallbackRules callback,
        Reopening reopening,
        RiskCriteria risk) {
    public CaseState initial() {
        return states.values().stream().filter(CaseState::initial).findFirst().orElseThrow();
    }

    /** Where an action leads from a state. Empty: it moves nothing there, or is not allowed. */
    public List<Transition> transition(String state, String action) {
        return transitions.stream()
                .filter(t -> t.from().equals(state) && t.action().equals(action))
                .toList();
    }

    /** Whether the tables allow an action in a state; what the matter itself forbids comes on top. */
    public boolean allows(String action, String state) {
        ActionPolicy.Where where = actions.get(action).where();
        return switch (where.place()) {
            case BY_TRANSITION -> !transition(state, action).isEmpty();
            case STATES -> where.states().contains(state);
            case OPEN -> states.get(state).open();
            case ANY -> true;
            case NONE -> false;
        };
    }
}
