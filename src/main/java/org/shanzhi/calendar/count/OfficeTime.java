package org.shanzhi.calendar.count;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.calendar.OfficeHours;
import org.shanzhi.calendar.OfficeTimes;
import org.shanzhi.calendar.Step;
import org.shanzhi.kernel.ChinaTime;

/** Walks through the opening hours of an office's working days. */
final class OfficeTime {
    private final Holidays holidays;
    private final OfficeTimes times;

    OfficeTime(Holidays holidays, OfficeTimes times) {
        this.holidays = holidays;
        this.times = times;
    }

    /** The first instant at which so much office time has run since {@code start} outside the pauses. */
    Instant plus(Instant start, Duration running, Pauses pauses, Guess guess) {
        if (running.isZero()) {
            return start;
        }
        Duration left = running;
        for (LocalDate day = ChinaTime.day(start); ; day = day.plusDays(1)) {
            guess.counted(day.toEpochDay());
            if (holidays.isRest(day.toEpochDay())) {
                continue;
            }
            for (OfficeHours.Span span : times.on(day).spans()) {
                Instant closes = at(day.atTime(span.to()));
                Instant opens = at(day.atTime(span.from()));
                Instant from = pauses.running(opens.isAfter(start) ? opens : start);
                while (from.isBefore(closes)) {
                    Instant until = pauses.runningUntil(from, closes);
                    Duration ran = Duration.between(from, until);
                    if (ran.compareTo(left) >= 0) {
                        return from.plus(left);
                    }
                    left = left.minus(ran);
                    from = pauses.running(until);
                }
            }
        }
    }

    /** The last instant from which so much office time is left until {@code end}. */
    Instant minus(Instant end, Duration running, Guess guess) {
        if (running.isZero()) {
            return end;
        }
        Duration left = running;
        for (LocalDate day = ChinaTime.day(end); ; day = day.minusDays(1)) {
            guess.counted(day.toEpochDay());
            if (holidays.isRest(day.toEpochDay())) {
                continue;
            }
            for (OfficeHours.Span span : times.on(day).spans().reversed()) {
                Instant opens = at(day.atTime(span.from()));
                Instant closes = at(day.atTime(span.to()));
                Instant until = closes.isBefore(end) ? closes : end;
                if (!until.isAfter(opens)) {
                    continue;
                }
                Duration ran = Duration.between(opens, until);
                if (ran.compareTo(left) >= 0) {
                    return until.minus(left);
                }
                left = left.minus(ran);
            }
        }
    }

    /** The start itself when the office is open then, else its next opening. */
    Instant opening(Instant start) {
        return plus(start, Duration.ofNanos(1), Pauses.of(List.of()), new Guess(holidays))
                .minusNanos(1);
    }

    /** The hours of the first of these days, and those that hold from a later one of them on. */
    List<Step.OfficeHoursHold> holding(LocalDate first, LocalDate last) {
        var holding = new ArrayList<Step.OfficeHoursHold>();
        holding.add(new Step.OfficeHoursHold(first, times.on(first), false));
        for (LocalDate change : times.since().subMap(first, false, last, true).keySet()) {
            OfficeHours hours = times.on(change);
            if (!hours.equals(holding.getLast().hours())) holding.add(new Step.OfficeHoursHold(change, hours, true));
        }
        return holding;
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(ChinaTime.ZONE).toInstant();
    }
}
