package org.shanzhi.kernel.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.text.Messages;

/**
 * Times as staff read them, always Asia/Shanghai: {@code 2026-11-23 09:30}; the end of a day is 24:00 of that day, never
 * 00:00 of the next; what remains stands beside a date, never instead of it.
 */
public final class Times {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    /** Beyond this many days the hours say nothing. */
    private static final long DAYS_WITHOUT_HOURS = 30;

    private final Clock clock;
    private final Locale locale;
    private final Messages messages;

    public Times(Clock clock, Locale locale, Messages messages) {
        this.clock = clock;
        this.locale = locale;
        this.messages = messages;
    }

    /** {@code 2026-11-23 09:30}. */
    public String minute(Instant at) {
        return MINUTE.format(at(at));
    }

    /** {@code 2026-11-23 09:24:16}, for receipts and records. */
    public String second(Instant at) {
        return SECOND.format(at(at));
    }

    /** {@code 2026-11-23 周一 09:30}, the clock of the top bar. */
    public String now() {
        return fullDay(at(clock.instant()).toLocalDate()) + " " + HOUR.format(at(clock.instant()));
    }

    /** {@code 11-30 周一}, with the year when it is not this year's. */
    public String day(LocalDate day) {
        return shortDay(day) + " " + weekday(day);
    }

    /** {@code 2026-11-30 周一}. */
    public String fullDay(LocalDate day) {
        return day + " " + weekday(day);
    }

    /** {@code 11-20 16:30} in a timeline, with the year when it is not this year's. */
    public String brief(Instant at) {
        return shortDay(at(at).toLocalDate()) + " " + HOUR.format(at(at));
    }

    /** For lists: {@code 今天 10:20}, {@code 11-24 24:00}. */
    public String due(Instant due) {
        Moment moment = Moment.of(due);
        String day = moment.day().equals(today()) ? messages.text(locale, "time.today") : shortDay(moment.day());
        return day + " " + moment.time();
    }

    /** For a sentence: {@code 11-30 周一 24:00}. */
    public String dueDay(Instant due) {
        Moment moment = Moment.of(due);
        return day(moment.day()) + " " + moment.time();
    }

    /** For the matter itself: {@code 2026-11-30 周一 24:00}. */
    public String dueLong(Instant due) {
        Moment moment = Moment.of(due);
        return fullDay(moment.day()) + " " + moment.time();
    }

    /** For a table: {@code 2026-11-30 24:00}. */
    public String dueMinute(Instant due) {
        Moment moment = Moment.of(due);
        return moment.day() + " " + moment.time();
    }

    /** {@code 还剩 7 天 14 小时}, or {@code 超 3 小时} from the due instant on. */
    public String remaining(Instant due) {
        Duration left = Duration.between(clock.instant(), due);
        return left.isPositive()
                ? messages.text(locale, "time.left", length(left))
                : messages.text(locale, "time.over", length(left.negated()));
    }

    /** {@code 3 天 1 小时} since then: how long somebody has been waiting. */
    public String since(Instant start) {
        return length(Duration.between(start, clock.instant()));
    }

    /** A length of time in its two largest units. */
    public String length(Duration length) {
        long minutes = Math.max(0, length.toMinutes());
        long days = minutes / 1440;
        long hours = minutes % 1440 / 60;
        long rest = minutes % 60;
        if (days >= DAYS_WITHOUT_HOURS || days > 0 && hours == 0) return unit("time.days", days);
        if (days > 0) return unit("time.days", days) + " " + unit("time.hours", hours);
        if (hours > 0 && rest == 0) return unit("time.hours", hours);
        if (hours > 0) return unit("time.hours", hours) + " " + unit("time.minutes", rest);
        return rest > 0 ? unit("time.minutes", rest) : messages.text(locale, "time.moment");
    }

    /** For the {@code datetime} attribute. */
    public String machine(Instant at) {
        return at(at).toOffsetDateTime().toString();
    }

    public LocalDate today() {
        return ChinaTime.day(clock.instant());
    }

    public String weekday(LocalDate day) {
        return messages.text(locale, "time.weekday." + day.getDayOfWeek().getValue());
    }

    private String shortDay(LocalDate day) {
        return day.getYear() == today().getYear() ? MONTH_DAY.format(day) : day.toString();
    }

    private String unit(String key, long amount) {
        return messages.text(locale, key, amount);
    }

    private static ZonedDateTime at(Instant instant) {
        return instant.atZone(ChinaTime.ZONE);
    }

    /** A due instant as day and time, midnight being the end of the day before. */
    private record Moment(LocalDate day, String time) {
        static Moment of(Instant due) {
            ZonedDateTime at = at(due);
            return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? new Moment(at.toLocalDate().minusDays(1), "24:00")
                    : new Moment(at.toLocalDate(), HOUR.format(at));
        }
    }
}
