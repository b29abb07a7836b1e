package org.shanzhi.matter.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.calendar.Due;
import org.shanzhi.calendar.Step;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.page.DayStep;
import org.shanzhi.kernel.page.Times;
import org.shanzhi.kernel.text.Messages;

/** Why a clock is due on its day: one line per step of the count. */
public record Explained(String title, List<DayStep> steps, String source, String version, String number, int clock) {
    static List<DayStep> steps(Due due, Times times, Names.Reader names, Messages messages) {
        var lines = new ArrayList<DayStep>();
        for (Step step : due.steps()) {
            String key = "calendar.step." + step.code();
            String text = names.text(key, step.args().toArray());
            String law = "calendar.law." + step.code();
            if (messages.has(law)) text += names.text("matter.clock.law", names.text(law));
            boolean last = step instanceof Step.EndsWithDay || step instanceof Step.EndsAt;
            lines.add(new DayStep(day(step, last ? due.dueDay() : null, times), text, last));
        }
        return lines;
    }

    /** The day that a step comes to; nothing where it speaks of none. */
    private static String day(Step step, LocalDate known, Times times) {
        if (known != null) return times.day(known);
        LocalDate day = switch (step) {
            case Step.FirstDayNotCounted s -> s.day();
            case Step.Rolled s -> s.to();
            case Step.MovedEarlier s -> s.to();
            default -> lastOf(step.args());
        };
        return day == null ? "" : times.day(day);
    }

    private static LocalDate lastOf(List<Object> args) {
        LocalDate last = null;
        for (Object arg : args) {
            if (arg instanceof LocalDate day) last = day;
            if (arg instanceof Instant at) last = ChinaTime.day(at);
        }
        return last;
    }
}
