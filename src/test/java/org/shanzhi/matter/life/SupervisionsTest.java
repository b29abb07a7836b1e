package org.shanzhi.matter.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shanzhi.matter.Story.*;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.matter.ClockOutcome;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Command.Archive;
import org.shanzhi.matter.Command.CallBack;
import org.shanzhi.matter.Command.Conclude;
import org.shanzhi.matter.Command.Route;
import org.shanzhi.matter.Command.Sign;
import org.shanzhi.matter.Command.Start;
import org.shanzhi.matter.Command.Supervise;
import org.shanzhi.matter.Command.SuperviseClose;
import org.shanzhi.matter.Command.SuperviseReply;
import org.shanzhi.matter.Command.SuperviseTalk;
import org.shanzhi.matter.Commands;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Supervision;
import org.shanzhi.matter.SupervisionState;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.matter.Waiting;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.Sizes;

class SupervisionsTest {
    private static final FreeText TEXT = new FreeText("说明");
    private static final List<String> LEVELS = List.of("URGE", "NOTICE", "LISTED", "TALK");
    private static final Caller OTHER_SUPERVISOR = person("SUPERVISOR", CENTRE * 100 + 44);
    private final Story story = handled();

    @Test
    void a_level_goes_up_from_the_highest_that_is_open_below_it() {
        order("URGE", null, null);
        order("NOTICE", null, null);
        assertThat(all()).extracting(Supervision::follows).containsExactly(0, 1);
        order("URGE", null, null);
        assertThat(all().getLast().follows())
                .as("of no higher level: a supervision of its own")
                .isZero();
    }

    @Test
    void a_level_is_passed_over_only_with_a_reason() {
        order("URGE", null, null);
        assertThat(refused(SUPERVISOR, new Supervise("LISTED", TEXT, day(5), 1, null)))
                .containsExactly(MatterRefusal.SUPERVISION_SKIPS_A_LEVEL);
        order("LISTED", 1, TEXT);
        assertThat(refused(SUPERVISOR, new Supervise("NOTICE", TEXT, day(5), 2, null)))
                .containsExactly(MatterRefusal.SUPERVISION_NOT_HIGHER);
        assertThat(refused(SUPERVISOR, new Supervise("TALK", TEXT, day(5), 1, null)))
                .as("it has gone up already")
                .containsExactly(MatterRefusal.SUPERVISION_UNKNOWN);
    }

    @Test
    void answering_the_higher_level_answers_what_it_follows_and_the_late_clock_stays_late() {
        order("URGE", null, null);
        story.wait(Duration.ofDays(20));
        order("NOTICE", 1, null);
        story.then(HANDLER, new SuperviseReply(TEXT));
        assertThat(all()).extracting(Supervision::state).containsOnly(SupervisionState.ANSWERED);
        assertThat(clocks("1")).containsExactly(ClockOutcome.MET_LATE);
        assertThat(clocks("2")).containsExactly(ClockOutcome.MET);
    }

    @Test
    void an_answer_that_is_sent_back_waits_again_with_a_new_day() {
        order("URGE", null, null);
        story.then(HANDLER, new SuperviseReply(TEXT));
        assertThatThrownBy(() -> story.decide(SUPERVISOR, new SuperviseClose(false, TEXT, null, null)))
                .isInstanceOf(Invalid.class);
        story.then(SUPERVISOR, new SuperviseClose(false, TEXT, day(9), null));
        assertThat(all().getFirst())
                .satisfies(s -> assertThat(s.state()).isEqualTo(SupervisionState.ORDERED))
                .satisfies(s -> assertThat(s.due()).isEqualTo(day(9)))
                .satisfies(s -> assertThat(s.returned()).isEqualTo(1));
        assertThat(story.clock("DL-SUPERVISE-REPLY").dueDay()).isEqualTo(day(9));
        assertThat(story.clock("DL-SUPERVISE-REPLY").about().object()).isEqualTo(1);
        assertThat(clocks("1")).containsExactly(ClockOutcome.MET, null);
    }

    @Test
    void whoever_answers_does_not_close() {
        order("URGE", null, null);
        story.then(HEAD, new SuperviseReply(TEXT));
        assertThat(refused(HEAD, close())).containsExactly(MatterRefusal.SUPERVISION_JUDGED_BY_OTHERS);
        story.then(OTHER_SUPERVISOR, close());
        assertThat(all()).extracting(Supervision::state).containsExactly(SupervisionState.CLOSED);
    }

    @Test
    void the_unit_that_answers_does_not_close_whoever_of_it_answered() {
        order("URGE", null, null);
        story.then(HANDLER, new SuperviseReply(TEXT));
        assertThat(refused(HEAD, close())).containsExactly(MatterRefusal.SUPERVISION_JUDGED_BY_OTHERS);
    }

    @Test
    void a_head_closes_what_was_urged_within_the_own_unit() {
        story.then(HEAD, new Supervise("URGE", TEXT, day(5)));
        story.then(HANDLER, new SuperviseReply(TEXT));
        story.then(HEAD, close());
        assertThat(all()).extracting(Supervision::state).containsExactly(SupervisionState.CLOSED);
    }

    @Test
    void nothing_is_closed_before_its_answer_while_the_matter_is_open() {
        order("URGE", null, null);
        assertThat(refused(SUPERVISOR, close())).containsExactly(MatterRefusal.SUPERVISION_NOT_ANSWERED);
    }

    @Test
    void an_open_supervision_keeps_the_matter_from_the_archive_and_may_be_closed_once_it_has_ended() {
        order("URGE", null, null);
        story.then(HANDLER, new Conclude(Outcome.NOT_SETTLED, TEXT, null));
        story.then(CALLBACK, new CallBack("REACHED", true, "YES", "SATISFIED"));
        assertThat(refused(CALLBACK, new Archive(null))).containsExactly(MatterRefusal.SUPERVISION_OPEN);
        story.then(SUPERVISOR, close());
        story.then(CALLBACK, new Archive(null));
        assertThat(clocks("1")).as("closing ends it").containsExactly(ClockOutcome.MET);
    }

    @Test
    void a_talk_is_recorded_before_its_supervision_is_closed() {
        order("TALK", null, null);
        story.then(HANDLER, new SuperviseReply(TEXT));
        assertThat(refused(SUPERVISOR, close())).containsExactly(MatterRefusal.TALK_NOT_RECORDED);
        assertThat(refused(HEAD, new SuperviseTalk(story.now, TEXT, null)))
                .containsExactly(MatterRefusal.SUPERVISION_JUDGED_BY_OTHERS);
        story.then(SUPERVISOR, new SuperviseTalk(story.now, TEXT, null));
        assertThat(refused(SUPERVISOR, new SuperviseTalk(story.now, TEXT, null)))
                .containsExactly(MatterRefusal.NO_TALK_ORDERED);
        story.then(SUPERVISOR, close());
    }

    /** Slow and obvious: threads of levels, each with one state. */
    private static final class Model {
        private final List<Thread> threads = new ArrayList<>();
        private int numbers;

        private static final class Thread {
            final List<Integer> nos = new ArrayList<>();
            int level;
            String state = "ORDERED";
        }

        void order(int level) {
            Thread below = null;
            for (Thread t : threads) {
                if (t.state.equals("CLOSED") || t.level >= level) continue;
                boolean later = below != null && t.nos.getLast() > below.nos.getLast();
                if (below == null || t.level > below.level || t.level == below.level && later) below = t;
            }
            if (below == null) threads.add(below = new Thread());
            below.level = level;
            below.nos.add(++numbers);
            below.state = "ORDERED";
        }

        boolean first(String from, String to) {
            Thread oldest = null;
            for (Thread t : threads)
                if (t.state.equals(from) && (oldest == null || t.nos.getLast() < oldest.nos.getLast())) oldest = t;
            if (oldest == null) return false;
            oldest.state = to;
            return true;
        }
    }

    @Test
    void random_orders_answers_and_judgements_agree_with_a_simple_model() {
        for (long seed = 1; seed <= Sizes.pick(60, 3_000); seed++) {
            var random = new SplittableRandom(seed);
            Story told = handled();
            var model = new Model();
            for (int step = 0; step < 25; step++) {
                told.wait(Duration.ofHours(random.nextInt(1, 40)));
                var due = ChinaTime.day(told.now).plusDays(random.nextInt(0, 9));
                switch (random.nextInt(4)) {
                    case 0 -> {
                        int level = random.nextInt(3); // a talk asks for its record besides
                        told.then(SUPERVISOR, new Supervise(LEVELS.get(level), TEXT, due, null, TEXT));
                        model.order(level);
                    }
                    case 1 -> done(told, HANDLER, new SuperviseReply(TEXT), model.first("ORDERED", "ANSWERED"));
                    case 2 ->
                        done(
                                told,
                                OTHER_SUPERVISOR,
                                new SuperviseClose(true, TEXT, null, null),
                                model.first("ANSWERED", "CLOSED"));
                    default ->
                        done(
                                told,
                                SUPERVISOR,
                                new SuperviseClose(false, TEXT, due, null),
                                model.first("ANSWERED", "ORDERED"));
                }
                agree(told, model, "seed " + seed + " step " + step);
            }
            assertThat(told.rebuilt()).as("seed " + seed).isEqualTo(told.matter);
        }
    }

    private static void done(Story told, Caller by, Command command, boolean possible) {
        Decision decision = told.decide(by, command);
        assertThat(decision instanceof Decision.Happens).isEqualTo(possible);
        if (decision instanceof Decision.Happens happens) told.happened(by, happens.event());
    }

    private static void agree(Story told, Model model, String when) {
        var all = told.matter.facts().supervisions();
        assertThat(all).as(when).hasSize(model.numbers);
        for (Model.Thread t : model.threads) {
            var last = all.get(t.nos.getLast() - 1);
            assertThat(last.state().name()).as(when).isEqualTo(t.state);
            assertThat(Supervisions.isLast(all, last)).as(when).isTrue();
            boolean waits = told.matter.clocks().stream()
                    .anyMatch(c -> c.running() && c.about().object() == last.no());
            assertThat(waits)
                    .as(when + ": a clock runs as long as an answer is owed")
                    .isEqualTo(t.state.equals("ORDERED"));
            for (int no : t.nos.subList(0, t.nos.size() - 1)) {
                boolean closed = !all.get(no - 1).open();
                assertThat(closed)
                        .as(when + ": what was followed is carried along")
                        .isEqualTo(t.state.equals("CLOSED"));
            }
        }
        var waiting = told.matter.facts().waiting();
        assertThat(waiting.contains(Waiting.SUPERVISION)).as(when).isEqualTo(any(model, "ORDERED"));
        assertThat(waiting.contains(Waiting.SUPERVISION_ANSWER)).as(when).isEqualTo(any(model, "ANSWERED"));
    }

    private static boolean any(Model model, String state) {
        return model.threads.stream().anyMatch(t -> t.state.equals(state));
    }

    private static Story handled() {
        Story story = new Story().registered();
        story.then(CLERK, new Command.Accept());
        story.then(TRIAGE, Commands.sensible("triage", story.now));
        story.then(TRIAGE, new Route(new UnitRef(STREET), List.of(), TEXT, null));
        return story.then(HANDLER, new Sign(null)).then(HANDLER, new Start());
    }

    private void order(String level, Integer follows, FreeText skipping) {
        story.then(SUPERVISOR, new Supervise(level, TEXT, day(5), follows, skipping));
    }

    private static SuperviseClose close() {
        return new SuperviseClose(true, TEXT, null, null);
    }

    private LocalDate day(int days) {
        return ChinaTime.day(story.now).plusDays(days);
    }

    private List<Supervision> all() {
        return story.matter.facts().supervisions();
    }

    private List<ClockOutcome> clocks(String no) {
        return story.matter.clocks().stream()
                .filter(c -> c.about().object() == Integer.parseInt(no))
                .map(c -> c.outcome())
                .toList();
    }

    private List<Object> refused(Caller by, Command command) {
        return switch (story.decide(by, command)) {
            case Decision.Not not ->
                not.reasons().stream().<Object>map(Refusal::code).toList();
            case Decision.Happens happens -> throw new AssertionError("happened: " + happens.event());
        };
    }
}
