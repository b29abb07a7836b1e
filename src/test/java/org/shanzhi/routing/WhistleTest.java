package org.shanzhi.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.RefusalCode;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.BoardSheet;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.ClockState;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.DeadlineBoard;
import org.shanzhi.matter.DueWhen;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.notify.Notices;
import org.shanzhi.org.StaffRegister;
import org.shanzhi.org.UnitRegister;
import org.shanzhi.policy.Caller;
import org.shanzhi.routing.WhistleSheet.CallSheet;
import org.shanzhi.routing.whistle.Call;
import org.shanzhi.routing.whistle.Whistle;
import org.shanzhi.routing.whistle.store.WhistleStore;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.TestCallers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** A street calls departments: who may, who reads, what rings, how a refusal goes up, and how both sides rate. */
@ShanzhiTest
class WhistleTest extends InTown {
    private static final List<Integer> THREE = List.of(Story.DEPARTMENT, Town.SECOND, Town.THIRD);

    @Autowired
    Whistles whistles;

    @Autowired
    WhistleReading whistleReading;

    @Autowired
    WhistleFigures figures;

    @Autowired
    WhistleStore store;

    @Autowired
    UnitRegister units;

    @Autowired
    StaffRegister staff;

    @Autowired
    DeadlineBoard board;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    Notices notices;

    @Override
    protected boolean large() {
        return true;
    }

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
    void figures_are_of_years_that_there_are() {
        assertThat(why(() -> figures.of(town.commander, today(), LocalDate.MAX)))
                .containsExactly(WhistleRefusal.WHISTLE_FIGURES_YEARS);
        assertThat(why(() -> figures.of(town.commander, LocalDate.MIN, today())))
                .containsExactly(WhistleRefusal.WHISTLE_FIGURES_YEARS);
        assertThat(figures.of(town.commander, null, today()).first()).isEqualTo(today().minusDays(89));
        assertThat(signedIn(town.commander)
                        .get("/whistles/figures?to=-999999999-01-01")
                        .statusCode())
                .isEqualTo(422);
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

    @Test
    void both_sides_rate_the_handling_once_and_figures_add_it_up() {
        MatterNumber number = inHand();
        Caller department = town.departments.get(1);
        blow(town.handler, number, "PROGRESS", List.of(Town.SECOND));
        step(department, number, 0, CallAction.SIGN);
        step(department, number, 0, CallAction.REPORT);
        int call = one(town.handler, number).calls().getFirst().no();
        var marks = Map.of("response", 5, "quality", 4, "result", 3);
        assertThatThrownBy(() -> whistles.rate(town.handler, number, call, marks))
                .isInstanceOf(Refused.class);
        step(town.handler, number, 0, CallAction.CLOSE);
        assertThatThrownBy(() -> whistles.rate(town.handler, number, call, Map.of("necessity", 5)))
                .isInstanceOf(Invalid.class);
        whistles.rate(town.handler, number, call, marks);
        assertThatThrownBy(() -> whistles.rate(town.handler, number, call, marks))
                .isInstanceOf(Refused.class);
        assertThat(one(department, number).calls().getFirst().rates()).containsExactly("necessity", "clarity");
        whistles.rate(department, number, call, Map.of("necessity", 2, "clarity", 4));
        var of = figures.of(town.commander, today(), today());
        var blown = of.blown().getFirst();
        assertThat(blown.unit()).isEqualTo(Story.STREET);
        assertThat(blown.whistles()).containsEntry(WhistleKind.PROGRESS, 1);
        assertThat(blown.matters()).isEqualTo(1);
        assertThat(blown.ratings()).containsEntry("necessity", 2.0).doesNotContainKey("quality");
        assertThat(of.answered().getFirst().ratings())
                .containsEntry("quality", 4.0)
                .doesNotContainKey("clarity");
        assertThat(figures.of(town.departmentHead, today(), today()).blown()).isEmpty();
    }

    @Test
    void every_page_of_a_whistle_is_there_for_both_sides_and_a_kind_that_one_may_not_blow_says_why() {
        MatterNumber number = inHand();
        Browser street = signedIn(town.handler);
        assertThat(street.get("/matters/" + number).body()).contains("/matters/" + number + "/whistle");
        assertThat(street.get("/matters/" + number + "/whistle").body()).contains("攻坚克难哨须由街道书记");
        String form = "/matters/" + number + "/whistle";
        var blown = street.submit(form, form, Map.of("type", "PROGRESS", "units", "E", "matter", "楼顶违建，请来现场认定"));
        assertThat(location(blown)).isEqualTo("/whistles/" + number + "/1");
        String page = street.get("/whistles/" + number + "/1").body();
        assertThat(page).contains("楼顶违建，请来现场认定", "确认到场", "推进攻坚哨签收");
        assertThat(street.get("/matters/" + number).body()).contains("/whistles/" + number + "/1");
        Browser department = signedIn(town.departments.get(1));
        assertThat(department.get("/whistles").body()).contains("/whistles/" + number + "/1");
        int call = one(town.handler, number).calls().getFirst().no();
        String calls = "/whistles/" + number + "/1/calls/" + call;
        String here = "/whistles/" + number + "/1";
        assertThat(location(department.submit(here, calls + "/sign", Map.of()))).isEqualTo(here);
        assertThat(department
                        .submit(here, calls + "/report", Map.of("text", ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(department
                        .submit(here, calls + "/close", Map.of("text", "x"))
                        .statusCode())
                .isEqualTo(409);
        Browser commander = signedIn(town.commander);
        assertThat(commander.get("/whistles").body()).contains("/whistles/" + number + "/1");
        assertThat(commander.get("/whistles/conference").statusCode()).isEqualTo(200);
        assertThat(commander.get("/whistles/figures").body()).contains("单位S", "单位E");
    }

    @Test
    void a_whistle_is_printed_as_its_page_shows_it() throws Exception {
        MatterNumber number = inHand();
        blow(town.head, number, "HARD", THREE);
        step(town.departments.getFirst(), number, 0, CallAction.SIGN);
        String slip = "/whistles/" + number + "/1/slip.pdf";
        Browser street = signedIn(town.handler);
        assertThat(street.get("/whistles/" + number + "/1").body()).contains(slip);
        try (var document = Loader.loadPDF(street.bytes(slip))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("吹哨单", number + " 第 1 哨", "单位S", "单位D", "单位E", "单位F", "楼顶违建", "签字")
                    .contains("已签收", "待签收", "攻坚哨方案")
                    .doesNotContain("13912345678", "欧阳明");
        }
        step(town.handler, number, 1, CallAction.CALL_OFF);
        try (var document = Loader.loadPDF(signedIn(town.departments.get(1)).bytes(slip))) {
            assertThat(new PDFTextStripper().getText(document))
                    .as("who is called no more")
                    .contains(number.toString(), "单位E", "不在您的查看范围")
                    .doesNotContain("楼顶违建", "漏水", "单位F");
        }
        assertThat(signedIn(town.gridWorker)
                        .get("/whistles/" + number + "/2/slip.pdf")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_tab_that_would_always_be_empty_is_not_there() {
        String all = "/whistles?list=all";
        assertThat(signedIn(town.supervisor).get("/whistles").body())
                .contains(all)
                .doesNotContain("list=called", "list=blown", "list=to-decide");
        assertThat(signedIn(town.handler).get("/whistles").body())
                .contains("list=called", "list=blown", "list=to-decide")
                .doesNotContain(all);
        assertThat(signedIn(town.commander).get("/whistles").body()).contains(all, "list=called", "list=to-decide");
        assertThat(signedIn(town.gridWorker).get("/whistles").body()).doesNotContain("/whistles?list=");
    }

    /** Held by the street and in progress there. */
    private MatterNumber inHand() {
        MatterNumber number = register();
        routed(number, Story.STREET, List.of());
        matters.act(town.handler, number, new Command.Sign(null), Town.act());
        matters.act(town.handler, number, new Command.Start(), Town.act());
        return number;
    }

    /** The third department refused, and neither its head nor anybody above has settled it. */
    private MatterNumber beforeTheConference() {
        MatterNumber number = inHand();
        blow(town.head, number, "HARD", List.of(Town.THIRD));
        step(town.departments.get(2), number, 0, CallAction.REFUSE);
        step(town.departmentHead, number, 0, CallAction.PASS_UP);
        step(town.commander, number, 0, CallAction.PASS_UP);
        step(town.secretary, number, 0, CallAction.PASS_UP);
        return number;
    }

    private void assign(MatterNumber number, int unit) {
        int call = one(town.commander, number).calls().getFirst().no();
        var minutes = new Minutes(today(), List.of(Story.CENTRE, Story.STREET, Town.THIRD));
        whistles.act(town.commander, number, call, new CallStep(CallAction.ASSIGN, TEXT, minutes, unit));
    }

    private List<CallLine> listed(Caller by, WhistleList which) {
        return whistleReading.list(by, which, 0, true, new Limit(10), null).items();
    }

    private List<String> told(Caller whom) {
        return notices.list(whom, new Limit(10), null).items().stream()
                .map(notice -> notice.code())
                .toList();
    }

    private static CallStep insist(Minutes minutes) {
        return new CallStep(CallAction.INSIST, TEXT, minutes, null);
    }

    private static List<RefusalCode> why(ThrowingCallable work) {
        var invalid = catchThrowableOfType(Invalid.class, work);
        return invalid.errors().stream().map(FieldError::code).toList();
    }

    /** Blown by the handler a while ago, which no page lets anybody do. */
    private int blownBefore(MatterNumber number, WhistleKind kind, int unit, Duration ago) {
        Instant at = Instant.now().minus(ago).truncatedTo(ChronoUnit.MICROS);
        var blown = new Event.Told("WHISTLE_BLOWN", 0, unit, true, Map.of("WHISTLE", kind.name()), at, TEXT);
        return transactions.execute(_ -> {
            int version = reading.sheet(town.handler, number).version();
            int no = matters.tell(town.handler, number, blown, UUID.randomUUID());
            var whistle = new Whistle(number.id(), 1, kind, Story.STREET, town.handler.staffId(), at, version);
            store.add(town.district, whistle);
            store.add(town.district, Call.blown(number.id(), no, 1, kind, unit, at));
            return no;
        });
    }

    private BoardSheet.Counts owing(int unit) {
        return board.figures(town.commander, null).units().stream()
                .filter(line -> line.of().id() == unit)
                .map(BoardSheet.Line::counts)
                .findFirst()
                .orElse(BoardSheet.Counts.NONE);
    }

    private List<Refusal> againstClosing(int unit) {
        var refused = catchThrowableOfType(Refused.class, () -> units.close(town.admin, unit, today()));
        return refused.reasons();
    }

    private void blow(Caller by, MatterNumber number, String kind, List<Integer> units) {
        var called = units.stream().map(UnitRef::new).toList();
        matters.act(by, number, new Command.Whistle(kind, called, new FreeText("楼顶违建"), null), Town.act());
    }

    /** @param which of the calls, in the order in which they were made */
    private void step(Caller by, MatterNumber number, int which, CallAction action) {
        int call = one(by, number).calls().get(which).no();
        whistles.act(by, number, call, CallStep.of(action, action.worded() ? "说明情况" : null));
    }

    private WhistleSheet one(Caller by, MatterNumber number) {
        return whistleReading.one(by, number, 1);
    }

    private static ClockSheet clock(CallSheet call, String policy) {
        return call.clocks().stream()
                .filter(c -> c.policy().equals(policy))
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate today() {
        return ChinaTime.day(java.time.Instant.now());
    }
}
