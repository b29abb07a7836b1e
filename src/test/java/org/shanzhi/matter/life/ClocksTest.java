package org.shanzhi.matter.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.matter.Story.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shanzhi.calendar.HolidayYear;
import org.shanzhi.calendar.Step;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.ClockOutcome;
import org.shanzhi.matter.ClockState;
import org.shanzhi.matter.Command.*;
import org.shanzhi.matter.Commands;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.Event.*;
import org.shanzhi.matter.FileRef;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.PolicyRef;
import org.shanzhi.matter.RestedClocks;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.policy.Nature;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.PolicyLoader;
import org.shanzhi.testing.Sizes;

/** What actions do to clocks, each rule by an example whose days can be counted on the fingers. */
class ClocksTest {
    private static final FreeText TEXT = new FreeText("说明");
    private static final FileRef FILE = new FileRef(new UUID(1, 1), "OTHER", null);

    @Test
    void to_decide_on_a_request_there_are_three_working_days() {
        Story story = at("2026-11-20T09:00:00+08:00").registered();
        assertThat(story.clock("DL-INTAKE-DECIDE").dueDay()).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(story.clock("DL-INTAKE-DECIDE").dueAt()).isEqualTo(ChinaTime.endOf(LocalDate.of(2026, 11, 25)));
    }

    @Test
    void deciding_in_time_meets_the_clock_and_deciding_late_does_not() {
        Story inTime = at("2026-11-20T09:00:00+08:00")
                .registered()
                .wait(Duration.ofDays(5))
                .then(CLERK, new Accept());
        assertThat(inTime.clock("DL-INTAKE-DECIDE").outcome()).isEqualTo(ClockOutcome.MET);
        Story late = at("2026-11-20T09:00:00+08:00")
                .registered()
                .wait(Duration.ofDays(6))
                .then(CLERK, new Accept());
        assertThat(late.clock("DL-INTAKE-DECIDE").outcome()).isEqualTo(ClockOutcome.MET_LATE);
    }

    @Test
    void a_duty_past_its_day_is_overdue_and_a_withdrawn_matter_has_none() {
        Story story = at("2026-11-20T09:00:00+08:00").registered().wait(Duration.ofDays(6));
        assertThat(state(story, "DL-INTAKE-DECIDE")).isEqualTo(ClockState.OVERDUE);
        story.then(CLERK, Commands.sensible("withdraw", story.now));
        assertThat(state(story, "DL-INTAKE-DECIDE")).isEqualTo(ClockState.CANCELLED);
    }

    @Test
    void waiting_for_missing_material_lets_the_decision_rest_until_it_comes() {
        Story story = at("2026-11-20T09:00:00+08:00").registered();
        story.wait(Duration.ofHours(1)).then(CLERK, new Supplement(List.of(TEXT), LocalDate.of(2026, 11, 27)));
        assertThat(state(story, "DL-INTAKE-DECIDE")).isEqualTo(ClockState.PAUSED);
        story.wait(Duration.ofDays(3)).then(CLERK, new SubmitMaterials(List.of(FILE)));
        assertThat(state(story, "DL-INTAKE-DECIDE")).isEqualTo(ClockState.RUNNING);
        // paused on Friday, resumed on Monday: the first day is Monday, three working days after it is Thursday
        assertThat(story.clock("DL-INTAKE-DECIDE").dueDay()).isEqualTo(LocalDate.of(2026, 11, 26));
        assertThat(state(story, "DL-SUPPLEMENT")).isEqualTo(ClockState.MET);
    }

    @Test
    void material_that_never_comes_makes_a_right_lapse_and_nobody_late() {
        Story story = at("2026-11-20T09:00:00+08:00").registered();
        story.then(CLERK, new Supplement(List.of(TEXT), LocalDate.of(2026, 11, 27)))
                .wait(Duration.ofDays(9));
        assertThat(state(story, "DL-SUPPLEMENT")).isEqualTo(ClockState.LAPSED);
        assertThat(state(story, "DL-INTAKE-DECIDE")).isEqualTo(ClockState.RUNNING);
    }

    @Test
    void a_suspended_matter_rests_and_goes_on_with_what_was_left() {
        Story story = handled(at("2026-11-02T09:00:00+08:00"));
        LocalDate before = story.clock("DL-HANDLE-GENERAL").dueDay();
        story.wait(Duration.ofDays(2)).then(HANDLER, new Suspend("PARTY_ABSENT", FILE, null));
        assertThat(state(story, "DL-HANDLE-GENERAL")).isEqualTo(ClockState.PAUSED);
        story.wait(Duration.ofDays(7)).then(HANDLER, new Resume());
        assertThat(story.clock("DL-HANDLE-GENERAL").dueDay()).isEqualTo(before.plusDays(7));
        assertThat(story.clock("DL-SUSPEND-CHECK").outcome()).isEqualTo(ClockOutcome.MET);
    }

    @Test
    void an_extension_is_decided_by_another_and_moves_the_day() {
        Story story = handled(at("2026-11-02T09:00:00+08:00"));
        LocalDate before = story.clock("DL-HANDLE-GENERAL").dueDay();
        story.then(HANDLER, new Extend(new PolicyRef("DL-HANDLE-GENERAL"), 5, TEXT, List.of()));
        assertThat(story.clock("DL-HANDLE-GENERAL").dueDay()).isEqualTo(before);
        assertThat(story.clock("DL-EXTEND-DECIDE").running()).isTrue();
        story.then(HEAD, new ExtendDecide(true, TEXT));
        assertThat(story.clock("DL-HANDLE-GENERAL").dueDay()).isEqualTo(before.plusDays(7));
        assertThat(reasons(story, new Extend(new PolicyRef("DL-HANDLE-GENERAL"), 11, TEXT, List.of())))
                .contains(MatterRefusal.EXTENSION_TOO_LONG);
        assertThat(reasons(story, new Extend(new PolicyRef("DL-CONTACT"), 1, TEXT, List.of())))
                .contains(MatterRefusal.LAW_FORBIDS_EXTENSION);
    }

    @Test
    void after_a_return_signing_starts_again() {
        Story story = new Story().registered().then(CLERK, new Accept());
        story.then(TRIAGE, Commands.sensible("triage", story.now));
        story.then(TRIAGE, new Route(new UnitRef(STREET), List.of(), TEXT, null));
        story.then(HANDLER, new Return("NOT_OUR_DUTY", TEXT));
        assertThat(story.clock("DL-SIGN").outcome()).isEqualTo(ClockOutcome.MET);
        assertThat(story.clock("DL-RETURNED").running()).isTrue();
        story.then(TRIAGE, Commands.sensible("triage", story.now));
        story.then(TRIAGE, new Route(new UnitRef(DEPARTMENT), List.of(), TEXT, null));
        assertThat(story.clock("DL-RETURNED").outcome()).isEqualTo(ClockOutcome.MET);
        assertThat(story.clock("DL-SIGN").running()).isTrue();
    }

    @Test
    void the_first_contact_duty_passes_only_when_another_unit_signs() {
        Story story = new Story().registered().then(CLERK, new Accept());
        story.then(TRIAGE, Commands.sensible("triage", story.now));
        story.then(TRIAGE, new Route(new UnitRef(STREET), List.of(), TEXT, null));
        assertThat(story.matter.firstReceiver()).isEqualTo(CLERK.staffId());
        story.then(HANDLER, new Sign(null));
        assertThat(story.matter.firstReceiver()).isEqualTo(HANDLER.staffId());
    }

    @Test
    void violence_starts_the_safety_clock_and_hides_the_matter_from_the_line() {
        Story story = new Story().registered().then(CLERK, new SetFlag(Flag.DV, TEXT));
        assertThat(story.clock("DL-DV-SAFETY").running()).isTrue();
        assertThat(story.matter.line().street()).isNull();
        assertThat(story.matter.line().centre()).isEqualTo(CENTRE);
        story.then(CLERK, new SafetyNotice(story.now, "FACE"));
        assertThat(story.clock("DL-DV-SAFETY").outcome()).isEqualTo(ClockOutcome.MET);
    }

    @Test
    void nobody_is_late_in_a_year_whose_holidays_are_not_known_and_entering_it_makes_the_date_final() {
        Story story = at("2026-12-30T09:00:00+08:00").registered();
        var clock = story.clock("DL-INTAKE-DECIDE");
        // weekends only: 31 December, 1 and 4 January
        assertThat(clock.provisional()).isTrue();
        assertThat(clock.dueDay()).isEqualTo(LocalDate.of(2027, 1, 4));
        var alarms = new Alarms(Nature.DUTY, clock);
        assertThat(alarms.after(clock.startedAt()).orElseThrow().at()).isBetween(clock.startedAt(), clock.dueAt());
        assertThat(alarms.after(clock.dueAt())).isEmpty();
        story.wait(Duration.ofDays(10));
        assertThat(state(story, "DL-INTAKE-DECIDE")).isEqualTo(ClockState.PROVISIONAL);

        var off =
                Map.of(LocalDate.of(2027, 1, 1), "元旦", LocalDate.of(2027, 1, 2), "元旦", LocalDate.of(2027, 1, 3), "元旦");
        story.holidays = story.holidays.with(1, new HolidayYear(2027, List.of("notice"), off, Map.of()));
        story.happened(CLERK, new ClocksRecomputed(2027, 1));
        assertThat(story.clock("DL-INTAKE-DECIDE").provisional()).isFalse();
        assertThat(story.clock("DL-INTAKE-DECIDE").dueDay()).isEqualTo(LocalDate.of(2027, 1, 5));
        assertThat(state(story, "DL-INTAKE-DECIDE")).isEqualTo(ClockState.OVERDUE);
    }

    @Test
    void what_is_answered_on_the_spot_waits_for_no_call_back() {
        Story story = new Story().registered();
        story.then(CLERK, new Answer(TEXT, Outcome.ANSWERED, "SATISFIED"));
        assertThat(story.matter.clocks())
                .extracting(c -> c.policy())
                .doesNotContain("DL-CALLBACK")
                .contains("DL-ARCHIVE");
    }

    @Test
    void what_becomes_known_later_counts_from_then() {
        Story story = handled(at("2026-11-02T09:00:00+08:00"));
        story.wait(Duration.ofDays(3)).happened(TRIAGE, new Triaged("0202", Complexity.COMPLEX, true, "MEDIATION"));
        assertThat(story.clock("DL-HANDLE-GENERAL").outcome()).isEqualTo(ClockOutcome.CANCELLED);
        assertThat(story.clock("DL-HANDLE-COMPLEX").startedAt()).isEqualTo(story.now);
    }

    /** traps.md 1: the pause was lost when the service level changed. */
    @Test
    void a_pause_is_not_lost_when_the_matter_turns_out_to_be_of_another_kind_and_back() {
        Story story = handled(at("2026-11-02T09:00:00+08:00"));
        LocalDate before = story.clock("DL-HANDLE-GENERAL").dueDay();
        story.then(HANDLER, new Suspend("PARTY_ABSENT", FILE, null)).wait(Duration.ofDays(7));
        story.then(HANDLER, new Resume()).wait(Duration.ofDays(1));
        story.happened(TRIAGE, new Triaged("0202", Complexity.SIMPLE, true, "MEDIATION"));
        story.wait(Duration.ofHours(1)).happened(TRIAGE, new Triaged("0202", Complexity.GENERAL, true, "MEDIATION"));
        assertThat(story.clock("DL-HANDLE-GENERAL").running()).isTrue();
        assertThat(story.clock("DL-HANDLE-GENERAL").dueDay()).isEqualTo(before.plusDays(7));
    }

    @Test
    void lateness_that_was_incurred_stays_whatever_the_matter_becomes() {
        Story story = handled(at("2026-11-02T09:00:00+08:00")).wait(Duration.ofDays(60));
        assertThat(state(story, "DL-HANDLE-GENERAL")).isEqualTo(ClockState.OVERDUE);
        story.happened(TRIAGE, new Triaged("0202", Complexity.COMPLEX, true, "MEDIATION"));
        assertThat(state(story, "DL-HANDLE-GENERAL")).isEqualTo(ClockState.OVERDUE);
        assertThat(story.clock("DL-HANDLE-COMPLEX").running()).isTrue();
    }

    @Test
    void what_was_late_when_it_began_to_rest_stays_late_and_what_was_in_time_does_not_become_late() {
        Story late = handled(at("2026-11-02T09:00:00+08:00")).wait(Duration.ofDays(60));
        late.then(HANDLER, new Suspend("PARTY_ABSENT", FILE, null)).wait(Duration.ofDays(7));
        assertThat(state(late, "DL-HANDLE-GENERAL")).isEqualTo(ClockState.OVERDUE);
        assertThat(late.clock("DL-HANDLE-GENERAL").resting()).isFalse();
        Story inTime = handled(at("2026-11-02T09:00:00+08:00"));
        inTime.then(HANDLER, new Suspend("PARTY_ABSENT", FILE, null)).wait(Duration.ofDays(60));
        assertThat(state(inTime, "DL-HANDLE-GENERAL")).isEqualTo(ClockState.PAUSED);
        assertThat(inTime.clock("DL-HANDLE-GENERAL").resting()).isTrue();
    }

    /** Whatever a clock has rested: its page and the list say late together, and only what a list has no day for rests unseen. */
    @Test
    void a_page_and_a_list_agree_on_what_is_late() {
        long seed = new SplittableRandom().nextLong();
        var random = new SplittableRandom(seed);
        Story story = handled(at("2026-11-02T09:00:00+08:00"));
        var met = EnumSet.noneOf(ClockState.class);
        for (int i = 0; i < Sizes.pick(5_000, 200_000); i++) {
            Clock clock = RestedClocks.random(1, story.now, random);
            ClockState state = story.clocks.stateOf(clock, story.now);
            NextDue listed = story.clocks.nextDue(story.matter.with(List.of(clock), List.of()));
            met.add(state);
            assertThat(!story.now.isBefore(listed.late()))
                    .as("seed %d: %s is %s", seed, clock, state)
                    .isEqualTo(state == ClockState.OVERDUE);
            if (listed.at().equals(NextDue.NO_DAY))
                assertThat(state).as("seed %d: %s", seed, clock).isEqualTo(ClockState.PAUSED);
        }
        assertThat(met)
                .containsExactlyInAnyOrder(
                        ClockState.RUNNING, ClockState.PAUSED, ClockState.PROVISIONAL, ClockState.OVERDUE);
    }

    @Test
    void a_day_that_was_named_counts_until_more_time_is_granted() {
        Story story = at("2026-11-02T09:00:00+08:00").registered().then(CLERK, new Accept());
        story.then(TRIAGE, Commands.sensible("triage", story.now));
        LocalDate named = LocalDate.of(2026, 11, 9);
        story.then(TRIAGE, new Route(new UnitRef(STREET), List.of(), TEXT, named));
        story.then(HANDLER, new Sign(null)).then(HANDLER, new Start());
        assertThat(story.clock("DL-HANDLE-GENERAL").dueDay()).isEqualTo(named);
        assertThat(story.clocks
                        .explain(story.clock("DL-HANDLE-GENERAL"), story.now)
                        .steps())
                .contains(new Step.DayNamed(named, true));
        story.then(HANDLER, new Extend(new PolicyRef("DL-HANDLE-GENERAL"), 5, TEXT, List.of()));
        story.then(HEAD, new ExtendDecide(true, TEXT));
        assertThat(story.clock("DL-HANDLE-GENERAL").dueDay()).isAfter(named);
    }

    @Test
    void each_supervision_has_its_own_clock_with_the_day_of_its_order() {
        Story story = handled(at("2026-11-02T09:00:00+08:00"));
        story.then(SUPERVISOR, new Supervise("URGE", TEXT, LocalDate.of(2026, 11, 10)));
        story.then(SUPERVISOR, new Supervise("URGE", TEXT, LocalDate.of(2026, 11, 12)));
        assertThat(story.matter.clocks().stream()
                        .filter(c -> c.policy().equals("DL-SUPERVISE-REPLY"))
                        .map(c -> c.about().object() + " " + c.dueDay()))
                .containsExactly("1 2026-11-10", "2 2026-11-12");
        story.then(HANDLER, new SuperviseReply(TEXT));
        assertThat(story.matter.clocks().stream()
                        .filter(c -> c.policy().equals("DL-SUPERVISE-REPLY") && c.running())
                        .map(c -> c.about().object()))
                .containsExactly(2);
        assertThat(story.matter.facts().supervisions())
                .extracting(s -> s.no() + " " + s.state())
                .containsExactly("1 ANSWERED", "2 ORDERED");
    }

    @Test
    void a_local_target_rests_and_is_extended_with_the_statutory_clock_in_which_it_sits() {
        Policies withCourts = PolicyLoader.load(PolicyLoader.files(), Set.of("matter", "docking"));
        Story story = new Story(withCourts);
        story.now = OffsetDateTime.parse("2026-11-02T09:00:00+08:00").toInstant();
        story.registered(Kind.DISPUTE, Channel.COURT);
        var as = Map.of("MODE", "ENTRUSTED_POST_FILING", "PROCEDURE", "ORDINARY");
        story.happened(CLERK, new Told("REFERRAL_SIGNED", 0, null, null, as, story.now, TEXT));
        assertThat(story.clock("DL-COURT-POST15").dueDay()).isEqualTo(LocalDate.of(2026, 11, 17));
        assertThat(story.clock("DL-COURT-MEDIATE").dueDay()).isEqualTo(LocalDate.of(2026, 11, 9));
        story.happened(CLERK, new Suspended("APPRAISAL", FILE, null)).wait(Duration.ofDays(10));
        story.happened(CLERK, new Resumed());
        assertThat(story.clock("DL-COURT-MEDIATE").dueDay()).isEqualTo(LocalDate.of(2026, 11, 19));
        story.happened(CLERK, new ExtensionAsked("DL-COURT-POST15", 30, TEXT, List.of()));
        story.happened(CLERK, new ExtensionDecided("DL-COURT-POST15", 30, true, TEXT));
        assertThat(story.clock("DL-COURT-MEDIATE").dueDay()).isEqualTo(LocalDate.of(2026, 12, 19));
    }

    @Test
    void what_is_told_of_a_thing_moves_the_clocks_of_that_thing_alone_and_not_the_holders_next_date() {
        Policies withWhistles = PolicyLoader.load(PolicyLoader.files(), Set.of("matter", "routing"));
        Story story = new Story(withWhistles);
        story.now = OffsetDateTime.parse("2026-11-20T23:50:00+08:00").toInstant();
        story.registered();
        Instant own = story.clocks.nextDue(story.matter).at();
        for (int call : List.of(1, 2)) story.happened(CLERK, told("WHISTLE_BLOWN", call, story.now));
        assertThat(story.clocks.nextDue(story.matter).at()).isEqualTo(own);
        story.wait(Duration.ofHours(1)).happened(CLERK, told("WHISTLE_SIGNED", 2, story.now));
        var signing = story.matter.clocks().stream()
                .filter(c -> c.policy().equals("DL-WH-SIGN"))
                .toList();
        assertThat(signing.get(0).dueAt()).isEqualTo(Instant.parse("2026-11-23T02:00:00Z"));
        assertThat(signing).extracting(c -> c.outcome()).containsExactly(null, ClockOutcome.MET);
        assertThat(story.matter.facts().called())
                .containsExactly(new Facts.Called(1, DEPARTMENT), new Facts.Called(2, DEPARTMENT));
    }

    private static Told told(String code, int call, Instant at) {
        return new Told(code, call, DEPARTMENT, true, Map.of("WHISTLE", "HARD"), at, TEXT);
    }

    private static Story handled(Story story) {
        story.registered().then(CLERK, new Accept()).then(TRIAGE, Commands.sensible("triage", story.now));
        story.then(TRIAGE, new Route(new UnitRef(STREET), List.of(), TEXT, null));
        return story.then(HANDLER, new Sign(null)).then(HANDLER, new Start());
    }

    private static Story at(String time) {
        Story story = new Story();
        story.now = OffsetDateTime.parse(time).toInstant();
        return story;
    }

    private static ClockState state(Story story, String policy) {
        Instant now = story.now;
        return story.clocks.stateOf(story.clock(policy), now);
    }

    private static List<org.shanzhi.kernel.RefusalCode> reasons(Story story, Extend command) {
        return story.decide(HANDLER, command) instanceof Decision.Not not
                ? not.reasons().stream().map(r -> r.code()).toList()
                : List.of();
    }
}
