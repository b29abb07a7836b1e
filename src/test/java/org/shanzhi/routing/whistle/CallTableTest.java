package org.shanzhi.routing.whistle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanzhi.kernel.RefusalCode;
import org.shanzhi.routing.CallAction;
import org.shanzhi.routing.CallLevel;
import org.shanzhi.routing.CallState;
import org.shanzhi.routing.WhistleKind;
import org.shanzhi.routing.WhistleRefusal;
import org.shanzhi.testing.Sizes;

class CallTableTest {
    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
    private static final Stander DEPARTMENT = new Stander(1, true, false, false, false, false);
    private static final Stander HEAD = new Stander(2, true, true, false, false, false);
    private static final Stander WHISTLER = new Stander(3, false, false, true, false, false);
    private static final Stander DIRECTOR = new Stander(4, false, false, false, true, false);
    private static final Stander SECRETARY = new Stander(5, false, false, false, true, false);
    private static final Stander STRANGER = new Stander(6, false, false, false, false, false);
    private static final List<Stander> ALL = List.of(DEPARTMENT, HEAD, WHISTLER, DIRECTOR, SECRETARY, STRANGER);

    /** What becomes of a call by each action, as domain.md §6.4 has it; whatever is not named is refused. */
    private static final Map<CallState, Map<CallAction, CallState>> TABLE = Map.of(
            CallState.BLOWN,
                    Map.of(
                            CallAction.SIGN, CallState.SIGNED,
                            CallAction.ARRIVE, CallState.ARRIVED,
                            CallAction.REFUSE, CallState.REFUSED,
                            CallAction.CALL_OFF, CallState.CALLED_OFF),
            CallState.SIGNED,
                    Map.of(
                            CallAction.CONTACT, CallState.CONTACTED,
                            CallAction.ARRIVE, CallState.ARRIVED,
                            CallAction.FILE_PLAN, CallState.SIGNED,
                            CallAction.REPORT, CallState.REPORTED,
                            CallAction.REFUSE, CallState.REFUSED,
                            CallAction.CALL_OFF, CallState.CALLED_OFF),
            CallState.CONTACTED,
                    Map.of(
                            CallAction.ARRIVE, CallState.ARRIVED,
                            CallAction.FILE_PLAN, CallState.CONTACTED,
                            CallAction.REPORT, CallState.REPORTED,
                            CallAction.CALL_OFF, CallState.CALLED_OFF),
            CallState.ARRIVED,
                    Map.of(
                            CallAction.FILE_PLAN, CallState.ARRIVED,
                            CallAction.REPORT, CallState.REPORTED,
                            CallAction.CALL_OFF, CallState.CALLED_OFF),
            CallState.REPORTED,
                    Map.of(
                            CallAction.FILE_PLAN, CallState.REPORTED,
                            CallAction.CLOSE, CallState.CLOSED,
                            CallAction.CALL_OFF, CallState.CALLED_OFF),
            CallState.REFUSED,
                    Map.of(
                            CallAction.INSIST, CallState.BLOWN,
                            CallAction.PASS_UP, CallState.REFUSED,
                            CallAction.RELEASE, CallState.RELEASED,
                            CallAction.DOWNGRADE, CallState.DOWNGRADED,
                            CallAction.ASSIGN, CallState.RELEASED,
                            CallAction.CALL_OFF, CallState.CALLED_OFF));

    static Stream<Arguments> everyStateAndAction() {
        return Arrays.stream(CallState.values())
                .flatMap(state -> Arrays.stream(CallAction.values()).map(action -> Arguments.of(state, action)));
    }

    /** Of a hard whistle, by whoever may; a refusal lies where the action is possible at all. */
    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("everyStateAndAction")
    void an_action_does_what_the_table_says_or_is_refused_with_a_reason(CallState state, CallAction action) {
        CallState expected = TABLE.getOrDefault(state, Map.of()).get(action);
        Call call = in(state, action);
        var decisions =
                ALL.stream().map(who -> CallDecide.on(call, action, who, NOW)).toList();
        if (expected == null) {
            assertThat(decisions).allSatisfy(d -> assertThat(codes(d)).contains(WhistleRefusal.CALL_NOT_IN_THIS_STATE));
        } else {
            assertThat(decisions)
                    .filteredOn(CallDecision.Happens.class::isInstance)
                    .isNotEmpty()
                    .allSatisfy(
                            d -> assertThat(((CallDecision.Happens) d).after().state())
                                    .isEqualTo(expected));
        }
        assertThat(codes(CallDecide.on(call, action, STRANGER, NOW))).isNotEmpty();
    }

    private static Call in(CallState state, CallAction action) {
        CallLevel level = state == CallState.REFUSED ? level(action) : null;
        boolean closing = action == CallAction.CLOSE;
        var marks = new Call.Marks(NOW, null, null, null, closing ? NOW : null, null, null, null);
        return new Call(1, 1, 1, WhistleKind.HARD, 20, state, level, false, null, marks);
    }

    private static CallLevel level(CallAction action) {
        return action == CallAction.ASSIGN ? CallLevel.CONFERENCE : CallLevel.CENTRE;
    }

    @Test
    void a_refusal_goes_up_step_by_step_until_the_joint_conference_insists() {
        Call call = of(WhistleKind.HARD);
        call = then(call, CallAction.REFUSE, DEPARTMENT);
        assertThat(call.level()).isEqualTo(CallLevel.UNIT_HEAD);
        assertThat(why(call, CallAction.PASS_UP, DIRECTOR)).containsExactly(WhistleRefusal.CALL_LIES_BEFORE_OTHERS);
        assertThat(why(call, CallAction.RELEASE, HEAD)).containsExactly(WhistleRefusal.CALL_HEAD_CANNOT_RELEASE);
        call = then(call, CallAction.PASS_UP, HEAD);
        assertThat(why(call, CallAction.ASSIGN, DIRECTOR)).containsExactly(WhistleRefusal.CALL_ONLY_CONFERENCE_ASSIGNS);
        call = then(call, CallAction.PASS_UP, DIRECTOR);
        assertThat(call.level()).isEqualTo(CallLevel.COMMITTEE);
        assertThat(why(call, CallAction.PASS_UP, DIRECTOR)).containsExactly(WhistleRefusal.CALL_DECIDED_BELOW_BY_YOU);
        call = then(call, CallAction.PASS_UP, SECRETARY);
        assertThat(why(call, CallAction.PASS_UP, DIRECTOR)).containsExactly(WhistleRefusal.CALL_NOBODY_ABOVE);
        call = then(call, CallAction.INSIST, DIRECTOR);
        assertThat(call.state()).isEqualTo(CallState.BLOWN);
        assertThat(why(call, CallAction.REFUSE, DEPARTMENT)).containsExactly(WhistleRefusal.CALL_REFUSED_ONCE);
    }

    @Test
    void with_one_commander_alone_the_conference_comes_after_the_centre() {
        Call before = then(of(WhistleKind.HARD), CallAction.REFUSE, HEAD);
        var alone = new Stander(4, false, false, false, true, true);
        assertThat(then(before, CallAction.PASS_UP, alone).level()).isEqualTo(CallLevel.CONFERENCE);
    }

    /** The head commands too, and nobody else does: there is nobody to decide but the conference. */
    @Test
    void a_head_who_commands_alone_refuses_before_the_conference() {
        var both = new Stander(2, true, true, false, false, true);
        assertThat(then(of(WhistleKind.HARD), CallAction.REFUSE, both).level()).isEqualTo(CallLevel.CONFERENCE);
        Call before = then(of(WhistleKind.HARD), CallAction.REFUSE, DEPARTMENT);
        assertThat(then(before, CallAction.PASS_UP, both).level()).isEqualTo(CallLevel.CONFERENCE);
    }

    @Test
    void a_head_who_goes_to_the_centre_does_not_decide_on_the_own_refusal() {
        Call refused = then(of(WhistleKind.HARD), CallAction.REFUSE, HEAD);
        var promoted = new Stander(HEAD.staff(), false, false, false, true, false);
        for (var action : List.of(CallAction.RELEASE, CallAction.INSIST, CallAction.PASS_UP))
            assertThat(why(refused, action, promoted)).containsExactly(WhistleRefusal.CALL_DECIDED_BELOW_BY_YOU);
        assertThat(why(refused, CallAction.RELEASE, DIRECTOR)).isEmpty();
    }

    @Test
    void when_the_other_commander_leaves_a_refusal_goes_on_to_the_conference() {
        Call passed = then(
                then(then(of(WhistleKind.HARD), CallAction.REFUSE, DEPARTMENT), CallAction.PASS_UP, HEAD),
                CallAction.PASS_UP,
                DIRECTOR);
        var left = new Stander(DIRECTOR.staff(), false, false, false, true, true);
        assertThat(why(passed, CallAction.RELEASE, left)).containsExactly(WhistleRefusal.CALL_DECIDED_BELOW_BY_YOU);
        assertThat(then(passed, CallAction.PASS_UP, left).level()).isEqualTo(CallLevel.CONFERENCE);
    }

    @Test
    void a_head_who_refuses_has_decided_already() {
        assertThat(then(of(WhistleKind.PROGRESS), CallAction.REFUSE, HEAD).level())
                .isEqualTo(CallLevel.CENTRE);
    }

    @Test
    void whoever_stands_there_has_heard_the_whistle() {
        var arrived = (CallDecision.Happens) CallDecide.on(of(WhistleKind.URGENT), CallAction.ARRIVE, WHISTLER, NOW);
        assertThat(arrived.told()).containsExactly("WHISTLE_SIGNED", "WHISTLE_CONTACTED", "WHISTLE_ARRIVED");
        assertThat(why(of(WhistleKind.URGENT), CallAction.ARRIVE, DEPARTMENT))
                .containsExactly(WhistleRefusal.WHISTLE_OF_ANOTHER_UNIT);
    }

    @Test
    void whoever_is_called_in_an_emergency_comes_before_they_report() {
        Call signed = then(of(WhistleKind.URGENT), CallAction.SIGN, DEPARTMENT);
        assertThat(why(signed, CallAction.REPORT, DEPARTMENT)).containsExactly(WhistleRefusal.CALL_ARRIVE_FIRST);
        Call there = then(signed, CallAction.ARRIVE, WHISTLER);
        assertThat(then(there, CallAction.REPORT, DEPARTMENT).state()).isEqualTo(CallState.REPORTED);
    }

    @Test
    void a_hard_problem_is_closed_with_its_plan_only() {
        Call reported = then(then(of(WhistleKind.HARD), CallAction.SIGN, DEPARTMENT), CallAction.REPORT, DEPARTMENT);
        assertThat(why(reported, CallAction.CLOSE, WHISTLER)).containsExactly(WhistleRefusal.CALL_PLAN_FIRST);
        Call planned = then(reported, CallAction.FILE_PLAN, DEPARTMENT);
        assertThat(why(planned, CallAction.FILE_PLAN, DEPARTMENT)).containsExactly(WhistleRefusal.CALL_PLAN_FILED);
        assertThat(then(planned, CallAction.CLOSE, WHISTLER).state()).isEqualTo(CallState.CLOSED);
    }

    /** Whatever anybody does in whatever order: each event is told once, the end comes once, nothing happens after it. */
    @Test
    void every_call_tells_each_step_once_and_ends_at_most_once() {
        long seed = new SplittableRandom().nextLong();
        var random = new SplittableRandom(seed);
        for (int life = 0; life < Sizes.pick(2_000, 200_000); life++) {
            Call call = of(WhistleKind.values()[random.nextInt(3)]);
            var told = new HashMap<String, Integer>();
            for (int step = 0; step < 40; step++) {
                var action = CallAction.values()[random.nextInt(CallAction.values().length)];
                var decision = CallDecide.on(call, action, ALL.get(random.nextInt(ALL.size())), NOW);
                if (!(decision instanceof CallDecision.Happens happens)) continue;
                assertThat(call.state().open())
                        .as("seed %d: nothing after the end", seed)
                        .isTrue();
                call = happens.after();
                happens.told().forEach(code -> told.merge(code, 1, Integer::sum));
            }
            Call last = call;
            for (String once : Set.of("WHISTLE_SIGNED", "WHISTLE_ARRIVED", "WHISTLE_REPORTED", "WHISTLE_CLOSED"))
                assertThat(told.getOrDefault(once, 0))
                        .as("seed %d: %s", seed, once)
                        .isLessThan(2);
            assertThat(told.containsKey("WHISTLE_CLOSED"))
                    .as("seed %d: %s", seed, last)
                    .isEqualTo(!last.state().open());
            assertThat(last.level() != null).as("seed %d: %s", seed, last).isEqualTo(last.state() == CallState.REFUSED);
        }
    }

    /** Whatever is decided above: who is in touch, has come or has reported is neither refused nor left out by a downgrade. */
    @Test
    void no_decision_from_above_leaves_out_whoever_came() {
        long seed = new SplittableRandom().nextLong();
        var random = new SplittableRandom(seed);
        int came = 0;
        for (int life = 0; life < Sizes.pick(2_000, 200_000); life++) {
            Call call = of(WhistleKind.values()[random.nextInt(3)]);
            for (int step = 0; step < 40; step++) {
                var action = CallAction.values()[random.nextInt(CallAction.values().length)];
                var decision = CallDecide.on(call, action, ALL.get(random.nextInt(ALL.size())), NOW);
                if (!(decision instanceof CallDecision.Happens happens)) continue;
                var marks = call.marks();
                boolean there = marks.contacted() != null || marks.arrived() != null || marks.reported() != null;
                call = happens.after();
                if (!there) continue;
                came++;
                assertThat(call.state())
                        .as("seed %d: %s", seed, action)
                        .isNotIn(CallState.REFUSED, CallState.RELEASED, CallState.DOWNGRADED);
            }
        }
        assertThat(came).as("seed %d", seed).isPositive();
    }

    private static Call of(WhistleKind kind) {
        return Call.blown(1, 1, 1, kind, 20, NOW);
    }

    private static Call then(Call call, CallAction action, Stander who) {
        return switch (CallDecide.on(call, action, who, NOW)) {
            case CallDecision.Happens happens -> happens.after();
            case CallDecision.Not not -> throw new AssertionError(action + " refused: " + not.reasons());
        };
    }

    private static List<RefusalCode> why(Call call, CallAction action, Stander who) {
        return codes(CallDecide.on(call, action, who, NOW));
    }

    private static List<RefusalCode> codes(CallDecision decision) {
        var codes = new ArrayList<RefusalCode>();
        if (decision instanceof CallDecision.Not not) not.reasons().forEach(r -> codes.add(r.code()));
        return codes;
    }
}
