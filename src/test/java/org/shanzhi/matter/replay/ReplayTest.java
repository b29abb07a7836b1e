package org.shanzhi.matter.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.matter.Story.HANDLER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.ClockState;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.testing.SharedData;
import org.shanzhi.testing.Sizes;

/**
 * What really happened elsewhere, told as the lives of matters in years whose holidays are known: verdicts, days and the
 * number of overdue clocks at any moment are those that counting by hand gives.
 */
class ReplayTest {
    private static final Duration BETWEEN_LOOKS = Duration.ofDays(97).plusHours(5);
    private static final int DRAWN = Sizes.pick(200, 5_000);

    private final PlainDays days = PlainDays.published();
    private final SplittableRandom random = new SplittableRandom(620102);

    @Test
    void messages_with_replies_are_overdue_when_counting_by_hand_says_so() {
        compare(Messages.drawn(DRAWN, days, random));
        SharedData.file("taidi2020c/open/messages_with_replies.csv").ifPresent(file -> {
            var real = Messages.of(file, days, random);
            assertThat(real).hasSize(1_943);
            assertThat(compare(real)).containsKeys("DL-HANDLE-SIMPLE MET_LATE", "DL-INTAKE-DECIDE MET_LATE");
        });
    }

    @Test
    void fines_are_overdue_when_counting_by_hand_says_so() {
        compare(Fines.drawn(DRAWN, days, random));
        SharedData.file("event_logs/roadtraffic100traces.csv").ifPresent(file -> {
            var real = Fines.of(file, days, random);
            assertThat(real).hasSize(100);
            assertThat(compare(real)).containsKeys("DL-TRIAGE MET_LATE", "DL-HANDLE-GENERAL MET_LATE");
        });
    }

    /** The number of clocks by policy and verdict. */
    private static Map<String, Integer> compare(List<Told> all) {
        var overdue = new TreeMap<Instant, Integer>();
        var byHand = new TreeMap<Instant, Integer>();
        var verdicts = new TreeMap<String, Integer>();
        for (Told told : all) {
            var moments = moments(told);
            var clocks = moments.getLast().matter().clocks();
            assertThat(clocks.stream().map(ReplayTest::verdict))
                    .as(told.name())
                    .containsExactlyInAnyOrderElementsOf(
                            told.periods().stream().map(ReplayTest::verdict).toList());
            clocks.forEach(c -> verdicts.merge(c.policy() + " " + outcome(c), 1, Integer::sum));
            for (Instant now = InWindow.FIRST; now.isBefore(InWindow.END); now = now.plus(BETWEEN_LOOKS)) {
                overdue.merge(now, overdue(moments, now), Integer::sum);
                Instant then = now;
                byHand.merge(
                        now,
                        (int) told.periods().stream()
                                .filter(p -> p.isOverdue(then))
                                .count(),
                        Integer::sum);
            }
        }
        assertThat(overdue).isEqualTo(byHand);
        assertThat(overdue.values()).anyMatch(n -> n > 0);
        return verdicts;
    }

    private record Moment(Instant from, Matter matter, Story story) {}

    private static List<Moment> moments(Told told) {
        var story = new Story();
        story.now = told.registered();
        story.registered();
        var moments = new ArrayList<Moment>();
        moments.add(new Moment(story.now, story.matter, story));
        for (Told.Happened h : told.events()) {
            story.now = h.at();
            story.happened(HANDLER, h.event());
            moments.add(new Moment(story.now, story.matter, story));
        }
        return moments;
    }

    private static int overdue(List<Moment> moments, Instant now) {
        Moment last = null;
        for (Moment moment : moments) if (!moment.from().isAfter(now)) last = moment;
        if (last == null) return 0;
        int overdue = 0;
        for (Clock clock : last.matter().clocks())
            if (last.story().clocks.stateOf(clock, now) == ClockState.OVERDUE) overdue++;
        return overdue;
    }

    private static String verdict(Clock c) {
        return String.join(" ", c.policy(), c.startedAt().toString(), c.dueDay().toString(), outcome(c));
    }

    private static String verdict(Told.Period p) {
        return String.join(" ", p.policy(), p.start().toString(), p.lastDay().toString(), p.verdict());
    }

    private static String outcome(Clock c) {
        return c.outcome() == null ? "RUNS" : c.outcome().name();
    }
}
