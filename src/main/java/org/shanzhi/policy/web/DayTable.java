package org.shanzhi.policy.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.calendar.CalendarDay;
import org.shanzhi.calendar.Direction;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.calendar.Step;
import org.shanzhi.calendar.Unit;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.policy.web.DeadlineReckoner.Reckoned;

/**
 * A counted period day by day, weeks from Monday.
 *
 * @param left weeks of the middle that are not drawn, shown after {@code first} weeks; 0 when all are
 */
public record DayTable(List<List<Cell>> weeks, int first, int left) {
    private static final int MOST_WEEKS = 12;
    private static final int WEEKS_AT_EACH_END = 5;

    /** What a day is to the period. */
    public enum Part {
        BEFORE,
        /** The day of the event, or the day that is counted back from. */
        EVENT,
        COUNTED,
        /** Inside, but not counted. */
        SKIPPED,
        /** The period is over, but the day is a rest day. */
        OVER,
        ROLLED,
        LAST,
        AFTER
    }

    /** @param n the how-manieth day it is; 0 where days are not numbered */
    public record Cell(CalendarDay day, Part part, int n, boolean today) {
        public String css() {
            return switch (part) {
                case BEFORE -> "pre";
                case EVENT -> "sd";
                case COUNTED -> "in";
                case SKIPPED -> "";
                case OVER -> "in hit";
                case ROLLED -> "roll";
                case LAST -> "end";
                case AFTER -> "out";
            };
        }
    }

    static DayTable of(Reckoned reckoned, LocalDate today) {
        return new Drawing(reckoned, today).table();
    }

    /** Works out the part of every day. */
    private static final class Drawing {
        private final Holidays holidays;
        private final Unit unit;
        private final boolean back;
        private final LocalDate today;
        private final LocalDate event;
        private final LocalDate counted;
        private final LocalDate last;
        private final LocalDate from;
        private final LocalDate to;

        Drawing(Reckoned reckoned, LocalDate today) {
            this.today = today;
            holidays = reckoned.holidays();
            unit = reckoned.policy().limit().period().unit();
            back = reckoned.policy().limit().direction() == Direction.BEFORE_ANCHOR;
            event = ChinaTime.day(reckoned.start());
            last = reckoned.due().dueDay();
            counted = reckoned.due().steps().stream()
                    .map(Drawing::until)
                    .filter(day -> day != null)
                    .reduce((_, later) -> later)
                    .orElse(last);
            from = back ? last : event;
            to = back ? event : last;
        }

        private static LocalDate until(Step step) {
            return switch (step) {
                case Step.Counted s -> day(s.until());
                case Step.CountedBack s -> day(s.until());
                default -> null;
            };
        }

        private static LocalDate day(Temporal at) {
            return at instanceof Instant instant ? ChinaTime.day(instant) : (LocalDate) at;
        }

        DayTable table() {
            LocalDate monday = from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            int weeks = (int) (ChronoUnit.DAYS.between(monday, to) / 7) + 1;
            boolean all = weeks <= MOST_WEEKS;
            var drawn = new ArrayList<List<Cell>>();
            for (int week = 0; week < weeks; week++) {
                if (all || week < WEEKS_AT_EACH_END || week >= weeks - WEEKS_AT_EACH_END) {
                    drawn.add(week(monday.plusWeeks(week)));
                }
            }
            return new DayTable(drawn, all ? weeks : WEEKS_AT_EACH_END, weeks - drawn.size());
        }

        private List<Cell> week(LocalDate monday) {
            return monday.datesUntil(monday.plusDays(7)).map(this::cell).toList();
        }

        private Cell cell(LocalDate date) {
            CalendarDay day = holidays.day(date);
            Part part = part(day);
            return new Cell(day, part, number(date, part), date.equals(today));
        }

        private Part part(CalendarDay day) {
            LocalDate date = day.date();
            if (date.equals(last)) return Part.LAST;
            if (date.equals(event)) return unit.endsAtMoment() ? Part.COUNTED : Part.EVENT;
            if (date.isBefore(from)) return Part.BEFORE;
            if (date.isAfter(to)) return Part.AFTER;
            if (date.equals(counted)) return Part.OVER;
            boolean rolled = back ? date.isBefore(counted) : date.isAfter(counted);
            if (rolled) return Part.ROLLED;
            boolean skips = unit == Unit.WORKING_DAY || unit == Unit.WORKING_HOUR;
            return skips && day.kind().isRest() ? Part.SKIPPED : Part.COUNTED;
        }

        private int number(LocalDate date, Part part) {
            boolean past = part != Part.COUNTED && part != Part.OVER && !(part == Part.LAST && date.equals(counted));
            if (past || date.equals(event)) return 0;
            return switch (unit) {
                case CALENDAR_DAY -> (int) Math.abs(ChronoUnit.DAYS.between(event, date));
                case WORKING_DAY -> workingDays(date);
                default -> 0;
            };
        }

        private int workingDays(LocalDate date) {
            LocalDate first = back ? date : event.plusDays(1);
            LocalDate end = back ? event : date.plusDays(1);
            return (int) first.datesUntil(end)
                    .filter(day -> !holidays.day(day).kind().isRest())
                    .count();
        }
    }
}
