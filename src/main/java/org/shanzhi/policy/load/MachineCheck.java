package org.shanzhi.policy.load;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.shanzhi.policy.Transition;

/** Every state of a machine can be reached, and can reach the archive. */
final class MachineCheck {
    private static final String END = "ARCHIVED";

    private final Collection<Transition> transitions;

    MachineCheck(Collection<Transition> transitions) {
        this.transitions = transitions;
    }

    /** Where the states stand in their file; each problem is told there. */
    @FunctionalInterface
    interface Told {
        void problem(String state, String what, String mend);
    }

    void states(Collection<String> states, String initial, Told told) {
        Set<String> reached = reach(initial);
        for (String state : states) {
            if (!reached.contains(state)) {
                told.problem(
                        state,
                        "cannot be reached from %s".formatted(initial),
                        "add a transition to %s, or take the state out".formatted(state));
            }
            if (!reach(state).contains(END)) {
                told.problem(
                        state,
                        "cannot reach %s".formatted(END),
                        "add a transition from %s that leads on".formatted(state));
            }
        }
    }

    static void oneInitial(List<String> initial, String section, Sections sections) {
        if (initial.size() != 1) {
            sections.problem(
                    section, "has %d initial states".formatted(initial.size()), "mark exactly one with initial: true");
        }
    }

    /** Edges that lead from one state to another, at most so many; more than the limit when there is no such way. */
    int steps(String from, String to, int limit) {
        Set<String> here = new LinkedHashSet<>(Set.of(from));
        int steps = 0;
        while (!here.contains(to) && steps <= limit) {
            for (String state : List.copyOf(here)) {
                here.addAll(next(state));
            }
            steps++;
        }
        return steps;
    }

    private Set<String> reach(String start) {
        Set<String> seen = new LinkedHashSet<>(Set.of(start));
        Deque<String> todo = new ArrayDeque<>(seen);
        while (!todo.isEmpty()) {
            for (String state : next(todo.pop())) {
                if (seen.add(state)) {
                    todo.push(state);
                }
            }
        }
        return seen;
    }

    private List<String> next(String state) {
        return transitions.stream()
                .filter(transition -> transition.from().equals(state))
                .map(Transition::to)
                .toList();
    }
}
