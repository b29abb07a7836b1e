package org.shanzhi.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.List;

/**
 * One thing that happened while counting, in the order in which a person would tell it. The sentence is the message
 * {@code calendar.step.<code>} filled with the arguments. Days and times are those of China; {@code until} is a {@link
 * LocalDate} for units that end with a day and a {@link LocalDateTime} for hours and minutes.
 */
public sealed interface Step {
    record Started(LocalDateTime at) implements Step {}

    /** 开始的当日不计入: 民法典 201(1), 民诉法 85(2). */
    record FirstDayNotCounted(LocalDate day) implements Step {}

    /** 从次时起算: 民诉法解释 125. */
    record NextFullHour(LocalDateTime from) implements Step {}

    /** Working hours begin to run later than the start, which fell outside office hours. */
    record OfficeOpens(LocalDateTime at) implements Step {}

    /**
     * A pause that has ended.
     *
     * @param unit what {@code amount} counts: the days given back (CALENDAR_DAY, WORKING_DAY) or the MINUTEs that did
     *     not run
     */
    record Paused(LocalDateTime from, LocalDateTime to, long amount, Unit unit) implements Step {}

    /** Nobody has resumed it: the date is the one if it were resumed at once. */
    record StillPaused(LocalDateTime from) implements Step {}

    /** Neighbouring rest days of one kind inside a count of working days or hours. */
    record NotCounted(LocalDate from, LocalDate to, DayKind kind, String holiday) implements Step {}

    /** All weekends of a long count together; holidays still stand alone. */
    record WeekendsNotCounted(LocalDate from, LocalDate to, int days) implements Step {}

    /** A Saturday or Sunday that counts because it is worked. */
    record MakeUpDayCounted(LocalDate day, String holiday) implements Step {}

    /** The period itself, before extensions and roll. */
    record Counted(Period period, Temporal until) implements Step {}

    /** The month has no such day, so its last day counts: 民法典 202. */
    record MonthEnd(int dayOfMonth, LocalDate lastDay) implements Step {}

    record Extended(Period by, Temporal until) implements Step {}

    /** Neighbouring rest days of one kind, on the first of which the period would have ended. */
    record RestAtEnd(LocalDate from, LocalDate to, DayKind kind, String holiday) implements Step {}

    /** 末日是休息日，顺延: 民法典 203(1), 民诉法 85(3). */
    record Rolled(LocalDate from, LocalDate to) implements Step {}

    /** Counting back, the day of the anchor is not counted. */
    record AnchorDayNotCounted(LocalDate day) implements Step {}

    record CountedBack(Period period, Temporal until) implements Step {}

    /** Counting back, a rest day moves the latest day earlier: nothing is taken from the time before the anchor. */
    record MovedEarlier(LocalDate from, LocalDate to) implements Step {}

    /** 放假安排尚未公布，以公布后为准. */
    record YearNotPublished(int year) implements Step {}

    /** So late that it is shown without roll by design. */
    record FarAhead(int year) implements Step {}

    /** The last day runs to 24:00: 民法典 203(2). */
    record EndsWithDay(LocalDate lastDay) implements Step {}

    record EndsAt(LocalDateTime at) implements Step {}

    default String code() {
        return switch (this) {
            case Started _ -> "STARTED";
            case FirstDayNotCounted _ -> "FIRST_DAY_NOT_COUNTED";
            case NextFullHour _ -> "NEXT_FULL_HOUR";
            case OfficeOpens _ -> "OFFICE_OPENS";
            case Paused s -> "PAUSED." + s.unit;
            case StillPaused _ -> "STILL_PAUSED";
            case NotCounted s -> "NOT_COUNTED." + s.kind;
            case WeekendsNotCounted _ -> "WEEKENDS_NOT_COUNTED";
            case MakeUpDayCounted _ -> "MAKE_UP_DAY_COUNTED";
            case Counted s -> "COUNTED." + s.period.unit();
            case MonthEnd _ -> "MONTH_END";
            case Extended s -> "EXTENDED." + s.by.unit();
            case RestAtEnd s -> "REST_AT_END." + s.kind;
            case Rolled _ -> "ROLLED";
            case AnchorDayNotCounted _ -> "ANCHOR_DAY_NOT_COUNTED";
            case CountedBack s -> "COUNTED_BACK." + s.period.unit();
            case MovedEarlier _ -> "MOVED_EARLIER";
            case YearNotPublished _ -> "YEAR_NOT_PUBLISHED";
            case FarAhead _ -> "FAR_AHEAD";
            case EndsWithDay _ -> "ENDS_WITH_DAY";
            case EndsAt _ -> "ENDS_AT";
        };
    }

    /** Dates, times, numbers and holiday names for the message, in the order in which it numbers them. */
    default List<Object> args() {
        return switch (this) {
            case Started s -> List.of(s.at);
            case FirstDayNotCounted s -> List.of(s.day, s.day.plusDays(1));
            case NextFullHour s -> List.of(s.from);
            case OfficeOpens s -> List.of(s.at);
            case Paused s -> List.of(s.from, s.to, s.amount);
            case StillPaused s -> List.of(s.from);
            case NotCounted s -> rest(s.from, s.to, s.holiday);
            case WeekendsNotCounted s -> List.of(s.from, s.to, s.days);
            case MakeUpDayCounted s -> List.of(s.day, s.holiday);
            case Counted s -> List.of(s.period.amount(), s.until);
            case MonthEnd s -> List.of(s.dayOfMonth, s.lastDay);
            case Extended s -> List.of(s.by.amount(), s.until);
            case RestAtEnd s -> rest(s.from, s.to, s.holiday);
            case Rolled s -> List.of(s.from, s.to);
            case AnchorDayNotCounted s -> List.of(s.day);
            case CountedBack s -> List.of(s.period.amount(), s.until);
            case MovedEarlier s -> List.of(s.from, s.to);
            case YearNotPublished s -> List.of(Integer.toString(s.year));
            case FarAhead s -> List.of(Integer.toString(s.year));
            case EndsWithDay s -> List.of(s.lastDay, s.lastDay.plusDays(1));
            case EndsAt s -> List.of(s.at);
        };
    }

    private static List<Object> rest(LocalDate from, LocalDate to, String holiday) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        return List.of(from, to, days, holiday == null ? "" : holiday);
    }
}
