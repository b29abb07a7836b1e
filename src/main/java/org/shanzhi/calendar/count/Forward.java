package org.shanzhi.calendar.count;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.calendar.Counting;
import org.shanzhi.calendar.Course;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.calendar.Limit;
import org.shanzhi.calendar.Pause;
import org.shanzhi.calendar.Period;
import org.shanzhi.calendar.Step;
import org.shanzhi.calendar.Unit;
import org.shanzhi.kernel.ChinaTime;

/** One count from a start to its end: one period after the other, then the roll. */
public final class Forward {
    private final Limit limit;
    private final Course course;
    private final Holidays holidays;
    private final OfficeTime officeTime;
    private final Pauses pauses;
    private final Guess guess;
    private final boolean explain;
    private final List<Mark> marks;

    /** The last day used up; counting goes on with the next. */
    private long day;
    /** The day that calendar units would have reached without a pause: the lengths of months are taken from it. */
    private long unpaused;
    /** Where hours have brought the count; null while it stands at the end of {@code day}. */
    private Instant moment;

    /** Months in a row are added to one day, so that none is shortened twice: 31 August, 28 February, 31 August. */
    private LocalDate monthsFrom;

    private int months;
    private Step.MonthEnd monthEnd;

    public Forward(Limit limit, Course course, Counting counting, boolean explain) {
        this.limit = limit;
        this.course = course;
        this.holidays = counting.holidays();
        this.officeTime = new OfficeTime(holidays, counting.officeTimes());
        this.pauses = Pauses.of(course.pauses());
        this.guess = new Guess(holidays);
        this.explain = explain;
        this.marks = explain ? new ArrayList<>() : List.of();
    }

    public Tally count() {
        if (limit.period().unit().endsAtMoment()) {
            moment = firstMoment(limit, course.start());
        } else {
            startAfter(ChinaTime.day(course.start()).toEpochDay());
        }
        add(limit.period());
        for (Period extension : course.extensions()) {
            stand(extension.unit().endsAtMoment());
            add(extension);
        }
        if (moment == null && limit.roll()) {
            roll();
        }
        Instant end = moment != null ? moment : ChinaTime.endOf(LocalDate.ofEpochDay(day));
        return new Tally(end, guess.certainty(), guess.year(), pausedBefore(end), marks);
    }

    static Instant firstMoment(Limit limit, Instant start) {
        return switch (limit.hourStart()) {
            case SAME_MOMENT -> start;
            case NEXT_HOUR -> start.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        };
    }

    /** Takes the end of one period as the start of the next, whichever kind of unit either has. */
    private void stand(boolean atMoment) {
        if (atMoment && moment == null) {
            moment = ChinaTime.endOf(LocalDate.ofEpochDay(day));
        } else if (!atMoment && moment != null) {
            startAfter(Tally.lastDayBefore(moment));
            moment = null;
        }
    }

    private void startAfter(long uncounted) {
        unpaused = uncounted;
        day = pauses.finished(uncounted);
    }

    private void add(Period period) {
        int amount = period.amount();
        long after = moment == null ? day : ChinaTime.day(moment).toEpochDay() - 1;
        monthEnd = null;
        switch (period.unit()) {
            case MINUTE -> moment = pauses.plus(moment, Duration.ofMinutes(amount));
            case HOUR -> moment = pauses.plus(moment, Duration.ofHours(amount));
            case WORKING_HOUR -> moment = officeTime.plus(moment, Duration.ofHours(amount), pauses, guess);
            case CALENDAR_DAY -> advance(unpaused + amount);
            case WORKING_DAY -> workingDays(amount);
            case MONTH -> months(amount);
            case YEAR -> months(12 * amount);
            case END_OF_CALENDAR_MONTH -> advance(endOfMonth(amount));
        }
        if (period.unit() != Unit.MONTH && period.unit() != Unit.YEAR) {
            monthsFrom = null;
        }
        if (explain) {
            long last = moment == null ? day : Tally.lastDayBefore(moment);
            marks.add(new Mark(period, after, last, moment, monthEnd));
        }
    }

    /** Goes on by as many days as lie between the two unpaused days. */
    private void advance(long to) {
        day = pauses.plusDays(day, to - unpaused);
        unpaused = to;
    }

    private void workingDays(int amount) {
        for (int left = amount; left > 0; ) {
            day++;
            if (pauses.breakOff(day)) {
                continue;
            }
            guess.counted(day);
            if (!holidays.isRest(day)) {
                left--;
            }
        }
        unpaused = day;
    }

    private void months(int amount) {
        if (monthsFrom == null) {
            monthsFrom = LocalDate.ofEpochDay(unpaused);
            months = 0;
        }
        months += amount;
        LocalDate target = monthsFrom.plusMonths(months);
        if (target.getDayOfMonth() < monthsFrom.getDayOfMonth()) {
            monthEnd = new Step.MonthEnd(monthsFrom.getDayOfMonth(), target);
        }
        advance(target.toEpochDay());
    }

    private long endOfMonth(int monthsLater) {
        return LocalDate.ofEpochDay(unpaused)
                .plusMonths(monthsLater)
                .with(TemporalAdjusters.lastDayOfMonth())
                .toEpochDay();
    }

    /** 顺延 to the first day after the rest period, unless that runs into an unknown year. */
    private void roll() {
        long rolled = day;
        while (holidays.isPublished(rolled) && (holidays.isRest(rolled) || pauses.breakOff(rolled))) {
            rolled++;
        }
        if (holidays.isPublished(rolled)) {
            day = rolled;
        } else {
            guess.unrolled(rolled);
        }
    }

    private boolean pausedBefore(Instant end) {
        for (Pause pause : course.pauses()) {
            if (pause.isOpen() && pause.from().isBefore(end)) {
                return true;
            }
        }
        return false;
    }
}
