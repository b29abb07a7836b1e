package org.shanzhi.calendar.count;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.shanzhi.calendar.Counting;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.calendar.HourStart;
import org.shanzhi.calendar.Limit;
import org.shanzhi.calendar.Period;
import org.shanzhi.kernel.ChinaTime;

/** One count back from an anchor to the latest day or moment before it. */
public final class Backward {
    private final Limit limit;
    private final Instant anchor;
    private final Holidays holidays;
    private final OfficeTime officeTime;
    private final Guess guess;

    public Backward(Limit limit, Instant anchor, Counting counting) {
        this.limit = limit;
        this.anchor = anchor;
        this.holidays = counting.holidays();
        this.officeTime = new OfficeTime(holidays, counting.officeHours());
        this.guess = new Guess(holidays);
    }

    public Tally count() {
        Period period = limit.period();
        LocalDate anchorDay = ChinaTime.day(anchor);
        return switch (period.unit()) {
            case MINUTE -> atMoment(lastMoment().minus(period.amount(), ChronoUnit.MINUTES));
            case HOUR -> atMoment(lastMoment().minus(period.amount(), ChronoUnit.HOURS));
            case WORKING_HOUR -> atMoment(officeTime.minus(lastMoment(), Duration.ofHours(period.amount()), guess));
            case CALENDAR_DAY -> withDay(anchorDay.toEpochDay() - period.amount());
            case WORKING_DAY -> withDay(minusWorkingDays(anchorDay.toEpochDay(), period.amount()));
            case MONTH -> withDay(anchorDay.minusMonths(period.amount()).toEpochDay());
            case YEAR -> withDay(anchorDay.minusYears(period.amount()).toEpochDay());
            case END_OF_CALENDAR_MONTH -> throw new IllegalStateException("A limit does not allow it");
        };
    }

    /** Mirrors the next full hour: the hour in which the anchor lies is not counted. */
    private Instant lastMoment() {
        return limit.hourStart() == HourStart.NEXT_HOUR ? anchor.truncatedTo(ChronoUnit.HOURS) : anchor;
    }

    private Tally atMoment(Instant moment) {
        Mark mark = new Mark(limit.period(), Tally.lastDayBefore(moment), moment);
        return new Tally(moment, guess.certainty(), guess.year(), false, List.of(mark));
    }

    private Tally withDay(long latest) {
        Mark mark = new Mark(limit.period(), latest, null);
        long day = limit.roll() ? earlierWorkingDay(latest) : latest;
        Instant end = ChinaTime.endOf(LocalDate.ofEpochDay(day));
        return new Tally(end, guess.certainty(), guess.year(), false, List.of(mark));
    }

    private long minusWorkingDays(long from, int amount) {
        long latest = from;
        for (int left = amount; left > 0; ) {
            latest--;
            guess.counted(latest);
            if (!holidays.isRest(latest)) {
                left--;
            }
        }
        return latest;
    }

    private long earlierWorkingDay(long latest) {
        long earlier = latest;
        while (holidays.isPublished(earlier) && holidays.isRest(earlier)) {
            earlier--;
        }
        if (holidays.isPublished(earlier)) {
            return earlier;
        }
        guess.unrolled(earlier);
        return latest;
    }
}
