package org.shanzhi.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The one time zone: every "today", every number's year and every end of month is Asia/Shanghai. */
public final class ChinaTime {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private ChinaTime() {}

    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    /** The minute on the wall, as a browser sends it, with its offset; what is no such minute stays as it was typed. */
    public static String onTheWall(String typed) {
        try {
            return LocalDateTime.parse(typed).atZone(ZONE).toOffsetDateTime().toString();
        } catch (DateTimeException e) {
            return typed;
        }
    }

    /** 00:00 of the day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** 24:00 of the day: the instant at which something due on that day becomes late. */
    public static Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }
}
