package org.shanzhi.matter.page;

import java.util.List;
import java.util.stream.Stream;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.matter.Task;
import org.shanzhi.matter.life.Tasks;
import org.shanzhi.matter.page.FormField.Control;
import org.shanzhi.matter.page.FormFields.Asked;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.BodyField;

/** Fields that name a task of a joint handling, and the units among which one is given. */
final class TaskFields {
    private TaskFields() {}

    static boolean names(Asked asked, BodyField f) {
        return asked.action().code().startsWith("task-")
                && (f.name().equals("no") || f.name().equals("unit"));
    }

    /** Which of one needs not be asked. */
    static boolean needless(Asked asked, BodyField f) {
        return names(asked, f) && f.name().equals("no") && candidates(asked).size() < 2;
    }

    static FormField number(Asked asked, BodyField f) {
        return FormField.of(
                        f.name(),
                        asked.label(f.name()),
                        Control.SELECT,
                        true,
                        asked.typed().all(f.name()))
                .choices(candidates(asked).stream()
                        .map(t -> Choice.of(
                                String.valueOf(t.no()),
                                asked.names()
                                        .text(
                                                "task.of_unit",
                                                t.no(),
                                                asked.names().unit(t.unit()))))
                        .toList());
    }

    /** Those that handle the matter together, who leads it at last. */
    static FormField unit(Asked asked, BodyField f, Organisation organisation) {
        var units = Stream.concat(
                asked.matter().assist().stream(), Stream.of(asked.matter().unit()));
        return FormField.of(
                        f.name(),
                        asked.label(f.name()),
                        Control.SELECT,
                        f.required(),
                        asked.typed().all(f.name()))
                .choices(units.map(id -> organisation.unit(asked.by().district(), id))
                        .map(unit -> Choice.of(unit.code(), unit.name()))
                        .toList());
    }

    private static List<Task> candidates(Asked asked) {
        String step = asked.action().code();
        var stand = asked.matter().tasks().stream()
                .filter(t -> Tasks.stands(step, t))
                .toList();
        if (!step.equals("task-answer")) return stand;
        var own = stand.stream().filter(t -> t.unit() == asked.by().unitId()).toList();
        return own.isEmpty() ? stand : own;
    }
}
