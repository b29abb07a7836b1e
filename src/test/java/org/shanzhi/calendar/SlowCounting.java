package org.shanzhi.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.kernel.ChinaTime;

/**
 * The rules again, as slowly and plainly as possible: hours are lived through minute by minute, days one by one, and
 * whether a clock runs is asked of every single minute. Knows nothing finer than a minute.
 */
public final class SlowCounting {
    private static final int DAY = 1440;

    /** Any day that a random clock can reach, with years to spare. */
    private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);

    private static final int DAYS = 40 * 365;

    private final boolean[] rest = new boolean[DAYS];
    private final boolean[] known = new boolean[DAYS];
    private final boolean[][] open = new boolean[DAYS][];
    private final int lastKnownYear;
    private List<long[]> pauses;
    private boolean guessedWhileCounting;
    private boolean unrolled;

    public SlowCounting(Holidays holidays, OfficeHours officeHours) {
        this(holidays, OfficeTimes.always(officeHours));
    }

    public SlowCounting(Holidays holidays, OfficeTimes times) {
        OfficeHours hours = null;
        boolean[] minutes = null;
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = FIRST.plusDays(i);
            rest[i] = holidays.day(day).kind().isRest();
            known[i] = holidays.isKnown(day.getYear());
            if (times.since().containsKey(day)) hours = times.since().get(day);
            if (i == 0) hours = times.first();
            if (i == 0 || times.since().containsKey(day)) minutes = minutes(hours);
            open[i] = minutes;
        }
        lastKnownYear =
                holidays.years().stream().mapToInt(HolidayYear::year).max().orElse(9999);
    }

    private static boolean[] minutes(OfficeHours hours) {
        var open = new boolean[DAY];
        for (OfficeHours.Span span : hours.spans()) {
            for (LocalTime t = span.from(); t.isBefore(span.to()); t = t.plusMinutes(1)) {
                open[t.toSecondOfDay() / 60] = true;
            }
        }
        return open;
    }

    public Due due(Limit limit, Course course) {
        guessedWhileCounting = false;
        unrolled = false;
        pauses = course.pauses().stream()
                .filter(pause -> !pause.isOpen())
                .map(pause -> new long[] {minute(pause.from()), minute(pause.to())})
                .toList();
        return limit.direction() == Direction.AFTER_START ? forward(limit, course) : backward(limit, course);
    }

    private Due forward(Limit limit, Course course) {
        long start = minute(course.start());
        boolean atMinute = endsAtMinute(limit.period().unit());
        long minute = start;
        long day = Math.floorDiv(start, DAY);
        if (atMinute && limit.hourStart() == HourStart.NEXT_HOUR) {
            do {
                minute++;
            } while (minute % 60 != 0);
        }
        long unpaused = day;
        if (!atMinute) {
            day = usedUp(day);
        }
        LocalDate monthsFrom = null;
        int months = 0;
        List<Period> periods = new ArrayList<>(course.extensions());
        periods.addFirst(limit.period());
        for (Period period : periods) {
            boolean wasAtMinute = atMinute;
            atMinute = endsAtMinute(period.unit());
            if (atMinute && !wasAtMinute) {
                minute = (day + 1) * DAY;
            }
            if (!atMinute && wasAtMinute) {
                unpaused = Math.floorDiv(minute - 1, DAY);
                day = usedUp(unpaused);
            }
            int monthsOfUnit = period.unit() == Unit.MONTH ? 1 : period.unit() == Unit.YEAR ? 12 : 0;
            if (monthsOfUnit == 0) {
                monthsFrom = null;
            } else if (monthsFrom == null) {
                monthsFrom = LocalDate.ofEpochDay(unpaused);
                months = 0;
            }
            switch (period.unit()) {
                case MINUTE -> minute = live(minute, period.amount(), false);
                case HOUR -> minute = live(minute, period.amount() * 60L, false);
                case WORKING_HOUR -> minute = live(minute, period.amount() * 60L, true);
                case WORKING_DAY -> {
                    day = count(day, period.amount(), true);
                    unpaused = day;
                }
                case CALENDAR_DAY, MONTH, YEAR, END_OF_CALENDAR_MONTH -> {
                    months += monthsOfUnit * period.amount();
                    LocalDate from = LocalDate.ofEpochDay(unpaused);
                    LocalDate to = switch (period.unit()) {
                        case MONTH, YEAR -> monthsLater(monthsFrom, months);
                        case END_OF_CALENDAR_MONTH ->
                            YearMonth.from(from).plusMonths(period.amount()).atEndOfMonth();
                        default -> from.plusDays(period.amount());
                    };
                    day = count(day, to.toEpochDay() - unpaused, false);
                    unpaused = to.toEpochDay();
                }
            }
        }
        if (!atMinute && limit.roll()) {
            long rolled = day;
            while (known(rolled) && (rest(rolled) || !runs((rolled + 1) * DAY - 1))) {
                rolled++;
            }
            unrolled = !known(rolled);
            day = unrolled ? day : rolled;
        }
        Instant end = atMinute ? instant(minute) : instant((day + 1) * DAY);
        boolean open = course.pauses().stream()
                .anyMatch(pause -> pause.isOpen() && pause.from().isBefore(end));
        return answer(end, day, open);
    }

    private Due backward(Limit limit, Course course) {
        int amount = limit.period().amount();
        long minute = minute(course.start());
        long anchorDay = Math.floorDiv(minute, DAY);
        LocalDate anchor = LocalDate.ofEpochDay(anchorDay);
        long day = switch (limit.period().unit()) {
            case MINUTE, HOUR, WORKING_HOUR, END_OF_CALENDAR_MONTH -> 0;
            case CALENDAR_DAY -> anchorDay - amount;
            case MONTH -> monthsLater(anchor, -amount).toEpochDay();
            case YEAR -> monthsLater(anchor, -12 * amount).toEpochDay();
            case WORKING_DAY -> {
                long latest = anchorDay;
                for (int left = amount; left > 0; ) {
                    latest--;
                    guessedWhileCounting |= !known(latest);
                    left -= rest(latest) ? 0 : 1;
                }
                yield latest;
            }
        };
        if (endsAtMinute(limit.period().unit())) {
            long left = limit.period().unit() == Unit.MINUTE ? amount : amount * 60L;
            boolean office = limit.period().unit() == Unit.WORKING_HOUR;
            if (office && left > 0) {
                guessedWhileCounting |= !known(anchorDay);
            }
            while (left > 0) {
                minute--;
                if (office) {
                    guessedWhileCounting |= !known(Math.floorDiv(minute, DAY));
                }
                left -= office && !open(minute) ? 0 : 1;
            }
            return answer(instant(minute), 0, false);
        }
        if (limit.roll()) {
            long earlier = day;
            while (known(earlier) && rest(earlier)) {
                earlier--;
            }
            unrolled = !known(earlier);
            day = unrolled ? day : earlier;
        }
        return answer(instant((day + 1) * DAY), day, false);
    }

    private Due answer(Instant end, long day, boolean open) {
        LocalDate dueDay = ChinaTime.day(end.minusNanos(1));
        Certainty certainty = Certainty.FINAL;
        if (guessedWhileCounting) {
            certainty = Certainty.PROVISIONAL;
        } else if (unrolled) {
            long unknown = day;
            while (known(unknown)) {
                unknown++;
            }
            int year = LocalDate.ofEpochDay(unknown).getYear();
            certainty = year > lastKnownYear + 2 ? Certainty.FAR_AHEAD : Certainty.PROVISIONAL;
        }
        return new Due(end, dueDay, certainty, open, List.of());
    }

    private long usedUp(long day) {
        long first = day;
        while (!runs((first + 1) * DAY - 1)) {
            first++;
        }
        return first;
    }

    private long count(long day, long amount, boolean working) {
        long last = day;
        for (long left = amount; left > 0; ) {
            last++;
            if (!runs((last + 1) * DAY - 1)) {
                continue;
            }
            if (working) {
                guessedWhileCounting |= !known(last);
            }
            left -= working && rest(last) ? 0 : 1;
        }
        return last;
    }

    private long live(long minute, long amount, boolean office) {
        long now = minute;
        for (long left = amount; left > 0; now++) {
            if (office) {
                guessedWhileCounting |= !known(Math.floorDiv(now, DAY));
            }
            left -= runs(now) && (!office || open(now)) ? 1 : 0;
        }
        return now;
    }

    private boolean runs(long minute) {
        for (long[] pause : pauses) {
            if (pause[0] <= minute && minute < pause[1]) {
                return false;
            }
        }
        return true;
    }

    private boolean open(long minute) {
        long day = Math.floorDiv(minute, DAY);
        return !rest(day) && open[(int) (day - FIRST.toEpochDay())][Math.floorMod(minute, DAY)];
    }

    private boolean rest(long day) {
        return rest[(int) (day - FIRST.toEpochDay())];
    }

    private boolean known(long day) {
        return known[(int) (day - FIRST.toEpochDay())];
    }

    /** The same-numbered day, else the last day of the month. */
    private static LocalDate monthsLater(LocalDate day, int months) {
        YearMonth month = YearMonth.from(day).plusMonths(months);
        return month.atDay(Math.min(day.getDayOfMonth(), month.lengthOfMonth()));
    }

    private static boolean endsAtMinute(Unit unit) {
        return unit == Unit.MINUTE || unit == Unit.HOUR || unit == Unit.WORKING_HOUR;
    }

    private static long minute(Instant at) {
        return at.atZone(ChinaTime.ZONE).toLocalDateTime().toEpochSecond(ZoneOffset.UTC) / 60;
    }

    private static Instant instant(long minute) {
        return LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC)
                .atZone(ChinaTime.ZONE)
                .toInstant();
    }
}
