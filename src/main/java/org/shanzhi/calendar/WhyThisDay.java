package org.shanzhi.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.page.DayStep;
import org.shanzhi.kernel.page.Page;

/** 为什么是这一天, in words: one line for each step of the count, with the law that it follows. */
public final class WhyThisDay {
    private WhyThisDay() {}

    public static List<DayStep> steps(Due due, Page page) {
        return due.steps().stream().map(step -> line(step, due, page)).toList();
    }

    private static DayStep line(Step step, Due due, Page page) {
        boolean last = step instanceof Step.EndsWithDay || step instanceof Step.EndsAt;
        LocalDate day = last ? due.dueDay() : day(step);
        String text = page.t("calendar.step." + step.code(), step.args().toArray());
        String law = "calendar.law." + step.code();
        if (page.has(law)) text += page.t("calendar.cited", page.t(law));
        return new DayStep(day == null ? "" : page.times().day(day), text, last);
    }

    /** The day that a step comes to; null where it speaks of none. */
    private static LocalDate day(Step step) {
        return switch (step) {
            case Step.FirstDayNotCounted first -> first.day();
            case Step.Rolled rolled -> rolled.to();
            case Step.MovedEarlier moved -> moved.to();
            default -> lastOf(step.args());
        };
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
