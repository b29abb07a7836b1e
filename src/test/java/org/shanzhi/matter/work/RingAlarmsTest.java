package org.shanzhi.matter.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.grid.GridImport;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.matter.Command.*;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Matters;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.matter.store.DueAlarms;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.notify.Notice;
import org.shanzhi.notify.Notices;
import org.shanzhi.notify.TestNotices;
import org.shanzhi.notify.carry.Carriers;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Policies;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who is told when a clock rings, and that everybody is told once. */
@ShanzhiTest
class RingAlarmsTest {
    @Autowired
    Matters matters;

    @Autowired
    MatterStore store;

    @Autowired
    DueAlarms alarms;

    @Autowired
    Notices notices;

    @Autowired
    Organisation organisation;

    @Autowired
    Policies policies;

    @Autowired
    DeadlineEditions editions;

    @Autowired
    DistrictRoles roles;

    @Autowired
    OrganisationImport register;

    @Autowired
    GridImport grids;

    @Autowired
    DSLContext db;

    @Autowired
    ApplicationContext context;

    private Town town;

    @BeforeEach
    void found() {
        town = Town.found(register, grids);
    }

    @Test
    void it_goes_up_step_by_step_and_everybody_is_told_of_each_step_once() {
        MatterNumber number = routed();
        var sign = sign(number);
        var half = sign.startedAt()
                .plus(Duration.between(sign.startedAt(), sign.dueAt()).dividedBy(2));
        ring(half.minusSeconds(1));
        assertThat(about(town.handler, "DL-SIGN")).isEmpty();
        ring(half);
        ring(half.plusSeconds(1));
        assertThat(about(town.handler, "DL-SIGN")).singleElement().satisfies(n -> {
            assertThat(n.code()).isEqualTo("CLOCK_HALF");
            assertThat(n.link()).isEqualTo("/matters/" + number);
            assertThat(n.read()).isFalse();
        });
        assertThat(about(town.head, "DL-SIGN")).isEmpty();
        ring(sign.dueAt());
        assertThat(about(town.head, "DL-SIGN")).extracting(Notice::code).containsExactly("CLOCK_DUE");
        assertThat(about(town.supervisor, "DL-SIGN")).isEmpty();
        ring(sign.dueAt().plus(Duration.ofDays(1)));
        ring(sign.dueAt().plus(Duration.ofDays(2)));
        assertThat(about(town.supervisor, "DL-SIGN")).extracting(Notice::code).containsExactly("CLOCK_LATE");
        assertThat(about(town.handler, "DL-SIGN"))
                .extracting(Notice::code)
                .containsExactly("CLOCK_LATE", "CLOCK_DUE", "CLOCK_HALF");
        assertThat(about(town.triage, "DL-SIGN")).isEmpty();
        assertThat(about(town.departmentHandler, "DL-SIGN")).isEmpty();
    }

    @Test
    void after_a_long_stop_each_clock_rings_once_and_not_as_often_as_it_was_missed() {
        var sign = sign(routed());
        ring(sign.dueAt().plus(Duration.ofDays(100)));
        for (Caller told : List.of(town.handler, town.head, town.supervisor))
            assertThat(about(told, "DL-SIGN")).extracting(Notice::code).containsExactly("CLOCK_LATE");
    }

    @Test
    void a_matter_that_is_returned_reminds_its_new_holder_of_what_has_rung_and_the_old_one_not_again() {
        MatterNumber number = routed();
        matters.act(town.handler, number, new Sign(null), Town.act());
        halfGone(number, "DL-HANDLE-GENERAL");
        ring(Instant.now());
        assertThat(about(town.handler, "DL-HANDLE-GENERAL")).hasSize(1);
        matters.act(town.handler, number, new Return("BEYOND_EXPERTISE", new FreeText("不属本单位职责")), Town.act());
        ring(Instant.now());
        assertThat(about(town.triage, "DL-HANDLE-GENERAL"))
                .extracting(Notice::code)
                .containsExactly("CLOCK_HALF");
        assertThat(about(town.handler, "DL-HANDLE-GENERAL")).hasSize(1);
    }

    @Test
    void the_unit_that_assisted_in_a_joint_handling_and_leads_it_after_a_return_is_reminded() {
        var assist = List.of(new UnitRef(Story.DEPARTMENT));
        MatterNumber number = routed(Story.STREET, assist);
        matters.act(town.handler, number, new Sign(null), Town.act());
        halfGone(number, "DL-HANDLE-GENERAL");
        ring(Instant.now());
        matters.act(town.handler, number, new Return("BEYOND_EXPERTISE", new FreeText("不属本单位职责")), Town.act());
        matters.act(town.triage, number, new Triage("0202", Complexity.GENERAL, true, "MEDIATION"), Town.act());
        route(number, Story.DEPARTMENT, List.of());
        ring(Instant.now());
        assertThat(about(town.departmentHandler, "DL-HANDLE-GENERAL")).hasSize(1);
        ring(sign(number).dueAt());
        assertThat(about(town.departmentHandler, "DL-SIGN")).hasSize(1);
        assertThat(about(town.handler, "DL-SIGN")).isEmpty();
    }

    @Test
    void a_clock_that_is_another_units_duty_tells_that_unit() {
        var number = routed();
        var sign = sign(number);
        db.execute(
                "update clock set unit_id = {0} where district_id = {1} and matter_id = {2} and clock_no = {3}",
                DSL.inline(Story.DEPARTMENT),
                DSL.inline(town.district),
                DSL.inline(number.id()),
                DSL.inline(sign.no()));
        ring(sign.dueAt());
        assertThat(about(town.departmentHandler, "DL-SIGN")).hasSize(1);
        assertThat(about(town.handler, "DL-SIGN")).isEmpty();
        assertThat(about(town.head, "DL-SIGN")).isEmpty();
    }

    @Test
    void a_node_whose_clock_is_ten_minutes_wrong_rings_nothing_and_a_sound_one_does() {
        var sign = sign(routed());
        for (int seconds : new int[] {-600, 600}) {
            var ill = new DatabaseClock(() -> sign.dueAt().plusSeconds(seconds), () -> sign.dueAt(), System::nanoTime);
            assertThatThrownBy(() -> node(ill, notices).ring(town.district)).isInstanceOf(HttpProblem.class);
            var there = TestNotices.notices(context, context.getBean(Carriers.class), ill);
            assertThatThrownBy(() -> there.send(town.district, List.of())).isInstanceOf(HttpProblem.class);
            assertThatThrownBy(() -> there.readUntil(town.handler, 1)).isInstanceOf(HttpProblem.class);
        }
        assertThat(about(town.handler, "DL-SIGN")).isEmpty();
        ring(sign.dueAt());
        assertThat(about(town.handler, "DL-SIGN")).hasSize(1);
    }

    @Test
    void once_somebody_has_the_matter_only_that_person_and_the_head_are_told() {
        MatterNumber number = routed();
        matters.act(town.handler, number, new Sign(null), Town.act());
        at(Instant.now().plus(Duration.ofDays(400))).ring(town.district);
        assertThat(notices.unread(town.handler)).isPositive();
        assertThat(notices.unread(town.head)).isEqualTo(notices.unread(town.handler));
    }

    @Test
    void an_act_meanwhile_does_not_ring_again_what_has_rung() {
        MatterNumber number = routed();
        Instant later = Instant.now().plus(Duration.ofDays(400));
        at(later).ring(town.district);
        int told = notices.unread(town.handler);
        matters.act(town.head, number, new Note(new FreeText("催办"), "UNIT"), Town.act());
        at(later).ring(town.district);
        assertThat(notices.unread(town.handler)).isEqualTo(told);
    }

    @Test
    void two_nodes_ringing_at_once_lose_and_double_none() throws Exception {
        for (int i = 0; i < 40; i++) routed();
        Instant later = Instant.now().plus(Duration.ofDays(30));
        Callable<Integer> node = () -> at(later).ring(town.district);
        int rung = 0;
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var f : nodes.invokeAll(List.of(node, node, node))) rung += f.get();
        }
        assertThat(rung).isPositive();
        assertThat(at(later).ring(town.district)).isZero();
        assertThat(about(town.handler, "DL-SIGN")).hasSize(40);
    }

    @Test
    void reading_one_or_all_leaves_the_others_messages_alone() {
        routed();
        routed();
        at(Instant.now().plus(Duration.ofDays(400))).ring(town.district);
        int all = notices.unread(town.handler);
        Notice first = notices.list(town.handler, Limit.DEFAULT, null).items().getFirst();
        notices.read(town.handler, first.id());
        assertThat(notices.unread(town.handler)).isEqualTo(all - 1);
        notices.readUntil(town.handler, first.id());
        assertThat(notices.unread(town.handler)).isZero();
        assertThat(notices.unread(town.head)).isEqualTo(all);
        assertThatThrownBy(() -> notices.read(town.departmentHandler, first.id()))
                .isInstanceOf(org.shanzhi.kernel.NotFound.class);
    }

    private RingAlarms at(Instant now) {
        return node(Clock.fixed(now, ZoneOffset.UTC), notices);
    }

    private RingAlarms node(Clock clock, Notices through) {
        return new RingAlarms(
                organisation, alarms, through, policies, editions, roles, new Heads(organisation, roles), clock);
    }

    private void ring(Instant now) {
        at(now).ring(town.district);
    }

    private org.shanzhi.matter.Clock sign(MatterNumber number) {
        return store.load(town.district, number.id())
                .orElseThrow()
                .matter()
                .running("DL-SIGN")
                .orElseThrow();
    }

    /** As if the clock had begun so long ago that more than half of its time is gone. */
    private void halfGone(MatterNumber number, String policy) {
        var clock = store.load(town.district, number.id())
                .orElseThrow()
                .matter()
                .running(policy)
                .orElseThrow();
        long seconds = Duration.between(clock.startedAt(), clock.dueAt()).toSeconds() * 6 / 10;
        db.execute(
                "update clock set started_at = started_at - {0} * interval '1 second',"
                        + " due_at = due_at - {0} * interval '1 second',"
                        + " next_alarm_at = next_alarm_at - {0} * interval '1 second'"
                        + " where district_id = {1} and matter_id = {2} and clock_no = {3}",
                DSL.inline(seconds), DSL.inline(town.district), DSL.inline(number.id()), DSL.inline(clock.no()));
    }

    private List<Notice> about(Caller reader, String policy) {
        String name = policies.deadline(policy).zh();
        return notices.list(reader, new Limit(200), null).items().stream()
                .filter(n -> n.args().get(1) instanceof org.shanzhi.kernel.text.Labelled l
                        && l.label(java.util.Locale.SIMPLIFIED_CHINESE).equals(name))
                .toList();
    }

    private MatterNumber routed() {
        return routed(Story.STREET, List.of());
    }

    private MatterNumber routed(int unit, List<UnitRef> assist) {
        var number = matters.register(town.clerk, town.request("楼上漏水", "楼上漏水三个月"), Town.act())
                .number();
        matters.act(town.clerk, number, new Accept(), Town.act());
        matters.act(town.triage, number, new Triage("0202", Complexity.GENERAL, true, "MEDIATION"), Town.act());
        route(number, unit, assist);
        return number;
    }

    private void route(MatterNumber number, int unit, List<UnitRef> assist) {
        matters.act(town.triage, number, new Route(new UnitRef(unit), assist, new FreeText("属地管理"), null), Town.act());
    }
}
