package org.shanzhi.calendar.count;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.shanzhi.calendar.CalendarDay;
import org.shanzhi.calendar.DayKind;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.calendar.Step;

/** The rest days of a stretch, neighbours of one kind together, so that every day is named and few lines are needed. */
final class RestRuns {
    private static final int WEEKENDS_ONE_BY_ONE = 4;

    private final Holidays holidays;
    private final Pauses pauses;

    RestRuns(Holidays holidays, Pauses pauses) {
        this.holidays = holidays;
        this.pauses = pauses;
    }

    /** Days on which it was paused are left out: the pause explains them. */
    List<Step.RestDays> between(long first, long last) {
        List<Step.RestDays> runs = new ArrayList<>();
        for (long d = first; d <= last; d++) {
            if (!holidays.isRest(d) || pauses.breakOff(d)) {
                continue;
            }
            CalendarDay day = holidays.day(LocalDate.ofEpochDay(d));
            Step.RestDays before = runs.isEmpty() ? null : runs.getLast();
            if (before != null && continues(before, day)) {
                runs.set(runs.size() - 1, new Step.RestDays(before.from(), day.date(), day.kind(), day.holiday()));
            } else {
                runs.add(new Step.RestDays(day.date(), day.date(), day.kind(), day.holiday()));
            }
        }
        return runs;
    }

    /** Why a count of working days or hours passed over some days of the stretch and not over others. */
    List<Step> notCounted(long first, long last) {
        List<Step> steps = new ArrayList<>();
        List<Step.RestDays> runs = between(first, last);
        List<Step.RestDays> weekends =
                runs.stream().filter(run -> run.kind() == DayKind.WEEKEND).toList();
        boolean together = weekends.size() > WEEKENDS_ONE_BY_ONE;
        if (together) {
            steps.add(new Step.WeekendsNotCounted(
                    weekends.getFirst().from(),
                    weekends.getLast().to(),
                    weekends.stream().mapToLong(Step.RestDays::count).sum()));
        }
        for (Step.RestDays run : runs) {
            if (run.kind() == DayKind.HOLIDAY || !together) {
                steps.add(new Step.NotCounted(run));
            }
        }
        for (long d = first; d <= last; d++) {
            CalendarDay day = holidays.day(LocalDate.ofEpochDay(d));
            if (day.kind() == DayKind.MAKE_UP_WORKDAY && !pauses.breakOff(d)) {
                steps.add(new Step.MakeUpDayCounted(day.date(), day.holiday()));
            }
        }
        return steps;
    }

    private static boolean continues(Step.RestDays run, CalendarDay day) {
        return run.to().plusDays(1).equals(day.date())
                && run.kind() == day.kind()
                && Objects.equals(run.holiday(), day.holiday());
    }
}
