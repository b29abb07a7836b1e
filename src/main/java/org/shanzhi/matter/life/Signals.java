package org.shanzhi.matter.life;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Type;
import org.shanzhi.policy.PolicyEvent;

/**
 * Which events of the policies one recorded event raises: the state it enters, and the action it records with what was
 * said. A withdrawal raises CASE_WITHDRAWN and CONCLUDED.
 */
final class Signals {
    private final Map<State, Set<String>> ofStates = new HashMap<>();
    private final Map<String, List<PolicyEvent>> ofActions;

    Signals(Iterable<PolicyEvent> events) {
        var byAction = new HashMap<String, List<PolicyEvent>>();
        for (PolicyEvent event : events) {
            switch (event.by()) {
                case CASE ->
                    ofStates.computeIfAbsent(State.valueOf(event.name()), _ -> new HashSet<>())
                            .add(event.code());
                case ACTION -> byAction.merge(event.name(), List.of(event), Signals::joined);
                case REFERRAL, MODULE, FACT -> {} // raised by the modules that own them
            }
        }
        ofActions = Map.copyOf(byAction);
    }

    Set<String> of(Event event, State before, State after) {
        var raised = new HashSet<String>();
        if (before != after) raised.addAll(ofStates.getOrDefault(after, Set.of()));
        String action = event.getClass().getAnnotation(Type.class).action();
        for (PolicyEvent candidate : ofActions.getOrDefault(action, List.of())) {
            if (says(event, candidate.given())) raised.add(candidate.code());
        }
        return raised;
    }

    private static boolean says(Event event, Map<String, String> given) {
        return given.entrySet().stream()
                .allMatch(g -> g.getValue().equals(String.valueOf(component(event, g.getKey()))));
    }

    private static Object component(Event event, String name) {
        for (RecordComponent c : event.getClass().getRecordComponents()) {
            if (!c.getName().equals(name)) continue;
            try {
                return c.getAccessor().invoke(event);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return null;
    }

    private static List<PolicyEvent> joined(List<PolicyEvent> one, List<PolicyEvent> other) {
        var all = new java.util.ArrayList<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }
}
