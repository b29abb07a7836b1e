package org.shanzhi.matter.life;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Event.Supervised;
import org.shanzhi.matter.Event.SupervisionJudged;
import org.shanzhi.matter.Event.SupervisionReplied;
import org.shanzhi.matter.Event.TalkRecorded;
import org.shanzhi.matter.Event.TaskAnswered;
import org.shanzhi.matter.Event.TaskGiven;
import org.shanzhi.matter.Event.TaskJudged;
import org.shanzhi.matter.Event.TaskWithdrawn;
import org.shanzhi.matter.Event.Told;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Supervision;
import org.shanzhi.matter.Task;
import org.shanzhi.matter.Type;
import org.shanzhi.policy.PolicyEvent;

/**
 * Which events of the policies one recorded event raises: the state it enters, the action it records with what was said, and
 * what a module told. A withdrawal raises CASE_WITHDRAWN and CONCLUDED.
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
                case REFERRAL, MODULE, FACT -> {} // told by whoever knows them
            }
        }
        ofActions = Map.copyOf(byAction);
    }

    /**
     * What happened, for the clocks.
     *
     * @param about what of the matter it concerns; the matter itself: everything that belongs to it as well
     * @param carried what else of the matter's own it ends, with what it concerns
     * @param at when it happened; never after the event that tells it
     * @param as what was told about the thing that it concerns
     */
    record Raised(Set<String> codes, Clock.About about, Set<Integer> carried, Instant at, Map<String, String> as) {
        boolean concerns(Clock clock) {
            return about.object() == 0 || carried.contains(clock.about().object());
        }
    }

    Raised of(Recorded r, Matter before, Matter after) {
        Event event = r.event();
        if (event instanceof Told e) {
            Instant at = e.at().isAfter(r.at()) ? r.at() : e.at();
            return new Raised(Set.of(e.code()), new Clock.About(e.object(), e.unit()), Set.of(e.object()), at, e.as());
        }
        var codes = new HashSet<String>();
        State from = before == null ? null : before.state();
        if (from != after.state()) codes.addAll(ofStates.getOrDefault(after.state(), Set.of()));
        String action = event.getClass().getAnnotation(Type.class).action();
        for (PolicyEvent candidate : ofActions.getOrDefault(action, List.of())) {
            if (says(event, candidate.given())) codes.add(candidate.code());
        }
        Clock.About about = task(event, after)
                .map(t -> new Clock.About(t.object(), t.unit() == after.unit() ? null : t.unit()))
                .orElseGet(() -> new Clock.About(object(event, before, after), null));
        return new Raised(codes, about, carried(event, before, about.object()), r.at(), Map.of());
    }

    /** The task that it is about; the clock of one that another unit does is that unit's. */
    private static Optional<Task> task(Event event, Matter after) {
        var all = after.facts().tasks();
        return switch (event) {
            case TaskGiven _ -> Optional.of(all.getLast());
            case TaskAnswered e -> Optional.of(all.get(e.no() - 1));
            case TaskJudged e -> Optional.of(all.get(e.no() - 1));
            case TaskWithdrawn e -> Optional.of(all.get(e.no() - 1));
            default -> Optional.empty();
        };
    }

    private static int object(Event event, Matter before, Matter after) {
        return switch (event) {
            case Supervised _ -> after.facts().objects();
            case SupervisionReplied e -> e.no() != 0 ? e.no() : oldest(before);
            case SupervisionJudged e -> e.no();
            case TalkRecorded e -> e.no();
            default -> 0;
        };
    }

    private static int oldest(Matter before) {
        return Supervisions.toAnswer(before.facts().supervisions())
                .map(Supervision::no)
                .orElse(0);
    }

    /** A supervision is answered and closed together with those that it follows. */
    private static Set<Integer> carried(Event event, Matter before, int object) {
        return switch (event) {
            case SupervisionReplied _ -> Supervisions.thread(before.facts().supervisions(), object);
            case SupervisionJudged e
            when e.accept() -> Supervisions.thread(before.facts().supervisions(), object);
            default -> Set.of(object);
        };
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
        var all = new ArrayList<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }
}
