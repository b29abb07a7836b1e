package org.shanzhi.policy.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.shanzhi.calendar.CalendarDay;
import org.shanzhi.calendar.DayKind;
import org.shanzhi.calendar.Holidays;

/**
 * A month as a small calendar, weeks from Monday.
 *
 * @param weeks seven days each, null for those of other months
 * @param notes what the month has of holidays and make-up days, in order of day
 */
public record MonthView(YearMonth month, List<List<Cell>> weeks, List<Note> notes) {
    /** @param changed by what is being entered */
    public record Cell(LocalDate date, DayKind kind, String holiday, boolean changed) {
        /** For the style sheet. */
        public String css() {
            return switch (kind) {
                case WORKDAY -> "";
                case WEEKEND -> "wk";
                case HOLIDAY -> "off";
                case MAKE_UP_WORKDAY -> "mk";
            };
        }

        public boolean marked() {
            return kind == DayKind.HOLIDAY || kind == DayKind.MAKE_UP_WORKDAY;
        }
    }

    /** Neighbouring days of one kind and holiday. */
    public record Note(DayKind kind, String holiday, int from, int to) {}

    static List<MonthView> of(int year, Holidays holidays, Set<LocalDate> changed) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> of(YearMonth.of(year, month), holidays, changed))
                .toList();
    }

    private static MonthView of(YearMonth month, Holidays holidays, Set<LocalDate> changed) {
        var weeks = new ArrayList<List<Cell>>();
        var notes = new ArrayList<Note>();
        LocalDate monday =
                month.atDay(1).minusDays(month.atDay(1).getDayOfWeek().getValue() - 1L);
        for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusDays(7)) {
            var week = new ArrayList<Cell>();
            for (int i = 0; i < 7; i++) {
                LocalDate date = monday.plusDays(i);
                if (!YearMonth.from(date).equals(month)) {
                    week.add(null);
                    continue;
                }
                CalendarDay day = holidays.day(date);
                week.add(new Cell(date, day.kind(), day.holiday(), changed.contains(date)));
                if (day.holiday() != null) note(notes, day);
            }
            weeks.add(week);
        }
        return new MonthView(month, weeks, notes);
    }

    private static void note(List<Note> notes, CalendarDay day) {
        int today = day.date().getDayOfMonth();
        Note last = notes.isEmpty() ? null : notes.getLast();
        if (last != null
                && last.kind() == day.kind()
                && last.holiday().equals(day.holiday())
                && last.to() == today - 1) {
            notes.set(notes.size() - 1, new Note(last.kind(), last.holiday(), last.from(), today));
        } else {
            notes.add(new Note(day.kind(), day.holiday(), today, today));
        }
    }
}
