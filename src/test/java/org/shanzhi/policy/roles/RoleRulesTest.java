package org.shanzhi.policy.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.RefusalCode;
import org.shanzhi.policy.Duty;
import org.shanzhi.policy.NewRole;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Role;
import org.shanzhi.policy.Role.Group;
import org.shanzhi.policy.RoleRefusal;
import org.shanzhi.policy.RoleScope;
import org.shanzhi.testing.TestCallers;

/** What no role may be, however many confirm it. */
class RoleRulesTest {
    @Test
    void every_built_in_role_of_people_keeps_the_rules_that_composed_ones_must() {
        var roles = TestCallers.POLICIES.roles().roles().values().stream()
                .filter(role -> role.group() != Group.MACHINE)
                .toList();
        assertThat(roles).hasSizeGreaterThan(15);
        for (Role role : roles) {
            boolean grantsNothing = role.permissions().isEmpty();
            assertThat(codes(role))
                    .as(role.code())
                    .isEqualTo(grantsNothing ? List.of(RoleRefusal.ROLE_GRANTS_NOTHING) : List.of());
        }
    }

    @Test
    void system_security_and_audit_administration_never_meet_in_one_role() {
        for (Permission one : administrative())
            for (Permission other : administrative()) {
                var role = role(Group.ADMIN, RoleScope.NO_CONTENT, one, other);
                boolean apart = Duty.of(one) != Duty.of(other);
                assertThat(codes(role).contains(RoleRefusal.THREE_ADMINISTRATIONS_APART))
                        .as(one + " and " + other)
                        .isEqualTo(apart);
            }
    }

    @Test
    void no_administration_reads_matters_or_figures() {
        for (Permission right : administrative())
            for (Permission content : Permission.values())
                if (!Duty.of(content).administers())
                    assertThat(codes(role(Group.ADMIN, RoleScope.NO_CONTENT, right, content)))
                            .as(right + " and " + content)
                            .contains(RoleRefusal.ADMINISTRATION_READS_NO_MATTERS);
    }

    @Test
    void administration_reaches_no_matter() {
        for (RoleScope scope : RoleScope.values())
            assertThat(codes(role(Group.ADMIN, scope, Permission.READ_AUDIT)))
                    .isEqualTo(
                            scope == RoleScope.NO_CONTENT
                                    ? List.of()
                                    : List.of(RoleRefusal.ADMINISTRATION_HAS_NO_SCOPE));
    }

    @Test
    void a_role_for_figures_or_without_content_holds_no_right_to_content() {
        for (Permission right : Permission.values())
            if (Duty.of(right) == Duty.MATTERS)
                for (RoleScope scope : List.of(RoleScope.FIGURES, RoleScope.NO_CONTENT))
                    assertThat(codes(role(Group.STAFF, scope, right)))
                            .as(right + " in " + scope)
                            .containsExactly(RoleRefusal.SCOPE_WITHOUT_CONTENT);
        assertThat(codes(role(Group.STAFF, RoleScope.FIGURES, Permission.READ_FIGURES)))
                .isEmpty();
        assertThat(codes(role(Group.STAFF, RoleScope.NO_CONTENT, Permission.READ_FIGURES)))
                .containsExactly(RoleRefusal.SCOPE_WITHOUT_CONTENT);
    }

    @Test
    void a_role_keeps_the_kind_of_the_one_it_was_copied_from() {
        assertThat(codes(role(Group.STAFF, RoleScope.NO_CONTENT, Permission.MANAGE_UNITS)))
                .containsExactly(RoleRefusal.ROLE_KEEPS_ITS_KIND);
        assertThat(codes(role(Group.ADMIN, RoleScope.UNIT, Permission.READ_MATTERS)))
                .containsExactly(RoleRefusal.ROLE_KEEPS_ITS_KIND);
    }

    @Test
    void another_organ_never_sees_the_whole_centre_or_a_unit() {
        for (RoleScope scope : List.of(RoleScope.CENTRE, RoleScope.UNIT))
            assertThat(codes(role(Group.OUTSIDE, scope, Permission.READ_MATTERS)))
                    .containsExactly(RoleRefusal.OUTSIDE_STAYS_OUTSIDE);
        assertThat(codes(role(Group.OUTSIDE, RoleScope.OWN_REFERRALS, Permission.READ_MATTERS)))
                .isEmpty();
    }

    @Test
    void a_code_is_new_and_a_role_of_residents_or_of_the_machine_is_not_copied() {
        assertThat(errors("NIGHT_CLERK", "夜班登记员", "Night clerk", "CLERK")).isEmpty();
        assertThat(errors("CLERK", "登记", "Clerk", "CLERK")).containsExactly("code:ROLE_CODE_TAKEN");
        assertThat(errors("night", " ", null, "RESIDENT"))
                .containsExactly(
                        "code:ROLE_CODE_MALFORMED",
                        "zh:ROLE_NAME_MISSING",
                        "en:ROLE_NAME_MISSING",
                        "copiedFrom:ROLE_NOT_COPIED");
        assertThat(errors("ROBOT", "机器", "Robot", "NIGHT_JOB")).containsExactly("copiedFrom:ROLE_NOT_COPIED");
        assertThat(errors("GHOST", "无", "None", "NOBODY")).containsExactly("copiedFrom:ROLE_NOT_COPIED");
    }

    private static List<String> errors(String code, String zh, String en, String copiedFrom) {
        var wanted = new NewRole(code, zh, en, copiedFrom, RoleScope.UNIT, Set.of());
        return RoleRules.errors(wanted, TestCallers.POLICIES.roles().roles()).stream()
                .map((FieldError error) -> error.field() + ":" + error.code().name())
                .toList();
    }

    private static List<Permission> administrative() {
        return EnumSet.allOf(Permission.class).stream()
                .filter(right -> Duty.of(right).administers())
                .toList();
    }

    private static Role role(Group group, RoleScope scope, Permission... permissions) {
        return new Role("X", "某", "Some", group, scope, Set.copyOf(EnumSet.copyOf(List.of(permissions))), false);
    }

    private static List<RefusalCode> codes(Role role) {
        return RoleRules.against(role).stream().map(Refusal::code).toList();
    }
}
