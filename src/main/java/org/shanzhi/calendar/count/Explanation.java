package org.shanzhi.calendar.count;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.calendar.Counting;
import org.shanzhi.calendar.Course;
import org.shanzhi.calendar.Direction;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.calendar.HourStart;
import org.shanzhi.calendar.Limit;
import org.shanzhi.calendar.Pause;
import org.shanzhi.calendar.Step;
import org.shanzhi.calendar.Unit;
import org.shanzhi.kernel.ChinaTime;

/** Tells a finished count as steps, in the order in which a person would. */
public final class Explanation {
    private final Limit limit;
    private final Course course;
    private final Holidays holidays;
    private final OfficeTime officeTime;
    private final Tally tally;
    private final Pauses pauses;
    private final RestRuns restRuns;
    private final List<Step> steps = new ArrayList<>();

    public Explanation(Limit limit, Course course, Counting counting, Tally tally) {
        this.limit = limit;
        this.course = course;
        this.holidays = counting.holidays();
        this.officeTime = new OfficeTime(holidays, counting.officeTimes());
        this.tally = tally;
        this.pauses = Pauses.of(limit.direction() == Direction.AFTER_START ? course.pauses() : List.of());
        this.restRuns = new RestRuns(holidays, pauses);
    }

    public List<Step> steps() {
        switch (limit.direction()) {
            case AFTER_START -> forward();
            case BEFORE_ANCHOR -> backward();
        }
        certainty();
        if (tally.marks().getLast().endsAtMoment()) {
            steps.add(new Step.EndsAt(tally.end()));
        } else {
            steps.add(new Step.EndsWithDay(LocalDate.ofEpochDay(lastDay())));
        }
        return List.copyOf(steps);
    }

    private void forward() {
        steps.add(new Step.Started(course.start()));
        if (limit.period().unit().endsAtMoment()) {
            firstMoment();
        } else {
            LocalDate startDay = ChinaTime.day(course.start());
            long uncounted = tally.marks().getFirst().countedAfter();
            steps.add(new Step.FirstDayNotCounted(startDay, LocalDate.ofEpochDay(uncounted + 1)));
        }
        pauses.joined().forEach(this::paused);
        course.pauses().stream()
                .filter(pause -> pause.isOpen() && pause.from().isBefore(tally.end()))
                .findFirst()
                .ifPresent(pause -> steps.add(new Step.StillPaused(pause.from())));
        for (Mark mark : tally.marks()) {
            if (mark.period().unit() == Unit.WORKING_DAY || mark.period().unit() == Unit.WORKING_HOUR) {
                if (mark.period().unit() == Unit.WORKING_HOUR) officeHours(mark.countedAfter() + 1, mark.lastDay());
                steps.addAll(restRuns.notCounted(mark.countedAfter() + 1, mark.lastDay()));
            }
            monthEnd(mark);
            steps.add(
                    mark == tally.marks().getFirst()
                            ? new Step.Counted(mark.period(), mark.until())
                            : new Step.Extended(mark.period(), mark.until()));
        }
        long unrolled = tally.marks().getLast().lastDay();
        if (lastDay() > unrolled) {
            restRuns.between(unrolled, lastDay()).forEach(run -> steps.add(new Step.RestAtEnd(run)));
            steps.add(new Step.Rolled(LocalDate.ofEpochDay(unrolled), LocalDate.ofEpochDay(lastDay())));
        }
    }

    private void firstMoment() {
        Instant from = Forward.firstMoment(limit, course.start());
        if (limit.hourStart() == HourStart.NEXT_HOUR) {
            steps.add(new Step.NextFullHour(from));
        }
        if (limit.period().unit() == Unit.WORKING_HOUR) {
            Instant opening = officeTime.opening(from);
            if (opening.isAfter(from)) {
                steps.add(new Step.OfficeOpens(opening));
            }
        }
    }

    private void officeHours(long first, long last) {
        steps.addAll(officeTime.holding(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(Math.max(first, last))));
    }

    private void paused(Pause pause) {
        if (!pause.from().isBefore(tally.end()) || !pause.to().isAfter(course.start())) {
            return;
        }
        steps.add(tally.marks().stream()
                .filter(mark -> pause.from().isBefore(mark.end()))
                .findFirst()
                .<Step>map(mark -> pausedIn(mark, pause))
                .orElseGet(() -> new Step.PausedBeforeRolledEnd(pause.from(), pause.to())));
    }

    private Step pausedIn(Mark mark, Pause pause) {
        if (mark.endsAtMoment()) {
            return new Step.Paused(pause.from(), pause.to());
        }
        boolean working = mark.period().unit() == Unit.WORKING_DAY;
        long from = Math.max(
                ChinaTime.day(pause.from()).toEpochDay(),
                ChinaTime.day(course.start()).toEpochDay());
        long to = ChinaTime.day(pause.to()).toEpochDay();
        // When the first, uncounted day was broken off, the day of resuming is not counted in its stead.
        int shift = to <= mark.countedAfter() ? 1 : 0;
        long days = 0;
        for (long day = from + shift; day < to + shift; day++) {
            days += working && holidays.isRest(day) ? 0 : 1;
        }
        return new Step.PausedDays(pause.from(), pause.to(), working ? Unit.WORKING_DAY : Unit.CALENDAR_DAY, days);
    }

    private void backward() {
        Mark mark = tally.marks().getFirst();
        steps.add(new Step.CountedBackFrom(course.start()));
        if (!mark.endsAtMoment()) {
            steps.add(new Step.AnchorDayNotCounted(ChinaTime.day(course.start())));
        }
        switch (mark.period().unit()) {
            case WORKING_DAY -> steps.addAll(restRuns.notCounted(mark.lastDay(), mark.countedAfter() - 1));
            case WORKING_HOUR -> {
                officeHours(mark.lastDay(), mark.countedAfter());
                steps.addAll(restRuns.notCounted(mark.lastDay(), mark.countedAfter()));
            }
            default -> {}
        }
        monthEnd(mark);
        steps.add(new Step.CountedBack(mark.period(), mark.until()));
        if (lastDay() < mark.lastDay()) {
            restRuns.between(lastDay(), mark.lastDay()).forEach(run -> steps.add(new Step.RestAtEnd(run)));
            steps.add(new Step.MovedEarlier(LocalDate.ofEpochDay(mark.lastDay()), LocalDate.ofEpochDay(lastDay())));
        }
    }

    private void monthEnd(Mark mark) {
        if (mark.monthEnd() != null) {
            steps.add(mark.monthEnd());
        }
    }

    private void certainty() {
        switch (tally.certainty()) {
            case FINAL -> {}
            case PROVISIONAL -> steps.add(new Step.YearNotPublished(tally.guessedYear()));
            case FAR_AHEAD -> steps.add(new Step.FarAhead(tally.guessedYear()));
        }
    }

    private long lastDay() {
        return Tally.lastDayBefore(tally.end());
    }
}
