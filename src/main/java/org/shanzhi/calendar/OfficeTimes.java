package org.shanzhi.calendar;

import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * 上班时间 from day to day: office hours may be others from one day on.
 *
 * @param first before the first change
 * @param since what holds from each day of change on, until the next
 */
public record OfficeTimes(OfficeHours first, NavigableMap<LocalDate, OfficeHours> since) {
    public OfficeTimes {
        since = Collections.unmodifiableNavigableMap(new TreeMap<>(since));
    }

    /** The same on every day. */
    public static OfficeTimes always(OfficeHours hours) {
        return new OfficeTimes(hours, new TreeMap<>());
    }

    public OfficeHours on(LocalDate day) {
        var change = since.floorEntry(day);
        return change == null ? first : change.getValue();
    }

    /** Whether every day has the same hours in both. */
    public boolean sameAs(OfficeTimes other) {
        return first.equals(other.first)
                && since.keySet().stream().allMatch(day -> on(day).equals(other.on(day)))
                && other.since.keySet().stream().allMatch(day -> on(day).equals(other.on(day)));
    }
}
