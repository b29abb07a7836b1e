package org.shanzhi.matter.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.matter.Story.*;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanzhi.kernel.RefusalCode;
import org.shanzhi.matter.Actions;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Command.*;
import org.shanzhi.matter.Commands;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterRef;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleScope;
import org.shanzhi.policy.Transition;

/** Every state is reached; every action in every state does what the table says, or is refused with a reason. */
class TransitionTableTest {
    private static final FreeText TEXT = new FreeText("说明");

    /** Somebody who may do everything everywhere, so that only the table and the rules of the matter speak. */
    private static final Caller ANYBODY = new Caller(
            DISTRICT,
            Caller.Kind.STAFF,
            STREET * 100 + 9,
            "anybody",
            STREET,
            Set.of(),
            Stream.of(Permission.values()).collect(java.util.stream.Collectors.toMap(p -> p, _ -> RoleScope.CENTRE)),
            "test");

    private static final Map<State, UnaryOperator<Story>> WAYS = new EnumMap<>(State.class);

    static {
        WAYS.put(State.REGISTERED, s -> s);
        WAYS.put(State.ACCEPTED, s -> s.then(CLERK, new Accept()));
        WAYS.put(State.REJECTED_INTAKE, s -> s.then(CLERK, new Reject("NO_MATTER", TEXT, List.of("LITIGATION"))));
        WAYS.put(State.TRIAGED, s -> to(State.ACCEPTED, s).then(TRIAGE, Commands.sensible("triage", s.now)));
        WAYS.put(
                State.ROUTED,
                s -> to(State.TRIAGED, s).then(TRIAGE, new Route(new UnitRef(STREET), List.of(), TEXT, null)));
        WAYS.put(State.SIGNED, s -> to(State.ROUTED, s).then(HANDLER, new Sign(null)));
        WAYS.put(State.RETURNED, s -> to(State.ROUTED, s).then(HANDLER, new Return("NOT_OUR_DUTY", TEXT)));
        WAYS.put(State.IN_PROGRESS, s -> to(State.SIGNED, s).then(HANDLER, new Start()));
        WAYS.put(State.SUSPENDED, s -> to(State.IN_PROGRESS, s).then(HANDLER, Commands.sensible("suspend", s.now)));
        WAYS.put(
                State.HANDED_TO_STATUTORY_CHANNEL,
                s -> to(State.IN_PROGRESS, s).then(HANDLER, Commands.sensible("hand-over", s.now)));
        WAYS.put(
                State.CONCLUDED,
                s -> to(State.IN_PROGRESS, s).then(HANDLER, new Conclude(Outcome.AGREEMENT_ORAL, TEXT, null)));
        WAYS.put(
                State.CALLED_BACK,
                s -> to(State.CONCLUDED, s).then(CALLBACK, new CallBack("REACHED", true, "YES", "SATISFIED")));
        WAYS.put(State.REOPENED, s -> to(State.CALLED_BACK, s).then(CALLBACK, new Reopen(TEXT)));
        WAYS.put(State.ARCHIVED, s -> to(State.CALLED_BACK, s).then(CALLBACK, new Archive(null)));
    }

    private static Story to(State state, Story story) {
        return WAYS.get(state).apply(story);
    }

    static Stream<Arguments> everyStateAndAction() {
        return Stream.of(State.values())
                .flatMap(state -> Actions.all().keySet().stream().sorted().map(action -> Arguments.of(state, action)));
    }

    @Test
    void every_state_of_the_policies_is_reached() {
        for (State state : State.values()) {
            assertThat(to(state, new Story().registered()).matter.state()).isEqualTo(state);
        }
        assertThat(POLICIES.lifeCycle().states().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(State.values()).map(Enum::name).toList());
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("everyStateAndAction")
    void an_action_does_what_the_table_says_or_is_refused_with_a_reason(State state, String action) {
        Story story = to(state, new Story().registered());
        story.others.put(ID + 1, new Story().registered().matter);
        Command command = command(action, state, story);
        boolean inTable = POLICIES.lifeCycle().allows(action, state.name());
        switch (story.decide(ANYBODY, command)) {
            case Decision.Happens h -> {
                assertThat(inTable).as("the table allows it").isTrue();
                story.happened(ANYBODY, h.event());
                assertThat(story.matter.state().name()).isIn(targets(state, action));
            }
            case Decision.Not not -> {
                assertThat(not.reasons()).isNotEmpty();
                var codes = not.reasons().stream().map(r -> r.code()).toList();
                if (inTable)
                    assertThat(codes)
                            .doesNotContain(MatterRefusal.NOT_IN_THIS_STATE)
                            .contains(EXPLAINED.get(action));
                else assertThat(codes).containsAnyOf(MatterRefusal.NOT_IN_THIS_STATE, MatterRefusal.NOT_BUILT_YET);
            }
        }
    }

    /** What a matter that nobody asked, supervised, merged or referred answers although the table allows the action. */
    private static final Map<String, RefusalCode> EXPLAINED = Map.ofEntries(
            Map.entry("extend-decide", MatterRefusal.NOTHING_ASKED),
            Map.entry("object-decide", MatterRefusal.NO_OBJECTION),
            Map.entry("supervise-reply", MatterRefusal.NOT_SUPERVISED),
            Map.entry("supervise-close", MatterRefusal.SUPERVISION_NOT_ANSWERED),
            Map.entry("supervise-talk", MatterRefusal.NO_TALK_ORDERED),
            Map.entry("task-answer", MatterRefusal.NO_TASK_TO_ANSWER),
            Map.entry("task-judge", MatterRefusal.NO_TASK_TO_JUDGE),
            Map.entry("task-withdraw", MatterRefusal.NO_OPEN_TASK),
            Map.entry("unmerge", MatterRefusal.NOT_MERGED),
            Map.entry("accept", MatterRefusal.REJECTION_STANDS),
            Map.entry("object", MatterRefusal.NOTHING_TO_OBJECT_TO),
            Map.entry("return", MatterRefusal.NOT_A_REFERRAL),
            Map.entry("triage", MatterRefusal.UNIT_HOLDS_IT),
            Map.entry("whistle", MatterRefusal.NOT_BUILT_YET),
            Map.entry("rate", MatterRefusal.NOT_BUILT_YET),
            Map.entry("archive", MatterRefusal.WAIVER_MISSING),
            Map.entry("extend", MatterRefusal.CLOCK_NOT_RUNNING));

    private static Command command(String action, State state, Story story) {
        if (action.equals("conclude") && state == State.HANDED_TO_STATUTORY_CHANNEL) {
            return new Conclude(Outcome.CHANNEL_ENTERED, TEXT, null);
        }
        if (action.equals("merge")) return new Merge(new MatterRef(ID + 1), TEXT);
        if (action.equals("transfer")) return new Transfer("UP", new UnitRef(DEPARTMENT), TEXT);
        if (action.equals("object") && state == State.REJECTED_INTAKE) return new ObjectTo("REJECTION", TEXT);
        return Commands.sensible(action, story.now);
    }

    private static List<String> targets(State state, String action) {
        var targets = POLICIES.transition(state.name(), action).stream()
                .map(Transition::to)
                .toList();
        return targets.isEmpty() ? List.of(state.name()) : targets;
    }

    @Test
    void an_upheld_objection_lets_another_person_accept() {
        Story story = to(State.REJECTED_INTAKE, new Story().registered());
        story.then(CLERK, new ObjectTo("REJECTION", TEXT)).then(SUPERVISOR, new ObjectDecide(true, TEXT));
        assertThat(story.decide(CLERK, new Accept())).isInstanceOf(Decision.Not.class);
        story.wait(Duration.ofHours(1)).then(TRIAGE, new Accept());
        assertThat(story.matter.state()).isEqualTo(State.ACCEPTED);
    }
}
