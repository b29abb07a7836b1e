package org.shanzhi.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.shanzhi.kernel.ChinaTime;

/** Clocks of every kind, fond of midnights, ends of months, long holidays and the edge of what is published. */
final class RandomClocks {
    private static final Unit[] UNITS = Unit.values();
    private static final String[] HOT_DAYS = {
        "2019-05-01",
        "2020-01-31",
        "2020-02-01",
        "2020-02-29",
        "2022-12-30",
        "2023-09-28",
        "2024-02-29",
        "2025-10-01",
        "2026-02-14",
        "2026-11-20",
        "2026-12-31",
        "2027-01-01"
    };

    private final SplittableRandom random;

    RandomClocks(long seed) {
        random = new SplittableRandom(seed);
    }

    Limit limit() {
        Direction direction = random.nextInt(8) == 0 ? Direction.BEFORE_ANCHOR : Direction.AFTER_START;
        Period period = period();
        while (direction == Direction.BEFORE_ANCHOR && period.unit() == Unit.END_OF_CALENDAR_MONTH) {
            period = period();
        }
        HourStart hourStart = random.nextInt(4) == 0 ? HourStart.NEXT_HOUR : HourStart.SAME_MOMENT;
        return new Limit(period, random.nextBoolean(), hourStart, direction);
    }

    Period period() {
        Unit unit = UNITS[random.nextInt(UNITS.length)];
        int most = switch (unit) {
            case MINUTE -> 3000;
            case HOUR -> 80;
            case WORKING_HOUR -> 25;
            case CALENDAR_DAY, WORKING_DAY -> 65;
            case MONTH -> 14;
            case YEAR -> 4;
            case END_OF_CALENDAR_MONTH -> 3;
        };
        return new Period(random.nextInt(6) == 0 ? random.nextInt(3) : random.nextInt(most + 1), unit);
    }

    Course course() {
        Instant start = moment();
        List<Pause> pauses = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            pauses.add(pause(start));
        }
        List<Period> extensions = new ArrayList<>();
        for (int n = Math.max(0, random.nextInt(5) - 2); n > 0; n--) {
            extensions.add(period());
        }
        return new Course(start, pauses, extensions);
    }

    Instant moment() {
        LocalDate day = random.nextInt(3) == 0
                ? LocalDate.parse(HOT_DAYS[random.nextInt(HOT_DAYS.length)]).plusDays(random.nextInt(-3, 4))
                : LocalDate.of(2018, 11, 1).plusDays(random.nextInt(3100));
        return day.atTime(time()).atZone(ChinaTime.ZONE).toInstant();
    }

    /** Begins some days before to many days after the start and lasts from nothing to three weeks. */
    Pause pause(Instant start) {
        Instant from = near(start, -3, 40);
        if (random.nextInt(12) == 0) {
            return Pause.open(from);
        }
        Instant to = near(from, 0, random.nextInt(3) == 0 ? 20 : 3);
        return to.isBefore(from) ? new Pause(to, from) : new Pause(from, to);
    }

    private Instant near(Instant at, int earliest, int latest) {
        return LocalDateTime.of(ChinaTime.day(at).plusDays(random.nextInt(earliest, latest + 1)), time())
                .atZone(ChinaTime.ZONE)
                .toInstant();
    }

    private LocalTime time() {
        return switch (random.nextInt(8)) {
            case 0 -> LocalTime.MIDNIGHT;
            case 1 -> LocalTime.of(23, 59);
            case 2 -> LocalTime.of(random.nextInt(24), 0);
            case 3 -> LocalTime.of(18, 0);
            default -> LocalTime.of(random.nextInt(24), random.nextInt(60));
        };
    }

    /** What is published: mostly everything, sometimes only up to a year, sometimes with a gap, sometimes nothing. */
    Holidays holidays(Holidays all) {
        int last = random.nextInt(4) == 0 ? random.nextInt(2018, 2027) : 2026;
        int gap = random.nextInt(10) == 0 ? random.nextInt(2019, 2027) : 0;
        return Holidays.of(
                1,
                all.years().stream()
                        .filter(year -> year.year() <= last && year.year() != gap)
                        .toList());
    }

    /** Office hours that are others from some days on, most of them hot. */
    OfficeTimes officeTimes() {
        var since = new TreeMap<LocalDate, OfficeHours>();
        for (int n = random.nextInt(60); n > 0; n--) since.put(ChinaTime.day(moment()), officeHours());
        return new OfficeTimes(officeHours(), since);
    }

    private OfficeHours officeHours() {
        var spans = new ArrayList<OfficeHours.Span>();
        int hour = random.nextInt(11);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int to = hour + 1 + random.nextInt(4);
            int minutes = random.nextInt(60);
            spans.add(new OfficeHours.Span(LocalTime.of(hour, 0), LocalTime.of(to - 1, 1 + minutes % 59)));
            hour = to;
        }
        return new OfficeHours(spans);
    }
}
