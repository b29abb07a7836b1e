package org.shanzhi.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which days are worked, as far as it is published: an immutable table with a version. In a year that is not known only
 * weekends are rest days. A later year's notice may still change the last days of December; that is a new version, and
 * dates are recomputed with it.
 */
public final class Holidays {
    private static final byte REST = 1;
    private static final byte KNOWN = 2;
    /** Weekdays counted from Monday as 0; the epoch began on a Thursday. */
    private static final int THURSDAY = 3;

    private static final int SATURDAY = 5;

    private final int version;
    private final NavigableMap<Integer, HolidayYear> years;
    private final Map<LocalDate, String> off = new HashMap<>();
    private final Map<LocalDate, String> worked = new HashMap<>();
    /** One byte a day from the first known year to the last: counting asks for days by the hundred. */
    private final byte[] days;

    private final long firstDay;

    private Holidays(int version, NavigableMap<Integer, HolidayYear> years) {
        this.version = version;
        this.years = years;
        for (HolidayYear year : years.values()) {
            off.putAll(year.restDays());
            worked.putAll(year.workingDays());
        }
        if (years.isEmpty()) {
            firstDay = 0;
            days = new byte[0];
        } else {
            // One December earlier: see HolidayYear#belongs.
            firstDay = LocalDate.of(years.firstKey() - 1, 12, 1).toEpochDay();
            days = new byte[(int) (LocalDate.of(years.lastKey() + 1, 1, 1).toEpochDay() - firstDay)];
            for (int i = 0; i < days.length; i++) {
                LocalDate date = LocalDate.ofEpochDay(firstDay + i);
                days[i] = (byte) ((day(date).kind().isRest() ? REST : 0) | (isKnown(date.getYear()) ? KNOWN : 0));
            }
        }
    }

    public static Holidays of(int version, Collection<HolidayYear> years) {
        TreeMap<Integer, HolidayYear> byYear = new TreeMap<>();
        years.forEach(year -> byYear.put(year.year(), year));
        return new Holidays(version, byYear);
    }

    /** The same table with one year entered or replaced. */
    public Holidays with(int version, HolidayYear year) {
        TreeMap<Integer, HolidayYear> byYear = new TreeMap<>(years);
        byYear.put(year.year(), year);
        return new Holidays(version, byYear);
    }

    public int version() {
        return version;
    }

    public List<HolidayYear> years() {
        return List.copyOf(years.values());
    }

    public boolean isKnown(int year) {
        return years.containsKey(year);
    }

    /** More than two years after the last published one, so that nobody expects to know it. */
    public boolean isFarAhead(int year) {
        return !years.isEmpty() && year > years.lastKey() + 2;
    }

    /** The day and why it is worked or not; in an unknown year as the weekday says. */
    public CalendarDay day(LocalDate date) {
        boolean weekend = date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
        String holiday = off.get(date);
        if (holiday != null) {
            return new CalendarDay(date, DayKind.HOLIDAY, holiday);
        }
        holiday = worked.get(date);
        if (weekend && holiday != null) {
            return new CalendarDay(date, DayKind.MAKE_UP_WORKDAY, holiday);
        }
        return new CalendarDay(date, weekend ? DayKind.WEEKEND : DayKind.WORKDAY, null);
    }

    /** By {@link LocalDate#toEpochDay()}: a rest day, in an unknown year a weekend. */
    public boolean isRest(long epochDay) {
        int i = index(epochDay);
        return i < 0 ? Math.floorMod(epochDay + THURSDAY, 7) >= SATURDAY : (days[i] & REST) != 0;
    }

    /** By {@link LocalDate#toEpochDay()}: lies in a known year. */
    public boolean isPublished(long epochDay) {
        int i = index(epochDay);
        return i >= 0 && (days[i] & KNOWN) != 0;
    }

    private int index(long epochDay) {
        long i = epochDay - firstDay;
        return i >= 0 && i < days.length ? (int) i : -1;
    }
}
