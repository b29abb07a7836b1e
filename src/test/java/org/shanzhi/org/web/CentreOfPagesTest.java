package org.shanzhi.org.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.db.Tables.DISTRICT;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.page.CentreName;
import org.shanzhi.org.District;
import org.shanzhi.org.OrganisationImport.NewDistrict;
import org.shanzhi.org.TestDistrict;
import org.shanzhi.org.TestOrganisation;
import org.shanzhi.testing.Statements;
import org.shanzhi.testing.TestDatabase;

class CentreOfPagesTest {
    private TestDatabase database;
    private TestOrganisation node;
    private CentreName centre;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        node = new TestOrganisation(database.dsl(), Clock.systemUTC());
        centre = new CentreOfPages(node.organisation, "", "");
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void it_is_the_unit_at_the_head_of_the_only_district() {
        assertThat(centre.of(Locale.CHINA)).isEmpty();
        assertThat(centre.invented()).isFalse();
        node.entry.enter(TestDistrict.of(1));
        assertThat(centre.of(Locale.CHINA)).isEqualTo("城关区综治中心");
        assertThat(centre.invented()).isTrue();
    }

    @Test
    void a_district_without_units_is_called_by_its_own_name() {
        node.entry.enter(
                new NewDistrict(new District(3, "620102", "CG", "城关区", false), null, List.of(), List.of(), List.of()));
        assertThat(centre.of(Locale.CHINA)).isEqualTo("城关区");
    }

    @Test
    void several_districts_have_no_one_name_and_one_invented_is_enough_to_say_so() {
        NewDistrict plan = TestDistrict.of(2);
        var real = new District(2, "620103", "QL", "七里河区", false);
        node.entry.enter(new NewDistrict(real, null, plan.units(), plan.staff(), plan.posts()));
        assertThat(centre.invented()).isFalse();
        node.entry.enter(TestDistrict.of(1));
        assertThat(centre.of(Locale.CHINA)).isEmpty();
        assertThat(centre.invented()).isTrue();
    }

    @Test
    void a_district_that_another_node_founds_is_seen_at_the_next_comparison() {
        var other = new TestOrganisation(database.dsl(), Clock.systemUTC());
        assertThat(centre.of(Locale.CHINA)).isEmpty();
        other.entry.enter(TestDistrict.of(1));
        node.compareEditions();
        assertThat(centre.of(Locale.CHINA)).isEqualTo("城关区综治中心");
    }

    @Test
    void it_costs_a_page_no_statement() {
        var statements = new Statements();
        var counted = DSL.using(database.dsl().configuration().derive(statements));
        var asked = new TestOrganisation(counted, Clock.systemUTC());
        asked.entry.enter(TestDistrict.of(1));
        CentreName name = new CentreOfPages(asked.organisation, "", "");
        assertThat(statements.during(() -> assertThat(name.of(Locale.CHINA)).isNotEmpty()))
                .isZero();
        assertThat(statements.during(name::invented)).isZero();
        assertThat(statements.during(() -> counted.fetchCount(DISTRICT))).isPositive();
    }

    @Test
    void what_the_operator_says_goes_before() {
        node.entry.enter(TestDistrict.of(1));
        var named = new CentreOfPages(node.organisation, "城关矛调中心", "Chengguan Centre");
        assertThat(named.of(Locale.CHINA)).isEqualTo("城关矛调中心");
        assertThat(named.of(Locale.ENGLISH)).isEqualTo("Chengguan Centre");
        assertThat(new CentreOfPages(node.organisation, "城关矛调中心", "").of(Locale.ENGLISH))
                .isEqualTo("城关矛调中心");
    }
}
