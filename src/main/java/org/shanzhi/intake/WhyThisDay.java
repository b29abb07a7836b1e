package org.shanzhi.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.shanzhi.calendar.Due;
import org.shanzhi.calendar.Step;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.page.DayStep;
import org.shanzhi.kernel.page.Page;

/** 为什么是这一天, for the person in front of the desk: one line for each step of the count. */
public final class WhyThisDay {
    private WhyThisDay() {}

    public static List<DayStep> steps(Due due, Page page) {
        return due.steps().stream().map(step -> line(step, due, page)).toList();
    }

    private static DayStep line(Step step, Due due, Page page) {
        boolean last = step instanceof Step.EndsWithDay || step instanceof Step.EndsAt;
        LocalDate day = last ? due.dueDay() : lastDay(step);
        return new DayStep(
                day == null ? "" : page.times().day(day),
                page.t("calendar.step." + step.code(), step.args().toArray()),
                last);
    }

    private static LocalDate lastDay(Step step) {
        if (step instanceof Step.FirstDayNotCounted first) return first.day();
        return step.args().stream()
                .map(arg -> switch (arg) {
                    case LocalDate day -> day;
                    case Instant at -> ChinaTime.day(at);
                    default -> null;
                })
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
