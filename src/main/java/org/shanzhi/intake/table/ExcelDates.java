package org.shanzhi.intake.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Days since the end of 1899 and parts of a day, as Excel counts them, with the 29 February 1900 that never was. */
public final class ExcelDates {
    private static final LocalDateTime BEGIN = LocalDate.of(1899, 12, 30).atStartOfDay();
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final BigDecimal NEVER_WAS = BigDecimal.valueOf(60);
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private ExcelDates() {}

    /** To the second: what is behind it is noise of the fraction. */
    public static LocalDateTime of(BigDecimal serial) {
        long seconds =
                serial.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return BEGIN.plusDays(serial.compareTo(NEVER_WAS) < 0 ? 1 : 0).plusSeconds(seconds);
    }

    static String text(BigDecimal serial) {
        var at = of(serial);
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : TEXT.format(at);
    }
}
