package org.shanzhi.matter.replay;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.shanzhi.calendar.HolidayResources;
import org.shanzhi.testing.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Working days by walking from one day to the next, with another publisher's list of days off than the product brings along
 * where that list is there.
 */
record PlainDays(Set<LocalDate> off, Set<LocalDate> worked) {
    static PlainDays published() {
        return SharedData.file("calendars/chinese-days/chinese-days.json")
                .map(PlainDays::of)
                .orElseGet(PlainDays::shipped);
    }

    private static PlainDays of(Path file) {
        try {
            JsonNode days = JsonMapper.shared().readTree(Files.readString(file));
            return new PlainDays(daysOf(days.get("holidays")), daysOf(days.get("workdays")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<LocalDate> daysOf(JsonNode days) {
        return days.propertyNames().stream().map(LocalDate::parse).collect(toUnmodifiableSet());
    }

    private static PlainDays shipped() {
        var years = HolidayResources.load().years();
        return new PlainDays(
                years.stream().flatMap(y -> y.restDays().keySet().stream()).collect(toUnmodifiableSet()),
                years.stream().flatMap(y -> y.workingDays().keySet().stream()).collect(toUnmodifiableSet()));
    }

    boolean isWorked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? worked.contains(day) : !off.contains(day);
    }

    /** The n-th working day after a day, which is not counted itself. */
    LocalDate after(LocalDate day, int n) {
        LocalDate last = day;
        for (int counted = 0; counted < n; ) {
            last = last.plusDays(1);
            if (isWorked(last)) counted++;
        }
        return last;
    }
}
