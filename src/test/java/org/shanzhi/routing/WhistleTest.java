package org.shanzhi.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.ClockState;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.DueWhen;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.policy.Caller;
import org.shanzhi.routing.WhistleSheet.CallSheet;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.TestCallers;

/** A street calls departments: who may, who reads, what rings, and how a refusal goes up. */
@ShanzhiTest
class WhistleTest extends Whistling {
    @Test
    void a_hard_whistle_is_blown_by_the_head_of_a_street_only() {
        MatterNumber number = inHand();
        assertThatThrownBy(() -> blow(town.handler, number, "HARD", THREE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.reasons().getFirst().code())
                                .isEqualTo(WhistleRefusal.HARD_WHISTLE_NEEDS_HEAD));
        blow(town.head, number, "HARD", THREE);
        assertThat(one(town.head, number).calls()).hasSize(3).allSatisfy(call -> {
            assertThat(call.state()).isEqualTo(CallState.BLOWN);
            assertThat(call.kind()).isEqualTo(WhistleKind.HARD);
        });
    }

    @Test
    void whoever_is_called_reads_and_contributes_until_the_call_is_over_and_takes_no_step() {
        MatterNumber number = inHand();
        Caller department = town.departments.get(1);
        assertThat(reading.exists(department, number)).isFalse();
        blow(town.handler, number, "PROGRESS", List.of(Town.SECOND));
        assertThat(reading.sheet(department, number).assist()).containsExactly(Town.SECOND);
        matters.act(department, number, new Command.Note(TEXT, "ALL_HANDLING"), Town.act());
        assertThatThrownBy(() ->
                        matters.act(department, number, new Command.Suspend("PARTY_ABSENT", null, null), Town.act()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.reasons().getFirst().code())
                                .isEqualTo(MatterRefusal.CALLED_UNIT_CONTRIBUTES));
        step(town.handler, number, 0, CallAction.CALL_OFF);
        assertThat(reading.exists(department, number)).isFalse();
        assertThat(one(department, number).title()).isEmpty();
        assertThatThrownBy(() -> one(town.departments.get(2), number)).isInstanceOf(NotFound.class);
    }

    @Test
    void nobody_is_called_twice_nor_the_unit_that_leads() {
        MatterNumber number = inHand();
        blow(town.handler, number, "PROGRESS", List.of(Town.SECOND));
        assertThatThrownBy(() -> blow(town.handler, number, "URGENT", List.of(Town.SECOND)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> blow(town.handler, number, "URGENT", List.of(Story.STREET)))
                .isInstanceOf(Invalid.class);
        blow(town.handler, number, "URGENT", List.of(Town.THIRD));
        assertThat(whistleReading.of(town.handler, number)).hasSize(2);
    }

    @Test
    void neither_the_centre_nor_a_unit_where_nobody_can_sign_is_called() {
        MatterNumber number = inHand();
        assertThat(why(() -> blow(town.handler, number, "URGENT", List.of(Story.CENTRE))))
                .containsExactly(WhistleRefusal.WHISTLE_CALLS_NOT_THE_CENTRE);
        assertThat(why(() -> blow(town.handler, number, "URGENT", List.of(Story.COMMUNITY, Town.SECOND))))
                .containsExactly(WhistleRefusal.WHISTLE_NOBODY_THERE);
        assertThat(whistleReading.of(town.handler, number)).isEmpty();
    }

    @Test
    void the_joint_conference_calls_nobody_whom_a_whistle_could_not_call() {
        MatterNumber number = beforeTheConference();
        assertThat(why(() -> assign(number, Story.STREET))).containsExactly(WhistleRefusal.WHISTLE_CALLS_OTHERS);
        assertThat(why(() -> assign(number, Story.CENTRE)))
                .containsExactly(WhistleRefusal.WHISTLE_CALLS_NOT_THE_CENTRE);
        assertThat(why(() -> assign(number, Story.COMMUNITY))).containsExactly(WhistleRefusal.WHISTLE_NOBODY_THERE);
        assertThat(why(() -> assign(number, Town.THIRD))).containsExactly(WhistleRefusal.WHISTLE_CALLED_ALREADY);
        assign(number, Town.SECOND);
        assertThat(one(town.head, number).calls().getLast().unit()).isEqualTo(Town.SECOND);
    }

    @Test
    void a_joint_conference_meets_after_the_refusal_and_counts_each_unit_once() {
        MatterNumber number = beforeTheConference();
        int call = one(town.commander, number).calls().getFirst().no();
        var there = List.of(Story.CENTRE, Story.STREET, Story.STREET);
        for (LocalDate day : List.of(today().minusDays(1), LocalDate.MIN))
            assertThat(why(() -> whistles.act(town.commander, number, call, insist(new Minutes(day, there)))))
                    .containsExactly(WhistleRefusal.CALL_MEETING_TOO_EARLY);
        whistles.act(town.commander, number, call, insist(new Minutes(today(), there)));
        assertThat(one(town.head, number).calls().getFirst().rulings().getLast().attended())
                .containsExactly(Story.CENTRE, Story.STREET);
    }

    @Test
    void a_call_is_listed_for_those_who_may_whistle_and_told_to_others_than_whoever_did_it() {
        MatterNumber number = inHand();
        blow(town.handler, number, "PROGRESS", List.of(Town.THIRD));
        Caller reader = TestCallers.staff(town.district, town.callback.staffId(), Town.THIRD, "CALLBACK");
        assertThat(listed(reader, WhistleList.CALLED)).isEmpty();
        assertThat(listed(town.departmentHead, WhistleList.CALLED)).hasSize(1);
        step(town.departmentHead, number, 0, CallAction.REFUSE);
        assertThat(listed(town.departmentHead, WhistleList.TO_DECIDE)).isEmpty();
        assertThat(listed(town.commander, WhistleList.TO_DECIDE)).hasSize(1);
        assertThat(whistleReading.conference(town.commander)).isEmpty();
        step(town.commander, number, 0, CallAction.PASS_UP);
        assertThat(told(town.commander)).contains("WHISTLE_REFUSE").doesNotContain("WHISTLE_PASS_UP");
        assertThat(told(town.secretary)).contains("WHISTLE_PASS_UP");
        step(town.secretary, number, 0, CallAction.PASS_UP);
        assertThat(whistleReading.conference(town.commander)).hasSize(1);
        assertThat(whistleReading.conference(town.departmentHead)).isEmpty();
    }

    /** One that blows while another one does: both departments are called, whoever came first. */
    @Test
    void two_who_blow_at_once_both_call() throws Exception {
        MatterNumber number = inHand();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = both.submit(() -> blow(town.handler, number, "PROGRESS", List.of(Town.SECOND)));
            var second = both.submit(() -> blow(town.head, number, "URGENT", List.of(Town.THIRD)));
            first.get();
            second.get();
        }
        assertThat(whistleReading.of(town.handler, number))
                .extracting(WhistleSheet::no)
                .containsExactly(1, 2);
    }

    /** Each department by its own clocks: one that signs stops its own and no other's. */
    @Test
    void each_department_has_its_own_clocks() {
        MatterNumber number = inHand();
        blow(town.head, number, "HARD", THREE);
        step(town.departments.getFirst(), number, 0, CallAction.SIGN);
        var calls = one(town.head, number).calls();
        assertThat(calls.get(0).clocks())
                .extracting(ClockSheet::policy)
                .containsExactlyInAnyOrder("DL-WH-SIGN", "DL-WH-CONTACT", "DL-WH-HARD", "DL-WH-HARD-PLAN");
        assertThat(clock(calls.get(0), "DL-WH-SIGN").state()).isEqualTo(ClockState.MET);
        assertThat(clock(calls.get(1), "DL-WH-SIGN").stopped()).isNull();
        step(town.head, number, 1, CallAction.CALL_OFF);
        calls = one(town.head, number).calls();
        assertThat(calls.get(1).clocks()).allMatch(c -> c.state() == ClockState.CANCELLED);
        assertThat(calls.get(2).clocks()).allMatch(c -> c.stopped() == null);
        assertThat(reading.sheet(town.head, number).nextDuty().orElseThrow().policy())
                .doesNotStartWith("DL-WH");
    }

    /** Of a whistle of half a day ago, signed for only now: it stays late on every page and in every figure. */
    @Test
    void signing_late_stays_late() {
        MatterNumber number = inHand();
        int call = blownBefore(number, WhistleKind.URGENT, Town.SECOND, Duration.ofHours(12));
        Caller department = town.departments.get(1);
        assertThat(clock(one(department, number).calls().getFirst(), "DL-WH-URGENT-SIGN")
                        .state())
                .isEqualTo(ClockState.OVERDUE);
        assertThat(owing(Town.SECOND).of(DueWhen.OVERDUE)).isEqualTo(1);
        whistles.act(department, number, call, CallStep.of(CallAction.SIGN, null));
        var signed = clock(one(department, number).calls().getFirst(), "DL-WH-URGENT-SIGN");
        assertThat(signed.state()).isEqualTo(ClockState.MET_LATE);
        assertThat(reading.sheet(town.handler, number).clock(signed.no()).state())
                .isEqualTo(ClockState.MET_LATE);
        String late = "应急哨签收";
        assertThat(signedIn(department).get("/whistles/" + number + "/1").body())
                .containsPattern(late + "[^<]*</span>(?s:.{0,400}?)超期办到");
        assertThat(signedIn(town.handler).get("/matters/" + number).body())
                .containsPattern(late + "(?s:.{0,900}?)办了，超");
        whistles.act(town.handler, number, call, CallStep.of(CallAction.ARRIVE, null));
        whistles.act(department, number, call, CallStep.of(CallAction.REPORT, "已到场处置"));
        assertThat(owing(Town.SECOND).of(DueWhen.OVERDUE))
                .as("nothing of it runs any more")
                .isZero();
        blow(town.handler, number, "PROGRESS", List.of(Town.THIRD));
        var answered = figures.of(town.commander, today().minusDays(1), today()).answered();
        assertThat(answered)
                .extracting(
                        WhistleFigures.Answered::unit, WhistleFigures.Answered::calls, WhistleFigures.Answered::late)
                .containsExactly(tuple(Town.SECOND, 1, 1), tuple(Town.THIRD, 1, 0));
    }

    @Test
    void neither_a_unit_that_is_called_nor_one_that_waits_for_others_is_closed() {
        MatterNumber number = inHand();
        blow(town.handler, number, "PROGRESS", List.of(Town.SECOND, Town.THIRD));
        assertThat(againstClosing(Town.SECOND))
                .contains(Refusal.of(WhistleRefusal.UNIT_IS_CALLED, "单位E", 1, number.toString()));
        assertThat(againstClosing(Story.STREET))
                .contains(Refusal.of(WhistleRefusal.UNIT_HAS_BLOWN, "单位S", 2, number.toString()));
        step(town.handler, number, 0, CallAction.CALL_OFF);
        assertThat(againstClosing(Town.SECOND))
                .extracting(Refusal::code)
                .doesNotContain(WhistleRefusal.UNIT_IS_CALLED, WhistleRefusal.UNIT_HAS_BLOWN);
        assertThat(againstClosing(Story.STREET))
                .contains(Refusal.of(WhistleRefusal.UNIT_HAS_BLOWN, "单位S", 1, number.toString()));
    }

    @Test
    void a_refusal_goes_up_to_the_joint_conference_which_calls_another_unit() {
        MatterNumber number = inHand();
        blow(town.head, number, "HARD", List.of(Story.DEPARTMENT, Town.THIRD));
        step(town.departments.get(2), number, 1, CallAction.REFUSE);
        assertThat(whistleReading
                        .list(town.departmentHead, WhistleList.TO_DECIDE, 0, true, new Limit(10), null)
                        .items())
                .hasSize(1);
        step(town.departmentHead, number, 1, CallAction.PASS_UP);
        step(town.commander, number, 1, CallAction.PASS_UP);
        assertThat(one(town.commander, number).calls().get(1).barred()).containsKey(CallAction.RELEASE);
        step(town.secretary, number, 1, CallAction.PASS_UP);
        int call = one(town.commander, number).calls().get(1).no();
        var text = new FreeText("该事项由另一单位负责");
        assertThatThrownBy(() -> whistles.act(
                        town.commander, number, call, new CallStep(CallAction.ASSIGN, text, null, Town.SECOND)))
                .isInstanceOf(Invalid.class);
        var minutes = new Minutes(today(), List.of(Story.CENTRE, Story.STREET, Town.THIRD));
        whistles.act(town.commander, number, call, new CallStep(CallAction.ASSIGN, text, minutes, Town.SECOND));
        var calls = one(town.head, number).calls();
        assertThat(calls).extracting(CallSheet::state).contains(CallState.RELEASED);
        assertThat(calls.getLast().unit()).isEqualTo(Town.SECOND);
        assertThat(calls.getLast().state()).isEqualTo(CallState.BLOWN);
        assertThat(calls.get(1).rulings()).extracting(Ruling::level).containsExactly(CallLevel.values());
        assertThat(calls.get(1).rulings().getLast().attended()).hasSize(3);
        assertThat(notices.list(town.departments.get(1), new Limit(5), null).items())
                .anyMatch(n -> n.code().equals("WHISTLE_BLOWN"));
    }

    @Test
    void a_whistle_for_which_less_will_do_is_lowered() {
        MatterNumber number = inHand();
        blow(town.head, number, "HARD", List.of(Town.SECOND));
        step(town.departments.get(1), number, 0, CallAction.REFUSE);
        step(town.commander, number, 0, CallAction.DOWNGRADE);
        var calls = one(town.head, number).calls();
        assertThat(calls).extracting(CallSheet::state).containsExactly(CallState.DOWNGRADED, CallState.BLOWN);
        assertThat(calls.getLast().kind()).isEqualTo(WhistleKind.PROGRESS);
        assertThat(clock(calls.getLast(), "DL-WH-PROGRESS").stopped()).isNull();
    }

    /** It would ring in vain; the refusal is released instead. */
    @Test
    void a_whistle_is_not_lowered_for_a_unit_that_could_not_be_called_again() {
        MatterNumber number = inHand();
        blow(town.head, number, "HARD", List.of(Town.SECOND, Town.THIRD));
        step(town.departments.get(1), number, 0, CallAction.REFUSE);
        step(town.departments.get(2), number, 1, CallAction.SIGN);
        step(town.departments.get(2), number, 1, CallAction.REPORT);
        staff.leave(town.admin, town.departments.get(1).staffId(), today().minusDays(1));
        assertThatThrownBy(() -> step(town.commander, number, 0, CallAction.DOWNGRADE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.reasons())
                                .containsExactly(Refusal.of(WhistleRefusal.WHISTLE_NOBODY_THERE, "单位E")));
        step(town.commander, number, 0, CallAction.RELEASE);
        assertThat(one(town.head, number).calls())
                .extracting(CallSheet::state)
                .containsExactly(CallState.RELEASED, CallState.REPORTED);
    }
}
