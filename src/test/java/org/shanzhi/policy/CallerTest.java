package org.shanzhi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.Forbidden;

class CallerTest {
    private final Policies policies = PolicyLoader.builtIn();

    @Test
    void two_roles_do_not_collapse_into_the_wider_one() {
        Caller both = staff("HANDLER", "CALLBACK");
        assertThat(both.scopeFor(Permission.CALL_BACK)).isEqualTo(RoleScope.CENTRE);
        assertThat(both.scopeFor(Permission.CONCLUDE)).isEqualTo(RoleScope.UNIT);
        assertThat(both.scopeFor(Permission.NOTE)).as("both roles may").isEqualTo(RoleScope.CENTRE);
    }

    @Test
    void the_order_of_roles_does_not_matter() {
        assertThat(staff("CALLBACK", "MEDIATOR").grants())
                .isEqualTo(staff("MEDIATOR", "CALLBACK").grants());
    }

    @Test
    void what_no_role_grants_is_out_of_reach() {
        Caller clerk = staff("CLERK");
        assertThat(clerk.may(Permission.TRIAGE)).isFalse();
        assertThat(clerk.scopeFor(Permission.TRIAGE)).isEqualTo(RoleScope.NO_CONTENT);
        assertThatThrownBy(() -> clerk.require(Permission.TRIAGE))
                .isInstanceOf(Forbidden.class)
                .hasMessage("TRIAGE");
        clerk.require(Permission.REGISTER);
    }

    @Test
    void a_role_that_no_longer_exists_grants_nothing() {
        assertThat(staff("TELEGRAPHIST").permissions()).isEmpty();
    }

    @Test
    void the_three_administrators_have_a_third_each_and_see_no_matter() {
        assertThat(staff("SYSTEM_ADMIN").permissions())
                .contains(
                        Permission.MANAGE_UNITS,
                        Permission.MANAGE_STAFF,
                        Permission.ENTER_HOLIDAYS,
                        Permission.MANAGE_TOKENS)
                .doesNotContain(Permission.MANAGE_ROLES, Permission.READ_AUDIT);
        assertThat(staff("SECURITY_ADMIN").permissions())
                .contains(Permission.MANAGE_ROLES)
                .doesNotContain(Permission.MANAGE_UNITS, Permission.READ_AUDIT);
        assertThat(staff("AUDITOR").permissions()).containsExactly(Permission.READ_AUDIT);
        for (String role : List.of("SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDITOR", "ASSESSOR")) {
            assertThat(staff(role).permissions())
                    .as(role)
                    .doesNotContain(
                            Permission.READ_MATTERS, Permission.EXPORT_MATTERS, Permission.REVEAL_PERSONAL_DATA);
        }
    }

    @Test
    void whoever_acts_on_matters_reads_them_as_far_as_the_role_reaches() {
        for (Role role : policies.roles().roles().values()) {
            boolean acts = role.permissions().stream()
                    .anyMatch(permission -> permission.action().isPresent());
            if (acts) {
                assertThat(role.permissions()).as(role.code()).contains(Permission.READ_MATTERS);
            }
        }
    }

    @Test
    void every_action_has_its_right_and_every_right_of_an_action_its_action() {
        assertThat(policies.lifeCycle().actions().values())
                .allSatisfy(action -> assertThat(action.permission().action()).contains(action.code()));
        assertThat(Arrays.stream(Permission.values()).flatMap(permission -> permission.action().stream()))
                .containsExactlyElementsOf(policies.lifeCycle().actions().keySet());
        assertThat(Permission.ofAction("read-matters")).isEmpty();
    }

    @Test
    void the_widest_scope_comes_first() {
        assertThat(RoleScope.widest(List.of(RoleScope.OWN, RoleScope.UNIT))).isEqualTo(RoleScope.UNIT);
        assertThat(RoleScope.widest(List.of())).isEqualTo(RoleScope.NO_CONTENT);
    }

    @Test
    void the_program_itself_archives_and_no_more() {
        Caller program = Caller.system(1, policies.roles());
        assertThat(program.permissions())
                .containsExactlyInAnyOrder(Permission.ARCHIVE, Permission.READ_MATTERS, Permission.RUN_JOBS);
        assertThat(program.scopeFor(Permission.ARCHIVE)).isEqualTo(RoleScope.CENTRE);
    }

    private Caller staff(String... roles) {
        return new Caller(
                1,
                Caller.Kind.STAFF,
                7,
                "Somebody",
                3,
                Set.of(roles),
                policies.roles().grants(List.of(roles)),
                "web");
    }
}
