package org.shanzhi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.RefusalCode;
import org.shanzhi.kernel.Refused;
import org.shanzhi.org.Appoint;
import org.shanzhi.org.NewStaff;
import org.shanzhi.org.OrgRefusal;
import org.shanzhi.org.StaffRegister;
import org.shanzhi.org.TestDistrict;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.NewRole;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleRefusal;
import org.shanzhi.policy.RoleScope;
import org.shanzhi.testing.MovableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A role that two security administrators made counts like a built-in one, and never like more. */
@SpringBootTest(classes = AccessApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ComposedRolesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String WHY = "夜间窗口只登记不答复";
    private static int count;

    @Autowired
    RoleCatalogue catalogue;

    @Autowired
    DistrictRoles roles;

    @Autowired
    Approvals approvals;

    @Autowired
    Callers callers;

    @Autowired
    StaffRegister register;

    @Autowired
    MovableClock clock;

    private Caller one;
    private Caller other;
    private String code;

    @BeforeEach
    void people() {
        clock.to(AccessApp.NOW);
        one = somebody("SECURITY_ADMIN", TestDistrict.CENTRE);
        other = somebody("SECURITY_ADMIN", TestDistrict.CENTRE);
        code = "NIGHT_" + ++count;
    }

    @Test
    void a_role_counts_once_another_security_administrator_confirmed_it() {
        Approval asked = catalogue.propose(one, role(Permission.REGISTER, Permission.READ_MATTERS), WHY);
        assertThat(roles.of(1).roles()).doesNotContainKey(code);
        assertRefused(() -> appoint(code), null);
        assertRefused(() -> approvals.decide(one, asked.id(), true, ""), AccessRefusal.APPROVAL_OWN);
        approvals.decide(other, asked.id(), true, "");
        Caller holds = appoint(code);
        assertThat(holds.roles()).containsExactly(code);
        assertThat(holds.permissions()).containsExactlyInAnyOrder(Permission.REGISTER, Permission.READ_MATTERS);
        assertThat(holds.scopeFor(Permission.REGISTER)).isEqualTo(RoleScope.CENTRE);
        assertThat(roles.label(1, code, Locale.ENGLISH)).isEqualTo("Night clerk");
        assertThat(roles.origin(1, code)).isEqualTo("CLERK");
        assertThat(catalogue.holders(one, code)).extracting(h -> h.staffId()).containsExactly(holds.staffId());
        assertThat(roles.of(2).roles()).doesNotContainKey(code);
    }

    @Test
    void another_edition_changes_the_rights_of_whoever_holds_it_and_the_old_one_is_kept() {
        publish(role(Permission.REGISTER, Permission.READ_MATTERS));
        Caller holds = appoint(code);
        publish(role(Permission.READ_MATTERS, Permission.NOTE));
        assertThat(again(holds).permissions()).containsExactlyInAnyOrder(Permission.READ_MATTERS, Permission.NOTE);
        assertThat(roles.editions(1, code))
                .extracting(edition -> edition.role().permissions())
                .containsExactly(
                        Set.of(Permission.REGISTER, Permission.READ_MATTERS),
                        Set.of(Permission.READ_MATTERS, Permission.NOTE));
        assertRefused(
                () -> catalogue.propose(one, role(Permission.READ_MATTERS, Permission.NOTE), WHY),
                RoleRefusal.ROLE_UNCHANGED);
    }

    @Test
    void a_role_in_use_is_ended_and_never_deleted() {
        publish(role(Permission.REGISTER, Permission.READ_MATTERS));
        Caller holds = appoint(code);
        approvals.decide(other, catalogue.proposeEnd(one, code, WHY).id(), true, "");
        assertThat(again(holds).permissions()).isEmpty();
        assertThat(roles.label(1, code, Locale.CHINESE)).isEqualTo("夜班登记员");
        assertThat(catalogue.composed(one))
                .filteredOn(e -> e.code().equals(code))
                .allMatch(e -> e.ended());
        assertThatThrownBy(() -> appoint(code)).isInstanceOf(Invalid.class);
        assertRefused(() -> catalogue.proposeEnd(one, code, WHY), RoleRefusal.ROLE_ENDED);
        publish(role(Permission.NOTE));
        assertThat(again(holds).permissions()).containsExactly(Permission.NOTE);
    }

    @Test
    void of_two_drafts_of_one_role_the_second_is_void_once_the_first_is_in_force() {
        Approval first = catalogue.propose(one, role(Permission.NOTE), WHY);
        Approval second = catalogue.propose(one, role(Permission.NOTE, Permission.READ_MATTERS), WHY);
        approvals.decide(other, first.id(), true, "");
        assertRefused(() -> approvals.decide(other, second.id(), true, ""), AccessRefusal.APPROVAL_CHANGED);
        assertThat(roles.inForce(1, code)).isEqualTo(1);
        assertRefused(() -> roles.publish(other, code, 2), RoleRefusal.ROLE_CHANGED);
    }

    @Test
    void an_appointment_to_a_role_that_changed_meanwhile_has_to_be_proposed_anew() {
        publish(role(Permission.NOTE));
        Caller proposes = somebody("SYSTEM_ADMIN", TestDistrict.CENTRE);
        var wanted = Map.of("staff", "clerk1", "unit", "CG01", "role", code, "from", "2026-11-23");
        Approval asked = approvals.ask(proposes, "APPOINT", wanted, WHY);
        publish(role(Permission.NOTE, Permission.READ_MATTERS));
        assertRefused(() -> approvals.decide(other, asked.id(), true, ""), AccessRefusal.APPROVAL_CHANGED);
    }

    @Test
    void a_composed_administration_stays_apart_from_every_other_post() {
        publish(new NewRole(
                code,
                "网格管理员",
                "Grid administrator",
                "SYSTEM_ADMIN",
                RoleScope.NO_CONTENT,
                Set.of(Permission.MANAGE_GRIDS)));
        Caller holds = appoint(code);
        for (String role : List.of("CLERK", "SYSTEM_ADMIN", "AUDITOR"))
            assertRefused(
                    () -> register.appoint(
                            callers.program(1, "SYSTEM_ADMIN"),
                            new Appoint(holds.staffId(), TestDistrict.CENTRE, role, TODAY)),
                    OrgRefusal.THREE_ADMINS_APART);
        assertRefused(
                () -> catalogue.propose(
                        one,
                        new NewRole(
                                code,
                                "网格管理员",
                                "Grid administrator",
                                "SYSTEM_ADMIN",
                                RoleScope.NO_CONTENT,
                                Set.of(Permission.MANAGE_GRIDS, Permission.READ_AUDIT)),
                        WHY),
                RoleRefusal.THREE_ADMINISTRATIONS_APART);
    }

    private void publish(NewRole wanted) {
        approvals.decide(other, catalogue.propose(one, wanted, WHY).id(), true, "");
    }

    private NewRole role(Permission first, Permission... more) {
        return new NewRole(code, "夜班登记员", "Night clerk", "CLERK", RoleScope.CENTRE, EnumSet.of(first, more));
    }

    private Caller appoint(String role) {
        return somebody(role, TestDistrict.CENTRE);
    }

    private Caller again(Caller person) {
        return callers.onBehalf(1, person.staffId(), person.unitId()).orElseThrow();
    }

    private Caller somebody(String role, int unit) {
        Caller program = callers.program(1, "SYSTEM_ADMIN");
        int staff = register.add(program, new NewStaff("composed-" + ++count, "编制" + count, null, TODAY))
                .id();
        register.appoint(program, new Appoint(staff, unit, role, TODAY));
        return callers.onBehalf(1, staff, 0).orElseThrow();
    }

    /** @param code null when it is a field that is wrong */
    private static void assertRefused(Runnable what, RefusalCode code) {
        if (code == null) assertThatThrownBy(what::run).isInstanceOf(Invalid.class);
        else
            assertThatThrownBy(what::run)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reasons())
                                    .extracting(Refusal::code)
                                    .contains(code));
    }
}
