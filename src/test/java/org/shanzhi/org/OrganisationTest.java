package org.shanzhi.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shanzhi.org.TestDistrict.CENTRE;
import static org.shanzhi.org.TestDistrict.COMMUNITY;
import static org.shanzhi.org.TestDistrict.COURT;
import static org.shanzhi.org.TestDistrict.GRID;
import static org.shanzhi.org.TestDistrict.HOUSING;
import static org.shanzhi.org.TestDistrict.STREET;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.RefusalCode;
import org.shanzhi.kernel.Refused;
import org.shanzhi.org.OrganisationImport.NewDistrict;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.MovableClock;
import org.shanzhi.testing.TestCallers;
import org.shanzhi.testing.TestDatabase;

class OrganisationTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T01:30:00Z"));
    private final TestOrganisation node = new TestOrganisation(database.dsl(), clock);
    private final Organisation organisation = node.organisation;
    private final Caller admin = TestCallers.staff(1, 1, CENTRE, "SYSTEM_ADMIN");
    private final Caller program = TestCallers.program(1, "SYSTEM_ADMIN");

    @BeforeEach
    void enter() {
        node.entry.enter(TestDistrict.of(1));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void the_line_of_a_unit_names_the_tiers_at_and_above_it() {
        assertThat(organisation.line(1, GRID)).isEqualTo(new Line(CENTRE, STREET, COMMUNITY, GRID));
        assertThat(organisation.line(1, STREET)).isEqualTo(new Line(CENTRE, STREET, null, null));
        assertThat(organisation.line(1, HOUSING)).isEqualTo(new Line(CENTRE, null, null, null));
        assertThat(organisation.line(1, COURT)).isEqualTo(new Line(CENTRE, null, null, null));
        assertThat(organisation.line(1, 999)).isEqualTo(new Line(null, null, null, null));
    }

    @Test
    void units_and_staff_are_found_by_their_names() {
        assertThat(organisation.byCode(1, "CG01").orElseThrow().name()).isEqualTo("雁北街道");
        assertThat(organisation.staffByUsername(1, "handler1").orElseThrow().name())
                .isEqualTo("钱承办");
        assertThat(organisation.staffOf(1, STREET)).extracting(Staff::username).containsExactly("handler1");
        assertThat(organisation.below(1, CENTRE)).extracting(Unit::id).containsExactly(HOUSING, COURT, STREET);
        assertThatThrownBy(() -> organisation.unit(1, 999)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> organisation.district(9)).isInstanceOf(NotFound.class);
    }

    @Test
    void a_post_that_has_ended_gives_no_role_today() {
        assertThat(organisation.posts(1, 2)).extracting(Post::role).containsExactly("HANDLER");
        assertThat(organisation.everyPost(1, 2)).hasSize(2);
        assertThat(organisation.of(1, 2).orElseThrow().posts())
                .singleElement()
                .satisfies(post -> assertThat(post.unitCode()).isEqualTo("CG01"));
        clock.to(Instant.parse("2025-12-31T15:59:59Z"));
        assertThat(organisation.posts(1, 2)).hasSize(2);
        clock.to(Instant.parse("2025-12-31T16:00:00Z"));
        assertThat(organisation.posts(1, 2)).hasSize(1);
    }

    @Test
    void a_street_is_opened_under_the_district_only_and_its_code_is_never_given_again() {
        Unit opened = node.units.open(admin, street("CG02", CENTRE));
        assertThat(organisation.unit(1, opened.id())).isEqualTo(opened);

        assertFieldError(() -> node.units.open(admin, street("CG02", CENTRE)), OrgRefusal.CODE_TAKEN);
        assertFieldError(() -> node.units.open(admin, street("CG03", STREET)), OrgRefusal.PARENT_OF_OTHER_TIER);
        assertFieldError(() -> node.units.open(admin, street("no code", CENTRE)), OrgRefusal.UNIT_CODE_MALFORMED);
        node.units.close(admin, opened.id(), TODAY);
        assertFieldError(() -> node.units.open(admin, street("CG02", CENTRE)), OrgRefusal.CODE_TAKEN);
        assertFieldError(
                () -> node.units.open(
                        admin,
                        new OpenUnit(
                                "CG0201",
                                "社区",
                                UnitKind.TIER,
                                Tier.COMMUNITY,
                                opened.id(),
                                null,
                                null,
                                TODAY.plusDays(1))),
                OrgRefusal.PARENT_CLOSED);
        assertFieldError(
                () -> node.units.open(
                        admin, new OpenUnit("X", "第二区", UnitKind.TIER, Tier.DISTRICT, null, null, null, TODAY)),
                OrgRefusal.ONE_DISTRICT_ONLY);
    }

    @Test
    void a_unit_closes_when_nobody_serves_in_it_and_nothing_below_it_is_open() {
        assertRefused(
                () -> node.units.close(admin, STREET, TODAY), OrgRefusal.HAS_OPEN_POSTS, OrgRefusal.HAS_OPEN_UNITS);
        node.units.close(admin, GRID, TODAY);
        assertThat(organisation.units(1, TODAY)).extracting(Unit::id).contains(GRID);
        assertThat(organisation.units(1, TODAY.plusDays(1)))
                .extracting(Unit::id)
                .doesNotContain(GRID);
        assertRefused(() -> node.units.close(admin, GRID, TODAY), OrgRefusal.UNIT_CLOSED);
    }

    @Test
    void somebody_is_taken_in_appointed_and_leaves() {
        Staff added = node.staff.add(admin, new NewStaff("clerk2", "周登记", null, TODAY));
        Post post = node.staff.appoint(program, new Appoint(added.id(), STREET, "CLERK", TODAY));
        assertThat(organisation.staffOf(1, STREET)).extracting(Staff::username).contains("clerk2");

        assertFieldError(
                () -> node.staff.add(admin, new NewStaff("clerk2", "吴", null, TODAY)), OrgRefusal.USERNAME_TAKEN);
        assertFieldError(
                () -> node.staff.appoint(program, new Appoint(added.id(), STREET, "KING", TODAY)),
                OrgRefusal.ROLE_UNKNOWN);
        assertRefused(
                () -> node.staff.appoint(program, new Appoint(added.id(), STREET, "CLERK", TODAY)),
                OrgRefusal.ALREADY_APPOINTED);
        node.staff.endPost(admin, post.id(), TODAY);
        assertRefused(() -> node.staff.endPost(admin, post.id(), TODAY), OrgRefusal.POST_ENDED);
        node.staff.appoint(program, new Appoint(added.id(), CENTRE, "TRIAGE", TODAY));
        node.staff.leave(admin, added.id(), TODAY);
        clock.to(Instant.parse("2026-11-23T16:00:00Z"));
        assertThat(organisation.of(1, added.id())).isEmpty();
        assertThat(organisation.staffOf(1, CENTRE)).extracting(Staff::username).doesNotContain("clerk2");
    }

    @Test
    void the_three_administrations_never_meet_in_one_person_nor_with_other_work() {
        int sysadmin = 1;
        int clerk = 3;
        assertRefused(
                () -> node.staff.appoint(program, new Appoint(sysadmin, CENTRE, "AUDITOR", TODAY)),
                OrgRefusal.THREE_ADMINS_APART);
        assertRefused(
                () -> node.staff.appoint(program, new Appoint(sysadmin, CENTRE, "CLERK", TODAY)),
                OrgRefusal.THREE_ADMINS_APART);
        assertRefused(
                () -> node.staff.appoint(program, new Appoint(clerk, CENTRE, "SECURITY_ADMIN", TODAY)),
                OrgRefusal.THREE_ADMINS_APART);
        node.staff.endPost(admin, 4, YESTERDAY);
        node.staff.appoint(program, new Appoint(clerk, CENTRE, "SECURITY_ADMIN", TODAY));
    }

    @Test
    void an_appointment_takes_two_people_neither_of_whom_is_appointed() {
        var wanted = new Appoint(3, STREET, "HANDLER", TODAY);
        Caller confirms = TestCallers.staff(1, 9, CENTRE, "SECURITY_ADMIN");
        assertRefused(() -> node.staff.appoint(admin, wanted), OrgRefusal.SECOND_PERSON_NEEDED);
        assertRefused(() -> node.staff.confirm(confirms, wanted, 9), OrgRefusal.SECOND_PERSON_NEEDED);
        assertRefused(
                () -> node.staff.confirm(TestCallers.staff(1, 3, CENTRE, "SECURITY_ADMIN"), wanted, 1),
                OrgRefusal.SECOND_PERSON_NEEDED);
        node.staff.confirm(confirms, wanted, 1);
        assertThat(node.journal).containsExactly("APPOINT {proposed=1, role=HANDLER, staff=clerk1, unit=CG01}");
        assertThat(organisation.posts(1, 3)).extracting(Post::role).contains("HANDLER");
    }

    @Test
    void every_change_is_noted_with_codes_and_without_names() {
        node.units.rename(admin, STREET, "雁南街道", null);
        node.staff.correct(admin, 3, "孙登计", "0931-8450001");
        node.staff.appoint(program, new Appoint(3, STREET, "CLERK", TODAY));
        assertThat(node.journal)
                .containsExactly(
                        "RENAME_UNIT {unit=CG01}",
                        "CORRECT_STAFF {staff=clerk1}",
                        "APPOINT {role=CLERK, staff=clerk1, unit=CG01}");
    }

    @Test
    void another_node_learns_of_a_change_by_comparing_editions() {
        var other = new TestOrganisation(database.dsl(), clock);
        assertThat(other.organisation.unit(1, STREET).name()).isEqualTo("雁北街道");
        node.units.rename(admin, STREET, "雁南街道", null);
        assertThat(organisation.unit(1, STREET).name()).isEqualTo("雁南街道");
        assertThat(other.organisation.unit(1, STREET).name()).isEqualTo("雁北街道");
        other.compareEditions();
        assertThat(other.organisation.unit(1, STREET).name()).isEqualTo("雁南街道");
    }

    @Test
    void a_refused_change_leaves_nothing_behind() {
        assertRefused(
                () -> node.units.close(admin, STREET, TODAY), OrgRefusal.HAS_OPEN_POSTS, OrgRefusal.HAS_OPEN_UNITS);
        var other = new TestOrganisation(database.dsl(), clock);
        assertThat(other.organisation.unit(1, STREET).to()).isNull();
    }

    @Test
    void eight_admins_at_once_give_eight_units_eight_numbers() throws Exception {
        var tasks = IntStream.range(0, 8)
                .<Callable<Unit>>mapToObj(n -> () -> node.units.open(admin, street("CG1" + n, CENTRE)))
                .toList();
        var ids = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(tasks)) ids.add(done.get().id());
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(organisation.units(1, TODAY)).extracting(Unit::id).containsAll(ids);
    }

    @Test
    void a_whole_district_is_entered_in_a_few_seconds_at_most() {
        int people = 2_500;
        var staff = IntStream.rangeClosed(1, people)
                .mapToObj(n -> new Staff(n, "user" + n, "某某", null, TestDistrict.FOUNDED, null))
                .toList();
        var posts = IntStream.rangeClosed(1, people)
                .mapToObj(n -> new Post(n, n, STREET, "HANDLER", TestDistrict.FOUNDED, null))
                .toList();
        NewDistrict small = TestDistrict.of(2);
        node.entry.enter(new NewDistrict(small.district(), null, small.units(), staff, posts));
        assertThat(organisation.everybody(2)).hasSize(people);
        assertThat(organisation.staffOf(2, STREET)).hasSize(people);
        assertThat(organisation.districts()).hasSize(2);
    }

    private static OpenUnit street(String code, int parent) {
        return new OpenUnit(code, "新街道", UnitKind.TIER, Tier.SUBDISTRICT, parent, null, null, TODAY);
    }

    private static void assertFieldError(Runnable change, RefusalCode code) {
        assertThatThrownBy(change::run)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        e -> assertThat(e.errors())
                                .extracting(error -> error.code())
                                .isEqualTo(List.of(code)));
    }

    private static void assertRefused(Runnable change, RefusalCode... codes) {
        assertThatThrownBy(change::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.reasons())
                                .extracting(reason -> reason.code())
                                .isEqualTo(List.of(codes)));
    }
}
