package org.shanzhi.matter.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shanzhi.matter.Story.*;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.ClockOutcome;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Command.*;
import org.shanzhi.matter.Commands;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.PartyRef;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Task;
import org.shanzhi.matter.TaskState;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.Sizes;

/** The street leads, the department assists, the community has nothing to do with it. */
class TasksTest {
    private static final FreeText TEXT = new FreeText("说明");
    private static final Caller OUTSIDER = person("HANDLER", COMMUNITY * 100 + 1);
    private static final Caller DEPARTMENT_HEAD = person("UNIT_HEAD", DEPARTMENT * 100 + 2);
    private final Story story = joint();

    @Test
    void a_task_of_an_assisting_unit_has_a_clock_of_that_unit_that_ends_on_the_day_the_lead_named() {
        story.then(HANDLER, give(DEPARTMENT, day(4)));
        Clock clock = story.clock("DL-TASK");
        assertThat(clock.dueDay()).isEqualTo(day(4));
        assertThat(clock.about()).isEqualTo(new Clock.About(1, DEPARTMENT));
        story.then(HEAD, give(STREET, day(6)));
        assertThat(story.clock("DL-TASK").about().unit())
                .as("the lead's own is the matter's")
                .isNull();
        story.then(OTHER_HANDLER, answer(true, 1));
        assertThat(clocks()).containsExactly(ClockOutcome.MET, null);
    }

    @Test
    void what_is_given_back_waits_again_with_a_new_day_and_the_lateness_of_the_first_stays() {
        story.then(HANDLER, give(DEPARTMENT, day(1))).wait(Duration.ofDays(3));
        story.then(OTHER_HANDLER, answer(true, 1));
        assertThatThrownBy(() -> story.decide(HANDLER, new TaskJudge(false, TEXT, null, 1)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> story.decide(HANDLER, new TaskJudge(false, null, day(2), 1)))
                .isInstanceOf(Invalid.class);
        story.then(HANDLER, new TaskJudge(false, TEXT, day(2), 1));
        assertThat(task(1).state()).isEqualTo(TaskState.GIVEN);
        assertThat(task(1).returned()).isEqualTo(1);
        assertThat(clocks()).containsExactly(ClockOutcome.MET_LATE, null);
        assertThat(story.clock("DL-TASK").about().unit()).isEqualTo(DEPARTMENT);
    }

    @Test
    void what_cannot_be_done_is_given_anew_or_withdrawn_and_never_accepted() {
        story.then(HANDLER, give(DEPARTMENT, day(3))).then(OTHER_HANDLER, answer(false, 1));
        assertThat(refused(HANDLER, new TaskJudge(true, null, null, 1))).containsExactly(MatterRefusal.TASK_NOT_DONE);
        story.then(HANDLER, new TaskJudge(false, TEXT, day(5), 1));
        story.then(OTHER_HANDLER, answer(false, 1)).then(HEAD, new TaskWithdraw(TEXT, 1));
        assertThat(task(1).state()).isEqualTo(TaskState.WITHDRAWN);
    }

    @Test
    void the_lead_gives_accepts_and_withdraws_and_each_unit_answers_only_its_own() {
        story.then(HANDLER, give(DEPARTMENT, day(3)));
        for (Caller assisting : List.of(OTHER_HANDLER, DEPARTMENT_HEAD)) {
            assertThat(refused(assisting, give(DEPARTMENT, day(3)))).contains(MatterRefusal.TASKS_BY_THE_LEAD);
            assertThat(refused(assisting, new TaskWithdraw(TEXT, 1))).contains(MatterRefusal.TASKS_BY_THE_LEAD);
        }
        assertThat(refused(HANDLER, answer(true, 1))).containsExactly(MatterRefusal.TASK_OF_ANOTHER_UNIT);
        story.then(HANDLER, give(STREET, day(3)));
        assertThat(refused(HANDLER, answer(true, 1)))
                .as("one of its own waits, too")
                .containsExactly(MatterRefusal.TASK_OF_ANOTHER_UNIT);
        for (Command any : List.of(give(STREET, day(3)), answer(true, 1), new TaskWithdraw(TEXT, 1))) {
            assertThat(refused(OUTSIDER, any)).contains(MatterRefusal.NOT_YOUR_MATTER);
        }
        assertThat(refused(CLERK, answer(true, 1))).contains(MatterRefusal.ROLE_MAY_NOT);
        story.then(DEPARTMENT_HEAD, answer(true, 1));
        assertThat(refused(OTHER_HANDLER, new TaskJudge(true, null, null, 1)))
                .contains(MatterRefusal.TASKS_BY_THE_LEAD);
    }

    @Test
    void tasks_go_to_units_of_the_matter_alone() {
        assertThat(refused(HANDLER, give(COMMUNITY, day(3)))).containsExactly(MatterRefusal.TASK_UNIT_NOT_HERE);
        assertThatThrownBy(() -> story.decide(HANDLER, give(DEPARTMENT, day(-1))))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void an_open_task_keeps_the_matter_with_its_lead_and_the_refusal_names_it() {
        story.then(HANDLER, give(DEPARTMENT, day(3))).then(HANDLER, give(STREET, day(3)));
        story.then(HANDLER, give(DEPARTMENT, day(3))).then(HANDLER, new TaskWithdraw(TEXT, 2));
        story.then(OTHER_HANDLER, answer(true, 3));
        var conclude = new Conclude(Outcome.NOT_SETTLED, TEXT, null);
        assertThat(((Decision.Not) story.decide(HANDLER, conclude)).reasons())
                .containsExactly(Refusal.of(MatterRefusal.TASKS_OPEN, "1, 3"));
        assertThat(refused(HANDLER, new Transfer("UP", new UnitRef(DEPARTMENT), TEXT)))
                .contains(MatterRefusal.TASKS_OPEN);
        story.then(HANDLER, new TaskJudge(true, null, null, 3)).then(HANDLER, new TaskWithdraw(TEXT, null));
        story.then(HANDLER, conclude);
    }

    @Test
    void the_number_is_left_out_when_only_one_can_be_meant() {
        story.then(HANDLER, give(DEPARTMENT, day(3))).then(HANDLER, give(STREET, day(3)));
        story.then(OTHER_HANDLER, answer(true, null));
        assertThat(task(1).state()).isEqualTo(TaskState.DONE);
        assertThatThrownBy(() -> story.decide(HANDLER, new TaskWithdraw(TEXT, null)))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void a_matter_that_is_taken_back_by_its_applicant_leaves_no_open_task() {
        story.then(HANDLER, give(DEPARTMENT, day(3))).then(HANDLER, new Withdraw(new PartyRef(1), "PHONE"));
        assertThat(story.matter.state()).isEqualTo(State.CONCLUDED);
        assertThat(task(1).state()).isEqualTo(TaskState.WITHDRAWN);
        assertThat(clocks()).containsExactly(ClockOutcome.CANCELLED);
    }

    /** What becomes of a task, as a table; null: it is refused. */
    private static TaskState next(TaskState from, String step) {
        return switch (from + " " + step) {
            case "GIVEN done" -> TaskState.DONE;
            case "GIVEN refuse" -> TaskState.REFUSED;
            case "DONE accept" -> TaskState.ACCEPTED;
            case "DONE back", "REFUSED back" -> TaskState.GIVEN;
            case "GIVEN withdraw", "DONE withdraw", "REFUSED withdraw" -> TaskState.WITHDRAWN;
            default -> null;
        };
    }

    @Test
    void random_steps_by_random_people_agree_with_a_table() {
        var seen = new HashSet<String>();
        for (long seed = 1; seed <= Sizes.pick(300, 4_000); seed++) {
            var random = new SplittableRandom(seed);
            Story told = joint();
            var states = new ArrayList<TaskState>();
            var units = new ArrayList<Integer>();
            for (int i = 0; i < 30; i++) {
                told.wait(Duration.ofHours(random.nextInt(1, 30)));
                var due = ChinaTime.day(told.now).plusDays(random.nextInt(0, 6));
                Caller by = List.of(HANDLER, HEAD, OTHER_HANDLER, DEPARTMENT_HEAD, OUTSIDER, SUPERVISOR)
                        .get(random.nextInt(6));
                int unit = List.of(STREET, DEPARTMENT, COMMUNITY).get(random.nextInt(3));
                int no = 1 + random.nextInt(4);
                String step = List.of("give", "done", "refuse", "accept", "back", "withdraw", "conclude")
                        .get(random.nextInt(7));
                boolean lead = by.unitId() == STREET;
                TaskState to = no <= states.size() ? next(states.get(no - 1), step) : null;
                boolean own = step.equals("done") || step.equals("refuse")
                        ? no <= units.size() && units.get(no - 1) == by.unitId()
                        : lead;
                boolean open = states.stream()
                        .anyMatch(s -> Set.of("GIVEN", "DONE", "REFUSED").contains(s.name()));
                boolean right = switch (step) {
                    case "give" -> lead && unit != COMMUNITY;
                    // heads do not conclude, and handlers of assisting units may
                    case "conclude" -> !open && (by == HANDLER || by == OTHER_HANDLER);
                    default -> own && to != null;
                };
                Decision decision = told.decide(by, command(step, unit, no, due));
                assertThat(decision instanceof Decision.Happens)
                        .as("seed %d: %s of %d by %d, tasks %s", seed, step, no, by.staffId(), states)
                        .isEqualTo(right);
                if (!(decision instanceof Decision.Happens happens) || step.equals("conclude")) continue;
                told.happened(by, happens.event());
                if (step.equals("give")) {
                    states.add(TaskState.GIVEN);
                    units.add(unit);
                } else {
                    seen.add(states.set(no - 1, to) + " " + step);
                }
                agree(told, states, units);
            }
            assertThat(told.rebuilt()).isEqualTo(told.matter);
        }
        assertThat(seen).hasSize(8);
    }

    private static Command command(String step, int unit, int no, LocalDate due) {
        return switch (step) {
            case "give" -> give(unit, due);
            case "done", "refuse" -> answer(step.equals("done"), no);
            case "accept" -> new TaskJudge(true, null, null, no);
            case "back" -> new TaskJudge(false, TEXT, due, no);
            case "withdraw" -> new TaskWithdraw(TEXT, no);
            default -> new Conclude(Outcome.NOT_SETTLED, TEXT, null);
        };
    }

    private static void agree(Story told, List<TaskState> states, List<Integer> units) {
        var tasks = told.matter.facts().tasks();
        assertThat(tasks).extracting(Task::state).isEqualTo(states);
        assertThat(tasks).extracting(Task::unit).isEqualTo(units);
        for (Task task : tasks) {
            var running = told.matter.clocks().stream()
                    .filter(c -> c.running() && c.about().object() == task.object())
                    .toList();
            assertThat(running).hasSize(task.state() == TaskState.GIVEN ? 1 : 0);
            assertThat(running).allMatch(c -> c.dueDay().equals(task.due()));
        }
    }

    /** Led by the street, the department assists. */
    private static Story joint() {
        Story story = new Story().registered();
        return story.then(CLERK, new Accept())
                .then(TRIAGE, Commands.sensible("triage", story.now))
                .then(TRIAGE, new Route(new UnitRef(STREET), List.of(new UnitRef(DEPARTMENT)), TEXT, null))
                .then(HANDLER, new Sign(null))
                .then(HANDLER, new Start());
    }

    private static TaskGive give(int unit, LocalDate due) {
        return new TaskGive(new UnitRef(unit), TEXT, due);
    }

    private static TaskAnswer answer(boolean done, Integer no) {
        return new TaskAnswer(done, TEXT, no);
    }

    private LocalDate day(int days) {
        return ChinaTime.day(story.now).plusDays(days);
    }

    private Task task(int no) {
        return story.matter.facts().tasks().get(no - 1);
    }

    private List<ClockOutcome> clocks() {
        return story.matter.clocks().stream()
                .filter(c -> c.policy().equals("DL-TASK"))
                .map(Clock::outcome)
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
