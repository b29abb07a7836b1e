package org.shanzhi.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.List;

/**
 * One thing that happened while counting, in the order in which a person would tell it. The sentence is the message
 * {@code calendar.step.<code>} filled with the arguments; some have a legal source, {@code calendar.law.<code>}.
 * {@code until} is a {@link LocalDate} for units that end with a day and an {@link Instant} for hours and minutes.
 */
public sealed interface Step {
    record Started(Instant at) implements Step {}

    /** 开始的当日不计入: 民法典 201(1), 民诉法 85(2). */
    record FirstDayNotCounted(LocalDate day, LocalDate countedFrom) implements Step {}

    /** 从次时起算: 民诉法解释 125. */
    record NextFullHour(Instant from) implements Step {}

    /** Working hours begin to run later than the start, which fell outside office hours. */
    record OfficeOpens(Instant at) implements Step {}

    /** In which office hours working hours run: from the first day on, or from a later one on which they change. */
    record OfficeHoursHold(LocalDate from, OfficeHours hours, boolean change) implements Step {}

    /** Hours stood still. */
    record Paused(Instant from, Instant to) implements Step {}

    /** Days given back: CALENDAR_DAYs or WORKING_DAYs, none when it was resumed on the same day. */
    record PausedDays(Instant from, Instant to, Unit unit, long days) implements Step {}

    /** The period was over but for the roll: it does not end before it is resumed. */
    record PausedBeforeRolledEnd(Instant from, Instant to) implements Step {}

    /** Nobody has resumed it: the date is the one if it were resumed at once. */
    record StillPaused(Instant from) implements Step {}

    /** Neighbouring rest days of one kind inside a count of working days or hours. */
    record NotCounted(RestDays days) implements Step {}

    /** All weekends of a long count together; holidays still stand alone. */
    record WeekendsNotCounted(LocalDate first, LocalDate last, long days) implements Step {}

    /** A Saturday or Sunday that counts because it is worked. */
    record MakeUpDayCounted(LocalDate day, String holiday) implements Step {}

    /** The period itself, before extensions and roll. */
    record Counted(Period period, Temporal until) implements Step {}

    /** The month has no such day, so its last day counts: 民法典 202. */
    record MonthEnd(int dayOfMonth, LocalDate lastDay) implements Step {}

    record Extended(Period by, Temporal until) implements Step {}

    /** Neighbouring rest days of one kind at the end, for which it rolls or moves. */
    record RestAtEnd(RestDays days) implements Step {}

    /** 末日是休息日，顺延: 民法典 203(1), 民诉法 85(3). */
    record Rolled(LocalDate from, LocalDate to) implements Step {}

    record CountedBackFrom(Instant anchor) implements Step {}

    /** Counting back, the day of the anchor is not counted. */
    record AnchorDayNotCounted(LocalDate day) implements Step {}

    record CountedBack(Period period, Temporal until) implements Step {}

    /** Counting back, a rest day moves the latest day earlier: nothing is taken from the time before the anchor. */
    record MovedEarlier(LocalDate from, LocalDate to) implements Step {}

    /** 放假安排尚未公布，以公布后为准. */
    record YearNotPublished(int year) implements Step {}

    /** So late that it is shown without roll by design. */
    record FarAhead(int year) implements Step {}

    /** Whoever set the task named the day: instead of counting, or as it lies earlier than what was counted. */
    record DayNamed(LocalDate day, boolean earlier) implements Step {}

    /** The last day runs to 24:00: 民法典 203(2). */
    record EndsWithDay(LocalDate lastDay) implements Step {}

    record EndsAt(Instant at) implements Step {}

    /** Neighbouring rest days of one kind, from the first to the last; {@code holiday} is null on weekends. */
    record RestDays(LocalDate from, LocalDate to, DayKind kind, String holiday) {
        public long count() {
            return ChronoUnit.DAYS.between(from, to) + 1;
        }

        private String code() {
            return kind + (from.equals(to) ? ".ONE" : "");
        }

        private List<Object> args() {
            return List.of(from, from.getDayOfWeek(), to, to.getDayOfWeek(), count(), holiday == null ? "" : holiday);
        }
    }

    default String code() {
        return switch (this) {
            case Started _ -> "STARTED";
            case FirstDayNotCounted _ -> "FIRST_DAY_NOT_COUNTED";
            case NextFullHour _ -> "NEXT_FULL_HOUR";
            case OfficeOpens _ -> "OFFICE_OPENS";
            case OfficeHoursHold s -> s.change ? "OFFICE_HOURS_CHANGE" : "OFFICE_HOURS";
            case Paused _ -> "PAUSED";
            case PausedDays s -> s.days == 0 ? "PAUSED_DAYS.NONE" : "PAUSED_DAYS." + s.unit;
            case PausedBeforeRolledEnd _ -> "PAUSED_BEFORE_ROLLED_END";
            case StillPaused _ -> "STILL_PAUSED";
            case NotCounted s -> "NOT_COUNTED." + s.days.code();
            case WeekendsNotCounted _ -> "WEEKENDS_NOT_COUNTED";
            case MakeUpDayCounted _ -> "MAKE_UP_DAY_COUNTED";
            case Counted s -> "COUNTED." + s.period.unit();
            case MonthEnd _ -> "MONTH_END";
            case Extended s -> "EXTENDED." + s.by.unit();
            case RestAtEnd s -> "REST_AT_END." + s.days.code();
            case Rolled _ -> "ROLLED";
            case CountedBackFrom _ -> "COUNTED_BACK_FROM";
            case AnchorDayNotCounted _ -> "ANCHOR_DAY_NOT_COUNTED";
            case CountedBack s -> "COUNTED_BACK." + s.period.unit();
            case MovedEarlier _ -> "MOVED_EARLIER";
            case YearNotPublished _ -> "YEAR_NOT_PUBLISHED";
            case FarAhead _ -> "FAR_AHEAD";
            case DayNamed s -> s.earlier ? "DAY_NAMED.EARLIER" : "DAY_NAMED";
            case EndsWithDay _ -> "ENDS_WITH_DAY";
            case EndsAt _ -> "ENDS_AT";
        };
    }

    /** Days with their weekdays, moments, numbers and holidays' names, as the message numbers them. */
    default List<Object> args() {
        return switch (this) {
            case Started s -> List.of(s.at);
            case FirstDayNotCounted s -> days(s.day, s.countedFrom);
            case NextFullHour s -> List.of(s.from);
            case OfficeOpens s -> List.of(s.at);
            case OfficeHoursHold s -> List.of(s.from, s.hours.text());
            case Paused s -> List.of(s.from, s.to);
            case PausedDays s -> List.of(s.from, s.to, s.days);
            case PausedBeforeRolledEnd s -> List.of(s.from, s.to);
            case StillPaused s -> List.of(s.from);
            case NotCounted s -> s.days.args();
            case WeekendsNotCounted s -> List.of(s.first, s.last, s.days);
            case MakeUpDayCounted s -> List.of(s.day, s.day.getDayOfWeek(), s.holiday);
            case Counted s -> amount(s.period, s.until);
            case MonthEnd s -> List.of(s.dayOfMonth, s.lastDay);
            case Extended s -> amount(s.by, s.until);
            case RestAtEnd s -> s.days.args();
            case Rolled s -> days(s.from, s.to);
            case CountedBackFrom s -> List.of(s.anchor);
            case AnchorDayNotCounted s -> List.of(s.day, s.day.getDayOfWeek());
            case CountedBack s -> amount(s.period, s.until);
            case MovedEarlier s -> days(s.from, s.to);
            case YearNotPublished s -> List.of(s.year);
            case FarAhead s -> List.of(s.year);
            case DayNamed s -> List.of(s.day, s.day.getDayOfWeek());
            case EndsWithDay s -> days(s.lastDay, s.lastDay.plusDays(1));
            case EndsAt s -> List.of(s.at);
        };
    }

    private static List<Object> days(LocalDate first, LocalDate second) {
        return List.of(first, first.getDayOfWeek(), second, second.getDayOfWeek());
    }

    private static List<Object> amount(Period period, Temporal until) {
        return until instanceof LocalDate day
                ? List.of(period.amount(), day, day.getDayOfWeek())
                : List.of(period.amount(), until);
    }
}
