package org.shanzhi.matter.page;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.access.Masked;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.page.ClockTone;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.ClockState;
import org.shanzhi.matter.Event.TaskAnswered;
import org.shanzhi.matter.Event.TaskGiven;
import org.shanzhi.matter.Event.TaskJudged;
import org.shanzhi.matter.Event.TaskWithdrawn;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.MatterReading.Whole;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.PossibleAction;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.Task;
import org.shanzhi.matter.TaskState;
import org.shanzhi.matter.life.Tasks;
import org.shanzhi.matter.page.TaskRow.Step;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/** 分工 of a matter in words, with the numbers of persons masked, and what its reader may do with each. */
@Component
class TaskViews {
    private static final int WHOLE_LOG = 10_000;

    private final MatterReading reading;
    private final Names names;
    private final Clock clock;

    TaskViews(MatterReading reading, Names names, Clock clock) {
        this.reading = reading;
        this.names = names;
        this.clock = clock;
    }

    TaskPanel of(Caller by, MatterNumber number, Whole whole, Page page) {
        var sheet = whole.sheet();
        boolean give =
                action(whole, "task-give").filter(PossibleAction::allowed).isPresent();
        if (sheet.tasks().isEmpty())
            return new TaskPanel(List.of(), 0, give && !sheet.assist().isEmpty());
        var reader = names.of(by.district(), page.locale());
        Map<Integer, Words> words = words(by, number, whole);
        var rows = sheet.tasks().stream()
                .map(task -> row(by, task, words.getOrDefault(task.no(), Words.NONE), whole, reader, page))
                .toList();
        return new TaskPanel(rows, sheet.tasks().stream().filter(Task::open).count(), give);
    }

    private TaskRow row(Caller by, Task task, Words words, Whole whole, Names.Reader reader, Page page) {
        Optional<ClockSheet> running = whole.sheet().clocks().stream()
                .filter(c -> c.about() == task.object() && c.stopped() == null)
                .findFirst();
        boolean late = running.filter(c -> c.state() == ClockState.OVERDUE).isPresent();
        return new TaskRow(
                task.no(),
                reader.unit(task.unit()),
                words.what(),
                words.said(),
                page.t("task.state." + (late ? "OVERDUE" : task.state())),
                tone(task.state(), late),
                task.due(),
                running.map(c -> late ? ClockTone.LATE : ClockTone.running(c.started(), c.due(), clock.instant()))
                        .orElse(null),
                task.returned() == 0 ? "" : page.t("task.returned", task.returned()),
                Tasks.STEPS.stream()
                        .filter(step -> Tasks.stands(step, task) && by.may(permission(step)))
                        .map(step -> new Step(
                                step, page.t("task.do." + step), Panels.icon(step), against(step, by, task, whole)))
                        .toList());
    }

    private static String tone(TaskState state, boolean late) {
        return switch (state) {
            case GIVEN -> late ? "bad" : "wait";
            case DONE -> "do";
            case REFUSED -> "bad";
            case ACCEPTED -> "ok";
            case WITHDRAWN -> null;
        };
    }

    /** Why not: what is against the action as such, else that this task is another unit's. */
    private static Refusal against(String step, Caller by, Task task, Whole whole) {
        var reasons = action(whole, step).map(PossibleAction::reasons).orElse(List.of());
        if (!reasons.isEmpty()) return reasons.getFirst();
        boolean others = step.equals("task-answer") && task.unit() != by.unitId() && !ofLead(by, task, whole.sheet());
        return others ? Refusal.of(MatterRefusal.TASK_OF_ANOTHER_UNIT, task.no()) : null;
    }

    /** The matter's handler does what its lead has to do, from whatever unit. */
    private static boolean ofLead(Caller by, Task task, MatterSheet sheet) {
        return task.unit() == sheet.unit()
                && sheet.assignee() != null
                && (sheet.assignee() == by.staffId() || by.standsInFor(sheet.assignee(), sheet.unit()));
    }

    private static Permission permission(String step) {
        return Permission.ofAction(step).orElseThrow();
    }

    private static Optional<PossibleAction> action(Whole whole, String code) {
        return whole.actions().stream().filter(a -> a.action().equals(code)).findFirst();
    }

    private record Words(String what, String said) {
        static final Words NONE = new Words("", "");

        Words then(FreeText text) {
            return text == null ? this : new Words(what, masked(text));
        }
    }

    /** What was said of each lies in the log; of a long one the page has only the end, and all is read. */
    private Map<Integer, Words> words(Caller by, MatterNumber number, Whole whole) {
        boolean all = whole.earlier() == null
                && whole.latest().stream()
                        .anyMatch(r -> r.version() == whole.sheet().version());
        List<Recorded> log =
                all ? whole.latest() : reading.events(by, number, 0, WHOLE_LOG).items();
        var words = new HashMap<Integer, Words>();
        int given = 0;
        for (Recorded r : log) {
            switch (r.event()) {
                case TaskGiven e -> words.put(++given, new Words(masked(e.what()), ""));
                case TaskAnswered e -> words.computeIfPresent(e.no(), (no, w) -> w.then(e.text()));
                case TaskJudged e -> words.computeIfPresent(e.no(), (no, w) -> w.then(e.text()));
                case TaskWithdrawn e -> words.computeIfPresent(e.no(), (no, w) -> w.then(e.reason()));
                default -> {}
            }
        }
        return words;
    }

    private static String masked(FreeText text) {
        return text == null ? "" : Masked.text(text.value());
    }
}
