package org.shanzhi.demo.town;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.shanzhi.kernel.ChinaTime;

/** When people come, and when staff get round to things: on working days, more in the morning. */
final class OfficeTime {
    /** From midnight, per hour, out of about a hundred. */
    private static final int[] ANY_HOUR = {1, 1, 0, 0, 0, 0, 1, 3, 7, 11, 10, 8, 5, 4, 7, 8, 8, 7, 6, 5, 4, 3, 2, 1};

    private static final int[] OFFICE_HOURS = {
        0, 0, 0, 0, 0, 0, 0, 0, 6, 18, 18, 10, 1, 1, 12, 16, 13, 5, 0, 0, 0, 0, 0, 0
    };
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);
    /** The night job: see ArchiveAnswers. */
    private static final LocalTime NIGHT = LocalTime.of(1, 30);

    private static final int TRIES = 200;

    private final Season season;
    private final RandomGenerator random;

    OfficeTime(Season season, RandomGenerator random) {
        this.season = season;
        this.random = random;
    }

    /** Some time of a day, before {@code now} even if that day is today. */
    Instant on(LocalDate day, boolean officeHours, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            Instant at = day.atStartOfDay(ChinaTime.ZONE)
                    .plusHours(hour(officeHours ? OFFICE_HOURS : ANY_HOUR))
                    .plusNanos((long) (random.nextDouble() * Duration.ofHours(1).toNanos()))
                    .toInstant();
            if (at.isBefore(now)) return at;
        }
        return now.minusMillis(1 + random.nextInt(60_000)); // so early that nobody has come yet
    }

    /** Some hours later, within office hours; {@code hours} is the median. */
    Instant after(Instant at, double hours) {
        double factor = Math.exp(0.7 * random.nextGaussian());
        ZonedDateTime then =
                at.plus(Duration.ofSeconds(60 + (long) (3600 * hours * factor))).atZone(ChinaTime.ZONE);
        if (hours < 1) return then.toInstant();
        if (then.toLocalTime().isAfter(CLOSES)) then = opening(then.plusDays(1));
        if (then.toLocalTime().isBefore(OPENS)) then = opening(then);
        while (season.isOff(then.toLocalDate())) then = then.plusDays(1);
        return then.toInstant();
    }

    /** When the program goes through what was answered on the spot. */
    Instant nightAfter(Instant at) {
        ZonedDateTime night = at.atZone(ChinaTime.ZONE).with(NIGHT);
        if (!night.toInstant().isAfter(at)) night = night.plusDays(1);
        return night.plusSeconds(random.nextInt(240)).toInstant();
    }

    private ZonedDateTime opening(ZonedDateTime day) {
        return day.truncatedTo(ChronoUnit.DAYS).plusHours(OPENS.getHour()).plusSeconds(random.nextInt(9000));
    }

    private int hour(int[] weights) {
        int sum = 0;
        for (int weight : weights) sum += weight;
        int left = random.nextInt(sum);
        for (int hour = 0; ; hour++) {
            left -= weights[hour];
            if (left < 0) return hour;
        }
    }
}
