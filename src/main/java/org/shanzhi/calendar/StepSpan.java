package org.shanzhi.calendar;

import java.time.temporal.Temporal;
import org.shanzhi.calendar.Step.*;

/** The days or moments that a step speaks of, both included; null where it speaks of none. */
record StepSpan(Temporal from, Temporal to) {
    static StepSpan of(Step step) {
        return switch (step) {
            case Started s -> at(s.at());
            case FirstDayNotCounted s -> at(s.day());
            case NextFullHour s -> at(s.from());
            case OfficeOpens s -> at(s.at());
            case OfficeHoursHold s -> s.change() ? at(s.from()) : new StepSpan(null, null);
            case Paused s -> new StepSpan(s.from(), s.to());
            case PausedDays s -> new StepSpan(s.from(), s.to());
            case PausedBeforeRolledEnd s -> new StepSpan(s.from(), s.to());
            case StillPaused s -> at(s.from());
            case NotCounted s -> new StepSpan(s.days().from(), s.days().to());
            case WeekendsNotCounted s -> new StepSpan(s.first(), s.last());
            case MakeUpDayCounted s -> at(s.day());
            case Counted s -> until(s.until());
            case MonthEnd s -> until(s.lastDay());
            case Extended s -> until(s.until());
            case RestAtEnd s -> new StepSpan(s.days().from(), s.days().to());
            case Rolled s -> new StepSpan(s.from(), s.to());
            case CountedBackFrom s -> at(s.anchor());
            case AnchorDayNotCounted s -> at(s.day());
            case CountedBack s -> until(s.until());
            case MovedEarlier s -> new StepSpan(s.from(), s.to());
            case YearNotPublished _, FarAhead _ -> new StepSpan(null, null);
            case DayNamed s -> until(s.day());
            case EndsWithDay s -> until(s.lastDay());
            case EndsAt s -> until(s.at());
        };
    }

    private static StepSpan at(Temporal one) {
        return new StepSpan(one, null);
    }

    private static StepSpan until(Temporal end) {
        return new StepSpan(null, end);
    }
}
