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
    private final List<Mark> marks = new ArrayList<>(1);

    /** The last day used up; counting goes on with the next. */
    private long day;
    /** Where hours have brought the count; null while it stands at the end of {@code day}. */
    private Instant moment;

    /** Months in a row are added to one day, so that none is shortened twice: 31 August, 28 February, 31 August. */
    private LocalDate monthsFrom;

    private int months;

    public Forward(Limit limit, Course course, Counting counting) {
        this.limit = limit;
        this.course = course;
        this.holidays = counting.holidays();
        this.officeTime = new OfficeTime(holidays, counting.officeHours());
        this.pauses = Pauses.of(course.pauses());
        this.guess = new Guess(holidays);
    }

    public Tally count() {
        if (limit.period().unit().endsAtMoment()) {
            moment = firstMoment(limit, course.start());
        } else {
            day = pauses.finished(ChinaTime.day(course.start()).toEpochDay());
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
            day = pauses.finished(Tally.lastDayBefore(moment));
            moment = null;
        }
    }

    private void add(Period period) {
        int amount = period.amount();
        switch (period.unit()) {
            case MINUTE -> moment = pauses.plus(moment, Duration.ofMinutes(amount));
            case HOUR -> moment = pauses.plus(moment, Duration.ofHours(amount));
            case WORKING_HOUR -> moment = officeTime.plus(moment, Duration.ofHours(amount), pauses, guess);
            case CALENDAR_DAY -> day = pauses.plusDays(day, amount);
            case WORKING_DAY -> day = plusWorkingDays(amount);
            case MONTH -> day = plusMonths(amount);
            case YEAR -> day = plusMonths(12 * amount);
            case END_OF_CALENDAR_MONTH -> day = plusDaysUntil(endOfMonth(LocalDate.ofEpochDay(day), amount));
        }
        if (period.unit() != Unit.MONTH && period.unit() != Unit.YEAR) {
            monthsFrom = null;
        }
        marks.add(new Mark(period, day, moment));
    }

    private long plusWorkingDays(int amount) {
        long last = day;
        for (int left = amount; left > 0; ) {
            last++;
            if (pauses.breakOff(last)) {
                continue;
            }
            guess.counted(last);
            if (!holidays.isRest(last)) {
                left--;
            }
        }
        return last;
    }

    private long plusMonths(int amount) {
        if (monthsFrom == null) {
            monthsFrom = LocalDate.ofEpochDay(day);
            months = 0;
        }
        LocalDate before = monthsFrom.plusMonths(months);
        months += amount;
        return pauses.plusDays(day, monthsFrom.plusMonths(months).toEpochDay() - before.toEpochDay());
    }

    private long plusDaysUntil(LocalDate target) {
        return pauses.plusDays(day, target.toEpochDay() - day);
    }

    private static LocalDate endOfMonth(LocalDate day, int monthsLater) {
        return day.plusMonths(monthsLater).with(TemporalAdjusters.lastDayOfMonth());
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
