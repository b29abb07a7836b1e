package org.shanzhi.notify.web;

import java.util.ArrayList;
import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.Reminders.Chosen;
import org.shanzhi.notify.Reminders.Mine;
import org.shanzhi.notify.Reminders.Typed;

/** 我的提醒 as it is shown: what is stored, or what was typed with what is wrong in it. */
public record ReminderForm(List<Line> lines, String quietFrom, String quietTo, List<FieldError> errors) {
    /** @param offered whether the installation carries it; what it does not carry cannot be chosen */
    public record Line(Medium medium, boolean offered, String address, boolean active) {}

    static ReminderForm of(Mine mine) {
        var lines = new ArrayList<Line>();
        for (Medium medium : Medium.values())
            lines.add(line(mine, medium, mine.chosen().get(medium)));
        return new ReminderForm(
                lines, mine.quiet().from().toString(), mine.quiet().to().toString(), List.of());
    }

    static ReminderForm again(Mine mine, Typed typed, List<FieldError> errors) {
        var lines = new ArrayList<Line>();
        for (Medium medium : Medium.values())
            lines.add(line(mine, medium, typed.media().get(medium)));
        return new ReminderForm(lines, typed.quietFrom(), typed.quietTo(), errors);
    }

    private static Line line(Mine mine, Medium medium, Chosen chosen) {
        boolean offered = mine.offered().contains(medium);
        return new Line(
                medium,
                offered,
                chosen == null ? null : chosen.address(),
                offered && chosen != null && chosen.active());
    }
}
