package org.shanzhi.demo.town;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.shanzhi.kernel.ChinaTime;

/** When people come, and when staff get round to things: more on weekdays, more in the morning. */
final class OfficeTime {
    private static final int DAYS_BACK = 200;
    /** From midnight, per hour, out of about a hundred. */
    private static final int[] HOURS = {1, 0, 0, 0, 0, 0, 1, 2, 8, 14, 14, 9, 3, 3, 9, 11, 9, 6, 3, 2, 2, 2, 1, 1};

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);

    private final RandomGenerator random;

    OfficeTime(RandomGenerator random) {
        this.random = random;
    }

    /** Some time in the last two hundred days, rather of late than long ago. */
    Instant arrival(Instant now) {
        while (true) {
            int daysAgo = (int) (DAYS_BACK * Math.pow(random.nextDouble(), 2.3));
            ZonedDateTime at = now.atZone(ChinaTime.ZONE)
                    .minusDays(daysAgo)
                    .truncatedTo(ChronoUnit.DAYS)
                    .plusHours(hour())
                    .plusSeconds(random.nextInt(3600));
            boolean comes = !weekend(at) || random.nextInt(3) == 0;
            if (comes && at.toInstant().isBefore(now)) return at.toInstant();
        }
    }

    /** Some hours later, within office hours; {@code hours} is the median. */
    Instant after(Instant at, double hours) {
        double factor = Math.exp(0.7 * random.nextGaussian());
        ZonedDateTime then =
                at.plus(Duration.ofSeconds(60 + (long) (3600 * hours * factor))).atZone(ChinaTime.ZONE);
        if (hours < 1) return then.toInstant();
        if (then.toLocalTime().isAfter(CLOSES)) then = opening(then.plusDays(1));
        if (then.toLocalTime().isBefore(OPENS)) then = opening(then);
        while (weekend(then)) then = then.plusDays(1);
        return then.toInstant();
    }

    private ZonedDateTime opening(ZonedDateTime day) {
        return day.truncatedTo(ChronoUnit.DAYS).plusHours(OPENS.getHour()).plusSeconds(random.nextInt(9000));
    }

    private int hour() {
        int sum = 0;
        for (int weight : HOURS) sum += weight;
        int left = random.nextInt(sum);
        for (int hour = 0; ; hour++) {
            left -= HOURS[hour];
            if (left < 0) return hour;
        }
    }

    private static boolean weekend(ZonedDateTime at) {
        return at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
