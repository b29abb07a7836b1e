package org.shanzhi.calendar.count;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.shanzhi.calendar.Counting;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.calendar.Limit;
import org.shanzhi.calendar.Step;
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
        this.officeTime = new OfficeTime(holidays, counting.officeTimes());
        this.guess = new Guess(holidays);
    }

    public Tally count() {
        int amount = limit.period().amount();
        LocalDate anchorDay = ChinaTime.day(anchor);
        return switch (limit.period().unit()) {
            case MINUTE -> atMoment(anchor.minus(amount, ChronoUnit.MINUTES));
            case HOUR -> atMoment(anchor.minus(amount, ChronoUnit.HOURS));
            case WORKING_HOUR -> atMoment(officeTime.minus(anchor, Duration.ofHours(amount), guess));
            case CALENDAR_DAY -> withDay(anchorDay.toEpochDay() - amount);
            case WORKING_DAY -> withDay(minusWorkingDays(anchorDay.toEpochDay(), amount));
            case MONTH -> withMonthDay(anchorDay, amount);
            case YEAR -> withMonthDay(anchorDay, 12 * amount);
            case END_OF_CALENDAR_MONTH -> throw new IllegalStateException("No limit is made of it");
        };
    }

    private Tally atMoment(Instant moment) {
        return tally(moment, Tally.lastDayBefore(moment), moment, null);
    }

    private Tally withMonthDay(LocalDate anchorDay, int months) {
        LocalDate latest = anchorDay.minusMonths(months);
        boolean clipped = latest.getDayOfMonth() < anchorDay.getDayOfMonth();
        return withDay(latest.toEpochDay(), clipped ? new Step.MonthEnd(anchorDay.getDayOfMonth(), latest) : null);
    }

    private Tally withDay(long latest) {
        return withDay(latest, null);
    }

    private Tally withDay(long latest, Step.MonthEnd monthEnd) {
        long day = limit.roll() ? earlierWorkingDay(latest) : latest;
        return tally(ChinaTime.endOf(LocalDate.ofEpochDay(day)), latest, null, monthEnd);
    }

    private Tally tally(Instant end, long latest, Instant moment, Step.MonthEnd monthEnd) {
        Mark mark = new Mark(limit.period(), ChinaTime.day(anchor).toEpochDay(), latest, moment, monthEnd);
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
