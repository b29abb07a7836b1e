package org.shanzhi.matter.life;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.shanzhi.matter.Task;
import org.shanzhi.matter.TaskState;
import org.shanzhi.policy.Caller;

/** The tasks of a joint handling: which of them can be acted on, and by whom. */
public final class Tasks {
    /** What may be done with a task that was given. */
    public static final List<String> STEPS = List.of("task-answer", "task-judge", "task-withdraw");

    /** What would take the matter away from whoever has given tasks, or end it before they are done. */
    static final Set<String> KEPT_BY_OPEN_TASKS = Set.of("conclude", "transfer", "return", "recall");

    private Tasks() {}

    /** Whether the state of the task allows this step. */
    public static boolean stands(String step, Task task) {
        return switch (step) {
            case "task-answer" -> task.state() == TaskState.GIVEN;
            case "task-judge" -> task.answered();
            case "task-withdraw" -> task.open();
            default -> false;
        };
    }

    /** Whether it is the caller's to do: of the task's unit, or of whoever leads the matter when it is their own. */
    public static boolean answers(Caller by, Matter m, Task task) {
        return task.unit() == by.unitId() || task.unit() == m.unit() && Standing.holds(by, m);
    }

    /** Whether the step with this task is the caller's. */
    public static boolean theirs(String step, Caller by, Matter m, Task task) {
        return step.equals("task-answer") ? answers(by, m, task) : Standing.holds(by, m);
    }

    static List<Task> open(Matter m) {
        return which(m, Task::open);
    }

    static List<Task> which(Matter m, Predicate<Task> condition) {
        return m.facts().tasks().stream().filter(condition).toList();
    }

    /** Such as 1, 3. */
    static String numbers(List<Task> tasks) {
        return tasks.stream().map(t -> String.valueOf(t.no())).collect(Collectors.joining(", "));
    }
}
