package org.shanzhi.policy.holidays;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the law itself says of every year: 全国年节及纪念日放假办法 art. 2. Swaps (调休) only move rest, so the weekdays
 * off less the weekend days worked are as many as the law gives.
 */
final class StatutoryDays {
    static final List<String> FESTIVALS = List.of("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节");
    /** The notices for 2019 to 2026 had at most 33 and 8. */
    static final int MOST_REST_DAYS = 40;

    static final int MOST_MAKE_UP_DAYS = 10;

    /** In force since 2025-01-01: one more day for 春节 and for 劳动节. */
    private static final int REVISED = 2025;

    private static final List<MonthDay> SINCE_REVISION = List.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 2),
            MonthDay.of(10, 1),
            MonthDay.of(10, 2),
            MonthDay.of(10, 3));

    private StatutoryDays() {}

    static int count(int year) {
        return year >= REVISED ? 13 : 11;
    }

    /** Those that do not follow the moon. */
    static Stream<LocalDate> fixed(int year) {
        return SINCE_REVISION.stream()
                .filter(day -> year >= REVISED || !day.equals(MonthDay.of(5, 2)))
                .map(day -> day.atYear(year));
    }
}
