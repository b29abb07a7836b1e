package org.shanzhi.matter.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.matter.Story.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.shanzhi.calendar.HolidayResources;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.calendar.SlowCounting;
import org.shanzhi.matter.Actions;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.ClockOutcome;
import org.shanzhi.matter.Commands;
import org.shanzhi.matter.Event.ClocksRecomputed;
import org.shanzhi.matter.Event.PolicyMoved;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.life.SlowClocks.Slow;
import org.shanzhi.matter.life.SlowClocks.Step;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Deadlines;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.PolicyFile;
import org.shanzhi.policy.PolicyLoader;
import org.shanzhi.policy.PolicyProblems;
import org.shanzhi.policy.Transition;
import org.shanzhi.testing.Sizes;

/**
 * Whatever happens to a matter, under whatever rules: its clocks are those that {@link SlowClocks} finds. Rules, lives, pauses,
 * extensions, attributes, holiday tables, editions, moves to them and the zone of the process are drawn.
 */
class ClocksOracleTest {
    private static final List<Caller> PEOPLE =
            List.of(CLERK, TRIAGE, HANDLER, HEAD, OTHER_HANDLER, CALLBACK, SUPERVISOR);
    private static final List<String> ACTIONS =
            Actions.all().keySet().stream().sorted().toList();
    private static final List<String> FAVOURED = List.of(
            "set-risk",
            "suspend",
            "resume",
            "extend",
            "extend-decide",
            "supervise",
            "supplement",
            "submit-materials",
            "set-flag");
    private static final List<String> ENDING = List.of("withdraw", "merge", "answer", "reject", "hand-over");
    private static final Holidays ALL = HolidayResources.load();
    private static final Holidays WITHOUT_THE_LAST =
            Holidays.of(2, ALL.years().stream().filter(y -> y.year() < 2026).toList());
    private static final List<String> ZONES = List.of("UTC", "Asia/Shanghai", "America/Los_Angeles");
    private static final Pattern ROW = Pattern.compile("  - \\{id: DL-[^\\n]*module: matter,[^\\n]*");

    @Test
    void the_clocks_of_a_matter_are_those_that_reading_its_whole_log_gives() {
        long seed = Sizes.LONG ? System.nanoTime() : 620_102;
        var random = new SplittableRandom(seed);
        var outcomes = new HashMap<ClockOutcome, Integer>();
        var moved = new HashSet<String>();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (int rules = 0; rules < Sizes.pick(12, 60); rules++) {
                TimeZone.setDefault(TimeZone.getTimeZone(ZONES.get(rules % ZONES.size())));
                Policies policies = rules == 0 ? POLICIES : policies(random.split());
                var editions = Editions.drawn(policies.deadlines(), random);
                var tables = new HashMap<Holidays, SlowCounting>();
                for (int i = 0; i < Sizes.pick(25, 100); i++) {
                    String where = "seed " + seed + ", rules " + rules + ", story " + i;
                    for (Slow c : compared(policies, editions, random, tables, where)) {
                        outcomes.merge(c.outcome() == null ? ClockOutcome.MET : c.outcome(), 1, Integer::sum);
                        moved.add(c.policy());
                    }
                }
            }
        } finally {
            TimeZone.setDefault(zone);
        }
        assertThat(outcomes).as("all that can become of a clock").containsOnlyKeys(ClockOutcome.values());
        assertThat(moved).as("rules that counted").hasSizeGreaterThan(15);
    }

    private static List<Slow> compared(
            Policies policies,
            List<Deadlines> editions,
            SplittableRandom random,
            Map<Holidays, SlowCounting> tables,
            String where) {
        Story story = new Story(policies, editions::get);
        story.edition = random.nextInt(editions.size());
        story.now = Instant.parse("2025-11-03T01:00:00Z").plus(Duration.ofMinutes(random.nextInt(500_000)));
        boolean entered = random.nextBoolean();
        story.holidays = entered ? ALL : WITHOUT_THE_LAST;
        story.registered();
        story.others.put(ID + 1, story.matter);
        var life = new ArrayList<>(List.of(step(story)));
        for (int n = random.nextInt(10, 45); n > 0; n--) {
            story.wait(Duration.ofMinutes(random.nextInt(3) == 0 ? random.nextInt(14_000) : random.nextInt(1_000)));
            if (!entered && random.nextInt(15) == 0) {
                entered = true;
                story.holidays = ALL;
                story.happened(CLERK, new ClocksRecomputed(2026, 1));
                life.add(step(story));
                continue;
            }
            if (random.nextInt(12) == 0 && story.matter.policyVersion() + 1 < editions.size()) {
                int next = random.nextInt(story.matter.policyVersion() + 1, editions.size());
                Matter before = story.matter;
                story.happened(CLERK, new PolicyMoved(next));
                assertNothingTaken(before, story, where);
                life.add(step(story));
                continue;
            }
            String action = action(story, random);
            Caller by = caller(action, random);
            if (story.decide(by, Commands.random(action, story.now, random)) instanceof Decision.Happens h) {
                story.happened(by, h.event());
                life.add(step(story));
            }
        }
        var clocks = story.matter.clocks().stream().map(Slow::of).toList();
        assertThat(Map.of("clocks", new HashSet<>(clocks)))
                .as(() -> where + "\n"
                        + life.stream()
                                .map(s -> s.r().at() + " " + s.r().event() + " -> "
                                        + s.after().state())
                                .collect(Collectors.joining("\n")))
                .isEqualTo(Map.of(
                        "clocks",
                        new SlowClocks(policies, editions, POLICIES.deadlines().officeHours(), tables).of(life)));
        return clocks;
    }

    /** A move to another edition leaves what the law says as it is, lateness too, and ends nothing earlier. */
    private static void assertNothingTaken(Matter before, Story story, String where) {
        for (int i = 0; i < before.clocks().size(); i++) {
            Clock was = before.clocks().get(i);
            Clock is = story.matter.clocks().get(i);
            boolean law = story.clocks.policy(was).basis().kind().isLaw();
            if (law || !was.running() || was.lateAt(story.now) && !was.resting())
                assertThat(is.time()).as(where + ", " + was).isEqualTo(was.time());
            if (is.running()) assertThat(is.dueAt()).as(where + ", " + was).isAfterOrEqualTo(was.dueAt());
        }
    }

    private static Step step(Story story) {
        return new Step(story.log.getLast(), story.matter, story.holidays);
    }

    private static String action(Story story, SplittableRandom random) {
        var steps = POLICIES.lifeCycle().transitions().stream()
                .filter(t -> t.from().equals(story.matter.state().name()))
                .map(Transition::action)
                .filter(a -> !ENDING.contains(a) || random.nextInt(20) == 0)
                .toList();
        return switch (random.nextInt(steps.isEmpty() ? 2 : 5)) {
            case 0 -> ACTIONS.get(random.nextInt(ACTIONS.size()));
            case 1 -> FAVOURED.get(random.nextInt(FAVOURED.size()));
            default -> steps.get(random.nextInt(steps.size()));
        };
    }

    private static Caller caller(String action, SplittableRandom random) {
        var permission = POLICIES.action(action).permission();
        var able = PEOPLE.stream().filter(p -> p.may(permission)).toList();
        return able.isEmpty() ? CLERK : able.get(random.nextInt(able.size()));
    }

    /** The product's rules with other numbers, units and conditions; drawn again where they do not hold together. */
    private static Policies policies(SplittableRandom random) {
        while (true) {
            try {
                return PolicyLoader.load(
                        PolicyLoader.files().stream()
                                .map(file -> new PolicyFile(
                                        file.name(), ROW.matcher(file.text()).replaceAll(row -> drawn(row, random))))
                                .toList(),
                        PolicyLoader.BUILT_MODULES);
            } catch (PolicyProblems again) {
                continue;
            }
        }
    }

    private static String drawn(MatchResult row, SplittableRandom random) {
        String text = row.group();
        if (!text.contains("extend:") && random.nextInt(3) == 0) {
            String unit = List.of("CALENDAR_DAY", "WORKING_DAY", "HOUR", "WORKING_HOUR", "MONTH")
                    .get(random.nextInt(5));
            text = text.replaceFirst(
                    "amount: \\d+, unit: \\w+", "amount: " + random.nextInt(1, 15) + ", unit: " + unit);
        }
        if (random.nextInt(4) == 0) text = text.replace("roll: true", "roll: false");
        if (random.nextInt(4) == 0) text = text.replace("repeat: CONTINUE", "repeat: RESTART");
        if (!text.contains("when:") && !text.contains("unless:") && random.nextInt(4) == 0) {
            String condition = List.of(
                            "when: {risk: [HIGH]}",
                            "unless: {risk: [HIGH]}",
                            "unless: {complexity: [SIMPLE]}",
                            "when: {flag: [GROUP, DV]}",
                            "unless: {flag: [MINOR]}")
                    .get(random.nextInt(5));
            text = text.replaceFirst("scope: ALL,", "scope: ALL, " + condition + ",");
        }
        return java.util.regex.Matcher.quoteReplacement(text);
    }
}
