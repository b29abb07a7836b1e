package org.shanzhi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.shanzhi.calendar.Direction;
import org.shanzhi.calendar.HourStart;
import org.shanzhi.calendar.Period;
import org.shanzhi.calendar.Unit;
import org.shanzhi.policy.Conditions.Attribute;
import org.shanzhi.policy.DeadlinePolicy.Repeat;

/** What the product ships, as others will ask for it. */
class BuiltInPoliciesTest {
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private final Policies policies = PolicyLoader.builtIn();

    @Test
    void everything_that_was_decided_is_there() {
        assertThat(policies.version()).isZero();
        assertThat(policies.general().edition()).isEqualTo("2026-11-23.2");
        assertThat(policies.events()).hasSize(120);
        assertThat(policies.deadlines().policies()).hasSize(101);
        assertThat(policies.lifeCycle().states()).hasSize(14);
        assertThat(policies.lifeCycle().transitions()).hasSize(59);
        assertThat(policies.lifeCycle().actions()).hasSize(57);
        assertThat(policies.referrals().states()).hasSize(18);
        assertThat(policies.referrals().transitions()).hasSize(48);
        assertThat(policies.roles().roles()).hasSize(21);
        assertThat(policies.taxonomy().types()).hasSize(269);
        assertThat(policies.forms().forms()).hasSize(34);
        assertThat(policies.forms().forms().values().stream()
                        .mapToInt(form -> form.fields().size()))
                .satisfies(sizes ->
                        assertThat(sizes.stream().mapToInt(i -> i).sum()).isEqualTo(260));
        assertThat(policies.statistics()).hasSize(29);
    }

    @Test
    void the_topics_hold_the_sections_they_are_expected_to_hold() throws IOException {
        Set<String> sections = new TreeSet<>();
        for (PolicyFile file : PolicyLoader.files()) {
            file.text()
                    .lines()
                    .filter(line -> line.matches("[a-z_]+:.*"))
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .forEach(sections::add);
        }
        assertThat(sections).containsExactlyElementsOf(lines("sections.txt"));
    }

    @Test
    void a_clock_keeps_its_number_for_ever() throws IOException {
        List<String> numbers = new ArrayList<>();
        policies.deadlines().policies().values().forEach(clock -> numbers.add(clock.no() + " " + clock.code()));
        assertThat(numbers)
                .as("clocks are stored under these numbers; add lines, never change one")
                .containsExactlyElementsOf(lines("clock-numbers.txt"));
        assertThat(policies.deadlines().numbered(5)).contains(policies.deadline("DL-SIGN"));
    }

    @Test
    void every_row_has_a_name_in_both_languages() {
        policies.vocabulary()
                .lists()
                .forEach((list, rows) -> rows.forEach((code, row) -> {
                    assertThat(row.code()).as(list).isEqualTo(code);
                    assertThat(row.zh()).as("%s %s", list, code).isNotBlank();
                    assertThat(row.en()).as("%s %s", list, code).isNotBlank().doesNotContainPattern(CHINESE);
                }));
        assertThat(policies.label("case_states", "SIGNED", Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("已签收");
        assertThat(policies.label("case_states", "SIGNED", Locale.UK)).isEqualTo("Signed for");
    }

    @Test
    void a_code_of_an_older_version_is_shown_as_it_was_written() {
        assertThat(policies.label("channels", "TELEX", Locale.UK)).isEqualTo("TELEX");
        assertThatThrownBy(() -> policies.label("chanels", "WINDOW", Locale.UK)).hasMessageContaining("chanels");
    }

    @Test
    void only_clocks_of_built_modules_start() {
        assertThat(policies.active())
                .hasSize(29)
                .allSatisfy(clock -> assertThat(clock.module()).isIn("matter", "routing"));
        assertThat(policies.deadline("DL-SIMPLE").enabled()).isFalse();
        Policies without = PolicyLoader.load(PolicyLoader.files(), Set.of("matter"));
        assertThat(without.deadline("DL-WH-SIGN").enabled()).isTrue();
        assertThat(without.deadline("DL-WH-SIGN").active()).isFalse();
    }

    @Test
    void a_module_cannot_be_built_before_those_whose_events_its_clocks_wait_for() {
        PolicyProblems problems = catchThrowableOfType(
                PolicyProblems.class, () -> PolicyLoader.load(PolicyLoader.files(), Set.of("matter", "mediation")));
        assertThat(problems)
                .hasMessageContaining(
                        "DL-CONFIRM-APPLY is switched on, but stops_on CONFIRMATION_APPLIED is raised only by"
                                + " docking, which is not built");
    }

    @Test
    void what_a_clock_does_not_say_is_filled_in_by_its_nature() {
        assertThat(policies.deadline("DL-CONTACT").events().cancelsOn())
                .containsExactly(
                        "CASE_WITHDRAWN", "CASE_MERGED", "HANDED_TO_STATUTORY_CHANNEL", "REJECTED_INTAKE", "CONCLUDED");
        assertThat(policies.deadline("DL-SUPPLEMENT").events().cancelsOn()).isEmpty();
        assertThat(policies.deadline("DL-DV-SAFETY").events().cancelsOn()).isEmpty();
        assertThat(policies.deadline("DL-REJECT-ARCHIVE").events().cancelsOn()).containsExactly("CASE_MERGED");
        assertThat(policies.deadline("DL-TRIAGE").events().repeat()).isEqualTo(Repeat.CONTINUE);
        assertThat(policies.deadline("DL-SIGN").events().repeat()).isEqualTo(Repeat.RESTART);
    }

    @Test
    void what_starts_or_stops_a_clock_never_cancels_it() {
        assertThat(policies.deadlines().policies().values())
                .allSatisfy(clock -> assertThat(clock.events().cancelsOn())
                        .doesNotContainAnyElementsOf(clock.events().stopsOn())
                        .doesNotContainAnyElementsOf(clock.events().triggers()));
    }

    @Test
    void a_clock_says_how_it_counts() {
        DeadlinePolicy sign = policies.deadline("DL-SIGN");
        assertThat(sign.limit().period()).isEqualTo(new Period(2, Unit.WORKING_DAY));
        assertThat(sign.limit().roll()).isTrue();
        assertThat(policies.deadline("DL-DV-ORDER").limit().hourStart()).isEqualTo(HourStart.NEXT_HOUR);
        DeadlinePolicy notice = policies.deadline("DL-DELIB-NOTICE");
        assertThat(notice.limit().direction()).isEqualTo(Direction.BEFORE_ANCHOR);
        assertThat(notice.anchor()).contains("MEETING_AT");
        assertThat(policies.deadlines().officeHours().spans()).hasSize(2);
    }

    @Test
    void an_extension_without_a_limit_is_not_one_of_nothing() {
        assertThat(policies.deadline("DL-PM-MONTH").extension().orElseThrow().cap())
                .isEmpty();
        DeadlinePolicy.Extension ordinary =
                policies.deadline("DL-COURT-POST15").extension().orElseThrow();
        assertThat(ordinary.cap()).contains(new Period(30, Unit.CALENDAR_DAY));
        assertThat(ordinary.possibleOn(LocalDate.parse("2024-12-31"))).isFalse();
        assertThat(ordinary.possibleOn(LocalDate.parse("2025-01-01"))).isTrue();
        assertThat(policies.deadline("DL-SIGN").extension()).isEmpty();
    }

    @Test
    void a_rule_holds_up_to_and_on_its_last_day() {
        DeadlinePolicy.Validity old = policies.deadline("DL-COURT-PRE30").validity();
        assertThat(old.holdsOn(LocalDate.parse("2024-12-31"))).isTrue();
        assertThat(old.holdsOn(LocalDate.parse("2025-01-01"))).isFalse();
        assertThat(policies.deadline("DL-SIGN").validity().holdsOn(LocalDate.parse("2099-01-01")))
                .isTrue();
    }

    @Test
    void a_condition_on_a_class_takes_its_types_but_not_those_left_out() {
        Conditions labour = policies.deadline("DL-LABOUR-MED").when();
        assertThat(labour.allMatch(type("0801"))).isTrue();
        assertThat(labour.allMatch(type("0808"))).isFalse();
        assertThat(labour.allMatch(type("0701"))).isFalse();
        assertThat(Conditions.NONE.allMatch(type("0701"))).isTrue();
        assertThat(Conditions.NONE.anyMatches(type("0701"))).isFalse();
        assertThat(policies.deadline("DL-DV-ORDER-URGENT").when().wanted())
                .containsEntry(Attribute.URGENT, Set.of("true"));
    }

    private java.util.function.Function<Attribute, Set<String>> type(String code) {
        return attribute -> attribute == Attribute.TYPE ? policies.taxonomy().withClass(code) : Set.of();
    }

    @Test
    void a_condition_needs_every_attribute_and_an_exception_only_one() {
        Conditions both = policies.deadline("DL-COURT-POST15").when();
        assertThat(both.allMatch(a -> a == Attribute.MODE ? Set.of("ENTRUSTED_POST_FILING") : Set.of()))
                .isFalse();
        assertThat(both.anyMatches(a -> a == Attribute.MODE ? Set.of("ENTRUSTED_POST_FILING") : Set.of()))
                .isTrue();
    }

    @Test
    void a_type_knows_its_class_and_kind() {
        MatterType wages = policies.type("0801");
        assertThat(wages.parent()).contains("08");
        assertThat(wages.kind()).isEqualTo(MatterKind.DISPUTE);
        assertThat(wages.special()).contains("WAGE_FIRST_CONTACT");
        assertThat(policies.type("0901").mediable()).isFalse();
        assertThat(policies.type("R0904").alternative()).contains("08");
        assertThat(policies.taxonomy().classes(MatterKind.HAZARD)).hasSize(11);
        assertThat(policies.taxonomy().typesOf("02")).hasSize(6);
        assertThat(policies.places().roomFor("16")).map(Places.Room::code).contains("RM07");
    }

    @Test
    void a_matter_is_open_until_it_is_concluded_and_again_when_reopened() {
        assertThat(policies.lifeCycle().states().values())
                .filteredOn(state -> !state.open())
                .extracting(CaseState::code)
                .containsExactly("CONCLUDED", "CALLED_BACK", "ARCHIVED");
        assertThat(policies.lifeCycle().initial().code()).isEqualTo("REGISTERED");
    }

    @Test
    void an_action_is_allowed_where_it_leads_somewhere_or_says_so() {
        LifeCycle life = policies.lifeCycle();
        assertThat(policies.transition("ROUTED", "sign")).containsExactly(new Transition("ROUTED", "sign", "SIGNED"));
        assertThat(life.allows("sign", "ROUTED")).isTrue();
        assertThat(life.allows("sign", "SIGNED")).isFalse();
        assertThat(life.allows("contact", "SIGNED")).isTrue();
        assertThat(life.allows("contact", "CONCLUDED")).isFalse();
        assertThat(life.allows("note", "ARCHIVED")).isTrue();
        assertThat(life.allows("assign", "ROUTED")).isTrue();
        assertThat(life.allows("assign", "REGISTERED")).isFalse();
        assertThat(life.allows("register", "REGISTERED")).isFalse();
    }

    @Test
    void an_action_says_what_it_asks_for() {
        ActionPolicy report = policies.action("report");
        assertThat(report.field("about"))
                .contains(new BodyField("about", BodyField.Type.CODE, false, true, "report_subjects"));
        assertThat(report.field("receipt")).contains(new BodyField("receipt", BodyField.Type.FILE, false, false, ""));
        assertThat(policies.action("supplement").field("missing"))
                .contains(new BodyField("missing", BodyField.Type.TEXT, true, true, ""));
        assertThat(policies.action("accept").notBy()).containsExactly("reject");
        assertThat(policies.action("correct").never()).containsExactly("requestedAt");
        assertThat(policies.action("mediate").referral()).isTrue();
    }

    @Test
    void the_worst_fact_makes_the_level() {
        RiskCriteria risk = policies.lifeCycle().risk();
        assertThat(risk.levelOf(Set.of("HOUSEHOLDS_OR_5_PEOPLE", "SELF_HARM_WORDS")))
                .contains("HIGH");
        assertThat(risk.levelOf(Set.of("HOUSEHOLDS_OR_5_PEOPLE"))).contains("MEDIUM");
        assertThat(risk.levelOf(Set.of("DEFAULT"))).contains("LOW");
        assertThat(risk.levelOf(Set.of())).isEqualTo(Optional.empty());
    }

    @Test
    void two_installations_with_one_digest_follow_the_same_rules() {
        assertThat(PolicyLoader.builtIn().digest()).isEqualTo(policies.digest()).hasSize(64);
        List<PolicyFile> changed = PolicyLoader.files().stream()
                .map(file -> new PolicyFile(
                        file.name(), file.text().replace("min_cell: {value: 10", "min_cell: {value: 11")))
                .toList();
        Policies other = PolicyLoader.load(changed, PolicyLoader.BUILT_MODULES);
        assertThat(other.digest()).isNotEqualTo(policies.digest());
        assertThat(other.rights().minCell()).isEqualTo(11);
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = BuiltInPoliciesTest.class.getResourceAsStream("/policy/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
