package org.shanzhi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.RefusalCode;
import org.shanzhi.kernel.Refused;
import org.shanzhi.org.Appoint;
import org.shanzhi.org.NewStaff;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.StaffRegister;
import org.shanzhi.org.TestDistrict;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.MovableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What takes two people takes two, in every case in which it would be easier with one. */
@SpringBootTest(classes = AccessApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApprovalsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String WHY = "年度演练需要";
    private static int count;

    @Autowired
    Approvals approvals;

    @Autowired
    RingTheBell bell;

    @Autowired
    Callers callers;

    @Autowired
    StaffRegister register;

    @Autowired
    Organisation organisation;

    @Autowired
    DSLContext db;

    @Autowired
    MovableClock clock;

    private Caller asker;
    private Caller other;

    @BeforeEach
    void people() {
        clock.to(AccessApp.NOW);
        bell.rungBy.clear();
        bell.bell = "1";
        bell.cracked = false;
        asker = somebody("SECURITY_ADMIN");
        other = somebody("SECURITY_ADMIN");
    }

    @Test
    void what_another_grants_is_done_at_once_and_every_step_is_in_the_log() {
        Approval asked = ask(Map.of("times", "3"));
        assertThat(approvals.waiting(other)).contains(asked);
        assertThat(approvals.waiting(asker)).doesNotContain(asked);
        Approval granted = approvals.decide(other, asked.id(), true, "");
        assertThat(granted.state()).isEqualTo(ApprovalState.GRANTED);
        assertThat(bell.rungBy).containsExactly(other.staffId());
        assertThat(approvals.waiting(other)).doesNotContain(asked);
        assertThat(steps(asked)).containsExactly("ASK_APPROVAL", "GRANT_APPROVAL");
        assertThat(approvals.own(asker)).extracting(Approval::id).contains(asked.id());
        assertThat(approvals.over(other, AccessApp.NOW.plusSeconds(1), 100))
                .extracting(Approval::reason)
                .contains(WHY);
    }

    @Test
    void a_refusal_needs_a_reason_and_does_nothing() {
        Approval asked = ask(Map.of());
        assertThatThrownBy(() -> approvals.decide(other, asked.id(), false, " 不 "))
                .isInstanceOf(Invalid.class);
        Approval refused = approvals.decide(other, asked.id(), false, "本周不敲钟");
        assertThat(refused.decision()).isEqualTo("本周不敲钟");
        assertThat(bell.rungBy).isEmpty();
        assertRefused(() -> approvals.decide(other, asked.id(), true, ""), AccessRefusal.APPROVAL_OVER);
        assertThat(steps(asked)).containsExactly("ASK_APPROVAL", "REFUSE_APPROVAL");
    }

    @Test
    void nobody_decides_what_they_asked_for_neither_by_rule_nor_in_the_database() {
        Approval asked = ask(Map.of());
        assertRefused(() -> approvals.decide(asker, asked.id(), true, ""), AccessRefusal.APPROVAL_OWN);
        assertRefused(() -> approvals.decide(asker, asked.id(), false, "自己不同意"), AccessRefusal.APPROVAL_OWN);
        assertThatThrownBy(() -> db.execute(
                        "update approval set state = 'GRANTED', decided_by = asked_by, closed_at = now() where id = ?",
                        asked.id()))
                .hasMessageContaining("approval_never_ones_own");
        assertThatThrownBy(() ->
                        db.execute("update approval set state = 'GRANTED', closed_at = now() where id = ?", asked.id()))
                .hasMessageContaining("approval_decided");
    }

    @Test
    void only_a_person_with_the_right_asks_and_decides() {
        Caller clerk = somebody("CLERK");
        assertThatThrownBy(() -> approvals.ask(clerk, "RING", Map.of(), WHY)).isInstanceOf(Forbidden.class);
        Approval asked = ask(Map.of());
        assertThatThrownBy(() -> approvals.decide(clerk, asked.id(), true, "")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> approvals.decide(as(other, Caller.Kind.CLIENT), asked.id(), true, ""))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> approvals.ask(as(other, Caller.Kind.CLIENT), "RING", Map.of("n", "9"), WHY))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> approvals.withdraw(other, asked.id())).isInstanceOf(NotFound.class);
        assertThat(bell.rungBy).isEmpty();
    }

    @Test
    void of_two_who_decide_at_once_one_comes_too_late() throws Exception {
        Caller third = somebody("SECURITY_ADMIN");
        for (int round = 0; round < 20; round++) {
            Approval asked = ask(Map.of("round", String.valueOf(round)));
            bell.rungBy.clear();
            try (var threads = Executors.newFixedThreadPool(2)) {
                Callable<Boolean> one = () -> granted(other, asked);
                Callable<Boolean> two = () -> granted(third, asked);
                int won = 0;
                for (Future<Boolean> each : threads.invokeAll(List.of(one, two))) won += each.get() ? 1 : 0;
                assertThat(won).isEqualTo(1);
            }
            assertThat(bell.rungBy).hasSize(1);
            assertThat(steps(asked)).containsExactly("ASK_APPROVAL", "GRANT_APPROVAL");
        }
    }

    private boolean granted(Caller by, Approval asked) {
        try {
            approvals.decide(by, asked.id(), true, "");
            return true;
        } catch (Refused refused) {
            assertThat(refused.reasons()).extracting(Refusal::code).containsExactly(AccessRefusal.APPROVAL_OVER);
            return false;
        }
    }

    @Test
    void who_asked_and_lost_the_right_meanwhile_is_granted_nothing() {
        Approval asked = ask(Map.of());
        Caller program = callers.program(1, "SYSTEM_ADMIN");
        register.leave(program, asker.staffId(), TODAY);
        clock.forward(Duration.ofDays(1));
        assertRefused(() -> approvals.decide(other, asked.id(), true, ""), AccessRefusal.ASKER_LOST_RIGHT);
        assertThat(bell.rungBy).isEmpty();
        assertThat(approvals.decide(other, asked.id(), false, "提出人已离职").state()).isEqualTo(ApprovalState.REFUSED);
    }

    @Test
    void what_was_changed_meanwhile_has_to_be_asked_for_anew() {
        Approval asked = ask(Map.of());
        bell.bell = "2";
        assertRefused(() -> approvals.decide(other, asked.id(), true, ""), AccessRefusal.APPROVAL_CHANGED);
        bell.bell = "1";
        bell.cracked = true;
        assertRefused(() -> approvals.decide(other, asked.id(), true, ""), AccessRefusal.NO_ACCOUNT);
        assertThat(bell.rungBy).isEmpty();
        bell.cracked = false;
        approvals.decide(other, asked.id(), true, "");
        assertThat(bell.rungBy).hasSize(1);
    }

    @Test
    void what_cannot_be_done_is_not_granted() {
        Approval asked = ask(Map.of("breaks", "yes"));
        assertThatThrownBy(() -> approvals.decide(other, asked.id(), true, ""))
                .isInstanceOf(IllegalStateException.class);
        assertThat(approvals.waiting(other)).contains(asked);
        assertThat(steps(asked)).containsExactly("ASK_APPROVAL");
    }

    @Test
    void what_nobody_decides_in_time_lapses() {
        Approval asked = ask(Map.of());
        clock.forward(Duration.ofDays(7));
        assertThat(approvals.waiting(other)).doesNotContain(asked);
        assertRefused(() -> approvals.decide(other, asked.id(), true, ""), AccessRefusal.APPROVAL_EXPIRED);
        approvals.expire();
        approvals.expire();
        assertThat(steps(asked)).containsExactly("ASK_APPROVAL", "EXPIRE_APPROVAL");
        assertRefused(() -> approvals.decide(other, asked.id(), true, ""), AccessRefusal.APPROVAL_OVER);
        assertThat(ask(Map.of()).id()).isNotEqualTo(asked.id());
    }

    @Test
    void the_same_is_not_asked_for_twice_and_can_be_withdrawn() {
        Approval asked = ask(Map.of("times", "1"));
        assertRefused(() -> ask(Map.of("times", "1")), AccessRefusal.APPROVAL_ASKED_ALREADY);
        approvals.withdraw(asker, asked.id());
        assertRefused(() -> approvals.withdraw(asker, asked.id()), AccessRefusal.APPROVAL_OVER);
        assertRefused(() -> approvals.decide(other, asked.id(), true, ""), AccessRefusal.APPROVAL_OVER);
        approvals.withdraw(asker, ask(Map.of("times", "1")).id());
    }

    @Test
    void whoever_else_holds_the_right_may_decide_and_who_waits_is_told_who() {
        Approval asked = ask(Map.of());
        Caller stands = somebody("SECURITY_ADMIN");
        assertThat(approvals.deciders(asked))
                .extracting(one -> one.staffId())
                .contains(other.staffId(), stands.staffId())
                .doesNotContain(asker.staffId());
        register.leave(callers.program(1, "SYSTEM_ADMIN"), other.staffId(), TODAY.minusDays(0));
        approvals.decide(stands, asked.id(), true, "");
        assertThat(bell.rungBy).containsExactly(stands.staffId());
    }

    @Test
    void an_appointment_is_confirmed_by_neither_who_proposed_it_nor_who_is_appointed() {
        Caller proposes = somebody("SYSTEM_ADMIN");
        String username = organisation.staff(1, other.staffId()).username();
        var wanted = Map.of("staff", username, "unit", "CG01", "role", "SECURITY_ADMIN", "from", "2026-11-23");
        Approval asked = approvals.ask(proposes, "APPOINT", wanted, WHY);
        assertThatThrownBy(() -> approvals.decide(other, asked.id(), true, "")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> approvals.decide(proposes, asked.id(), true, ""))
                .isInstanceOf(Forbidden.class);
        approvals.decide(asker, asked.id(), true, "");
        assertThat(organisation.posts(1, other.staffId())).hasSize(2);
    }

    private Approval ask(Map<String, String> references) {
        var mine = new HashMap<>(references);
        mine.put("asker", String.valueOf(asker.staffId()));
        return approvals.ask(asker, "RING", mine, WHY);
    }

    private List<String> steps(Approval of) {
        return db.fetch(
                        "select detail ->> 'did' from access_log where detail ->> 'approval' = ? order by id",
                        of.id().toString())
                .map(row -> row.get(0, String.class));
    }

    private Caller somebody(String role) {
        Caller program = callers.program(1, "SYSTEM_ADMIN");
        var newcomer = new NewStaff("two-" + ++count, "双人" + count, null, TODAY);
        int staff = register.add(program, newcomer).id();
        register.appoint(program, new Appoint(staff, TestDistrict.CENTRE, role, TODAY));
        return callers.onBehalf(1, staff, 0).orElseThrow();
    }

    private static Caller as(Caller person, Caller.Kind kind) {
        return new Caller(
                person.district(),
                kind,
                person.staffId(),
                person.name(),
                person.unitId(),
                person.roles(),
                person.grants(),
                person.clientId());
    }

    private static void assertRefused(Callable<?> what, RefusalCode code) {
        assertThatThrownBy(what::call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting(Refusal::code)
                                .contains(code));
    }

    private static void assertRefused(Runnable what, RefusalCode code) {
        assertRefused(
                () -> {
                    what.run();
                    return null;
                },
                code);
    }
}
