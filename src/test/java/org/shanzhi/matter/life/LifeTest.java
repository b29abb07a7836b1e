package org.shanzhi.matter.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.matter.Story.*;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.shanzhi.matter.Actions;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.Commands;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Event.*;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Story;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Transition;
import org.shanzhi.testing.Sizes;
import org.springframework.util.ReflectionUtils;

/** Whatever people do, in whatever order: what must always hold. */
class LifeTest {
    private static final List<Caller> PEOPLE =
            List.of(CLERK, TRIAGE, HANDLER, HEAD, OTHER_HANDLER, CALLBACK, SUPERVISOR);
    private static final List<String> ACTIONS =
            Actions.all().keySet().stream().sorted().toList();

    private static final Set<String> ENDING = Set.of("withdraw", "merge", "answer", "reject", "hand-over");

    @Test
    void no_sequence_of_actions_breaks_an_invariant() {
        int stories = Sizes.pick(400, 40_000);
        var reached = new HashSet<State>();
        for (int i = 0; i < stories; i++) {
            long seed = 620_102L * 1_000_003 + i;
            var random = new SplittableRandom(seed);
            Story story = new Story().registered();
            story.others.put(ID + 1, story.matter);
            for (int step = 0; step < 60; step++) {
                story.wait(Duration.ofMinutes(random.nextInt(1, 60 * 48)));
                String action = action(story, random);
                Caller by = caller(action, random);
                Matter before = story.matter;
                switch (story.decide(by, Commands.random(action, story.now, random))) {
                    case Decision.Not not -> assertThat(not.reasons()).isNotEmpty();
                    case Decision.Happens h -> {
                        story.happened(by, h.event());
                        holds(before, story, "seed " + seed + " step " + step + " " + action);
                    }
                }
                reached.add(story.matter.state());
            }
            assertThat(story.rebuilt()).as("rebuilt, seed %d", seed).isEqualTo(story.matter);
        }
        assertThat(reached).containsExactlyInAnyOrder(State.values());
    }

    /** Half of the time a step on, seldom what ends a matter early, now and then anything: else few would be handled. */
    private static String action(Story story, SplittableRandom random) {
        var steps = POLICIES.lifeCycle().transitions().stream()
                .filter(t -> t.from().equals(story.matter.state().name()))
                .map(Transition::action)
                .filter(a -> !ENDING.contains(a) || random.nextInt(20) == 0)
                .toList();
        boolean anything = steps.isEmpty() || random.nextBoolean();
        return anything ? ACTIONS.get(random.nextInt(ACTIONS.size())) : steps.get(random.nextInt(steps.size()));
    }

    private static Caller caller(String action, SplittableRandom random) {
        var permission = POLICIES.action(action).permission();
        var able = PEOPLE.stream().filter(p -> p.may(permission)).toList();
        boolean anybody = able.isEmpty() || random.nextInt(5) == 0;
        return anybody ? PEOPLE.get(random.nextInt(PEOPLE.size())) : able.get(random.nextInt(able.size()));
    }

    private static void holds(Matter before, Story story, String where) {
        Matter m = story.matter;
        assertThat(told(story.log.getLast().event())).as(where).allMatch(at -> at.getNano() % 1_000 == 0);
        assertThat(m.version()).as(where).isEqualTo(before.version() + 1);
        assertThat(m.requestedAt()).as(where).isEqualTo(before.requestedAt());
        assertThat(m.closedAt() != null).as(where).isEqualTo(m.state() == State.ARCHIVED);
        assertThat(m.outcome() != null)
                .as(where)
                .isEqualTo(m.state() == State.CONCLUDED
                        || m.state() == State.CALLED_BACK
                        || m.state() == State.ARCHIVED && before.outcome() != null);
        boolean signed = story.log.getLast().event() instanceof Signed s && s.takesDuty();
        if (!signed) assertThat(m.firstReceiver()).as(where).isEqualTo(before.firstReceiver());
        var running = m.clocks().stream().filter(Clock::running).toList();
        assertThat(running.stream().map(c -> c.policy() + " of " + c.about().object()))
                .as(where)
                .doesNotHaveDuplicates();
        if (!m.state().open())
            assertThat(running)
                    .as(where)
                    .noneMatch(c ->
                            c.policy().startsWith("DL-HANDLE") || c.policy().equals("DL-SIGN"));
        assertThat(m.clocks().size())
                .as(where)
                .isGreaterThanOrEqualTo(before.clocks().size());
        for (int i = 0; i < before.clocks().size(); i++) {
            Clock was = before.clocks().get(i);
            if (!was.running()) assertThat(m.clocks().get(i)).as(where).isEqualTo(was);
        }
        for (Clock c : m.clocks()) {
            assertThat(c.dueAt()).as(where).isAfterOrEqualTo(c.startedAt());
            assertThat(c.running()).as(where).isEqualTo(c.outcome() == null);
        }
    }

    private static List<Instant> told(Event event) {
        return Arrays.stream(event.getClass().getRecordComponents())
                .filter(c -> c.getType() == Instant.class)
                .map(c -> (Instant) ReflectionUtils.invokeMethod(c.getAccessor(), event))
                .filter(Objects::nonNull)
                .toList();
    }
}
