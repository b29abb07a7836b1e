package org.shanzhi.access.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.AccessApp;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AuditFilter;
import org.shanzhi.access.AuditTrail;
import org.shanzhi.access.AuditView;
import org.shanzhi.access.store.AccessLogWriter;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.testing.TestCallers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

@SpringBootTest(classes = AccessApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({PermissionGateTest.Facade.class, PermissionGateTest.WithoutCaller.class})
class PermissionGateTest {
    @Autowired
    Facade facade;

    @Autowired
    WithoutCaller withoutCaller;

    @Autowired
    AuditTrail trail;

    @Autowired
    AccessLogWriter writer;

    private final Caller clerk = TestCallers.staff(1, 3, 1, "CLERK");
    private final Caller admin = TestCallers.staff(1, 1, 1, "SYSTEM_ADMIN");
    private final Caller auditor = TestCallers.staff(1, 9, 1, "AUDITOR");

    static class Facade {
        private boolean reached;

        @Needs({Permission.MANAGE_UNITS, Permission.MANAGE_GRIDS})
        public String change(String what, Caller caller) {
            reached = true;
            return what;
        }

        @Needs(byAction = true)
        public void act(Caller caller, Permission right) {
            caller.require(right);
        }

        @Needs(open = "a test")
        public boolean reached() {
            return reached;
        }
    }

    static class WithoutCaller {
        @Needs(Permission.MANAGE_UNITS)
        public void change() {}
    }

    @Test
    void who_has_the_right_passes_and_who_has_not_never_reaches_the_method() {
        assertThatThrownBy(() -> facade.change("x", clerk))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("MANAGE_UNITS");
        assertThat(facade.reached()).isFalse();
        assertThat(facade.change("x", admin)).isEqualTo("x");
        assertThat(facade.reached()).isTrue();
    }

    @Test
    void every_refusal_is_in_the_access_log_also_one_that_the_method_pronounced() {
        assertThatThrownBy(() -> facade.act(clerk, Permission.CONCLUDE)).isInstanceOf(Forbidden.class);
        facade.act(clerk, Permission.REGISTER);
        writer.flush();
        assertThat(trail.entries(
                        auditor,
                        AuditView.EVERYTHING,
                        new AuditFilter("clerk1", null, AccessKind.REFUSED, null, null),
                        Long.MAX_VALUE,
                        10))
                .anySatisfy(entry -> assertThat(entry.detail()).containsEntry("needs", "CONCLUDE"));
    }

    @Test
    void a_right_without_anybody_to_have_it_is_a_mistake_of_the_program() {
        assertThatThrownBy(withoutCaller::change).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_facades_of_the_house_stand_behind_the_gate() {
        assertThatThrownBy(() -> trail.entries(clerk, AuditView.EVERYTHING, AuditFilter.NONE, Long.MAX_VALUE, 1))
                .isInstanceOf(Forbidden.class);
        assertThat(List.of(trail, facade)).allMatch(org.springframework.aop.support.AopUtils::isAopProxy);
    }
}
