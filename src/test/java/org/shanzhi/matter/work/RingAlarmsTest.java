package org.shanzhi.matter.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.grid.GridImport;
import org.shanzhi.kernel.paging.Limit;
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
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Policies;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

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
    DistrictRoles roles;

    @Autowired
    OrganisationImport register;

    @Autowired
    GridImport grids;

    private Town town;

    @BeforeEach
    void found() {
        town = Town.found(register, grids);
    }

    @Test
    void whoever_may_sign_and_the_head_are_told_once_and_nobody_else() {
        MatterNumber number = routed();
        var sign = store.load(town.district, number.id())
                .orElseThrow()
                .matter()
                .running("DL-SIGN")
                .orElseThrow();
        var half = sign.startedAt()
                .plus(Duration.between(sign.startedAt(), sign.dueAt()).dividedBy(2));
        at(half.minusSeconds(1)).ring(town.district);
        assertThat(about(town.handler, "DL-SIGN")).isEmpty();
        at(half).ring(town.district);
        at(half.plusSeconds(1)).ring(town.district);
        for (Caller told : List.of(town.handler, town.head)) {
            assertThat(about(told, "DL-SIGN")).singleElement().satisfies(n -> {
                assertThat(n.code()).isEqualTo("CLOCK_HALF");
                assertThat(n.link()).isEqualTo("/matters/" + number);
                assertThat(n.read()).isFalse();
            });
        }
        assertThat(about(town.triage, "DL-SIGN")).isEmpty();
        assertThat(about(town.departmentHandler, "DL-SIGN")).isEmpty();
        at(sign.dueAt().plus(Duration.ofDays(2))).ring(town.district);
        assertThat(about(town.handler, "DL-SIGN"))
                .as("of the alarms that were missed only the last is given")
                .extracting(Notice::code)
                .containsExactly("CLOCK_LATE", "CLOCK_HALF");
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
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> notices.read(town.departmentHandler, first.id()))
                .isInstanceOf(org.shanzhi.kernel.NotFound.class);
    }

    private RingAlarms at(Instant now) {
        return new RingAlarms(
                organisation,
                alarms,
                notices,
                policies,
                roles,
                new Heads(organisation, roles),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private List<Notice> about(Caller reader, String policy) {
        String name = policies.deadline(policy).zh();
        return notices.list(reader, new Limit(200), null).items().stream()
                .filter(n -> n.args().get(1) instanceof org.shanzhi.kernel.text.Labelled l
                        && l.label(java.util.Locale.SIMPLIFIED_CHINESE).equals(name))
                .toList();
    }

    private MatterNumber routed() {
        var number = matters.register(town.clerk, town.request("楼上漏水", "楼上漏水三个月"), Town.act())
                .number();
        matters.act(town.clerk, number, new Accept(), Town.act());
        matters.act(town.triage, number, new Triage("0202", Complexity.GENERAL, true, "MEDIATION"), Town.act());
        matters.act(
                town.triage,
                number,
                new Route(new UnitRef(Story.STREET), List.of(), new FreeText("属街道"), null),
                Town.act());
        return number;
    }
}
