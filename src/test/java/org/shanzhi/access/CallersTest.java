package org.shanzhi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.signin.SignedIn;
import org.shanzhi.access.store.TestStores;
import org.shanzhi.org.Appoint;
import org.shanzhi.org.TestDistrict;
import org.shanzhi.org.TestOrganisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleScope;
import org.shanzhi.policy.TestRoles;
import org.shanzhi.testing.TestCallers;
import org.shanzhi.testing.TestDatabase;

/** Who somebody is follows from today's posts, with every role in its own reach (trap: roles collapse to the largest). */
class CallersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int HANDLER = 2;
    private static final int CLERK = 3;

    private final TestDatabase database = TestDatabase.fresh();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T01:30:00Z"), ZoneOffset.UTC);
    private final TestOrganisation org = new TestOrganisation(database.dsl(), clock);
    private final Caller admin = TestCallers.program(1, "SYSTEM_ADMIN");
    private final TestStores stores = new TestStores(database.dsl(), clock);
    private final Callers callers = new Callers(stores.known, org.organisation, TestRoles.of(database.dsl(), clock));

    @BeforeEach
    void enter() {
        org.entry.enter(TestDistrict.of(1));
        for (var staff : TestDistrict.of(1).staff()) {
            stores.accounts.insert(1, staff.id(), staff.username(), "no hash", clock.instant());
        }
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void two_roles_of_different_reach_do_not_collapse() {
        org.staff.appoint(admin, new Appoint(HANDLER, TestDistrict.CENTRE, "TRIAGE", TODAY));
        Caller both = caller(HANDLER, 0);
        assertThat(both.roles()).containsExactlyInAnyOrder("HANDLER", "TRIAGE");
        assertThat(both.unitId()).isEqualTo(TestDistrict.STREET);
        assertThat(both.scopeFor(Permission.CONCLUDE)).isEqualTo(RoleScope.CENTRE);
        assertThat(both.scopeFor(Permission.SIGN)).isEqualTo(RoleScope.UNIT);
        assertThat(both.scopeFor(Permission.MANAGE_UNITS)).isEqualTo(RoleScope.NO_CONTENT);
        assertThat(both.may(Permission.MANAGE_UNITS)).isFalse();
    }

    @Test
    void the_head_of_one_unit_is_not_the_head_of_another_where_he_is_a_handler() {
        org.staff.appoint(admin, new Appoint(HANDLER, TestDistrict.HOUSING, "UNIT_HEAD", TODAY));
        Caller inTheStreet = caller(HANDLER, 0);
        assertThat(inTheStreet.roles()).containsExactly("HANDLER");
        assertThat(inTheStreet.may(Permission.EXTEND_DECIDE)).isFalse();
        Caller inHousing = caller(HANDLER, TestDistrict.HOUSING);
        assertThat(inHousing.unitId()).isEqualTo(TestDistrict.HOUSING);
        assertThat(inHousing.roles()).containsExactly("UNIT_HEAD");
        assertThat(inHousing.may(Permission.SIGN)).isFalse();
    }

    @Test
    void nobody_acts_in_a_unit_where_he_holds_no_post() {
        assertThat(caller(CLERK, TestDistrict.HOUSING).unitId()).isEqualTo(TestDistrict.CENTRE);
    }

    @Test
    void a_post_that_ends_takes_its_rights_with_it() {
        assertThat(caller(CLERK, 0).may(Permission.REGISTER)).isTrue();
        org.staff.endPost(admin, 4, TODAY.minusDays(1));
        Caller left = caller(CLERK, 0);
        assertThat(left.permissions()).isEmpty();
        assertThat(left.unitId()).isZero();
    }

    @Test
    void who_has_left_or_whose_account_is_shut_is_nobody() {
        org.staff.leave(admin, CLERK, TODAY.minusDays(1));
        assertThat(callers.of(SignedIn.byBrowser(account(CLERK), 0))).isEmpty();
        stores.accounts.setActive(account(HANDLER), false);
        assertThat(callers.of(SignedIn.byBrowser(account(HANDLER), 0))).isEmpty();
        assertThat(callers.of(null)).isEmpty();
        assertThat(callers.of(() -> "somebody")).isEmpty();
    }

    @Test
    void the_program_itself_has_the_rights_of_the_role_it_acts_in() {
        Caller night = callers.program(1, "NIGHT_JOB");
        assertThat(night.kind()).isEqualTo(Caller.Kind.SYSTEM);
        assertThat(night.may(Permission.ARCHIVE)).isTrue();
        assertThat(night.may(Permission.MANAGE_STAFF)).isFalse();
    }

    private Caller caller(int staffId, int unit) {
        return callers.of(SignedIn.byBrowser(account(staffId), 0).in(unit)).orElseThrow();
    }

    private int account(int staffId) {
        return stores.accounts.ofStaff(1, List.of(staffId)).getFirst().id();
    }
}
