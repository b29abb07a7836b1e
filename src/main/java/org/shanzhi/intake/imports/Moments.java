package org.shanzhi.intake.imports;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shanzhi.intake.table.Cell;
import org.shanzhi.intake.table.ExcelDates;
import org.shanzhi.kernel.ChinaTime;

/**
 * Times as people and programs write them: 2020-01-06 12:09:38, 2020/1/6, 2020.1.6 8:05, 2020年1月6日 下午3时05分, 20200106120938,
 * 2020-01-06T12:09:38+08:00, in digits of any width, or the number that Excel keeps. Without a year, or with two of its
 * digits, nobody can know. On the wall in Asia/Shanghai unless it says otherwise.
 */
final class Moments {
    private static final Pattern SPELT = Pattern.compile("(\\d{4}) ?[-/.年] ?(\\d{1,2}) ?[-/.月] ?(\\d{1,2}) ?[日号]?"
            + "(?:[ T]*(上午|中午|下午|晚上|凌晨|AM|PM)? ?"
            + "(\\d{1,2}) ?[:时点] ?(?:(\\d{1,2})(?: ?[:分] ?(?:(\\d{1,2})(?:\\.\\d+)?秒?)?)?)? ?(AM|PM)?)?"
            + " ?(Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern DIGITS =
            Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2})?)?");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(?:\\.\\d+)?");
    private static final Pattern WEEKDAY = Pattern.compile("\\(?(?:星期|周)[一二三四五六日天]\\)?");

    private final List<DateTimeFormatter> own;

    Moments(List<String> patterns) {
        own = patterns.stream().map(DateTimeFormatter::ofPattern).toList();
    }

    /** Empty when it is no time. */
    Optional<Instant> read(Cell cell) {
        try {
            if (cell.number() != null
                    && SERIAL.matcher(cell.number().toPlainString()).matches()) {
                return Optional.of(onTheWall(ExcelDates.of(cell.number())));
            }
            String text =
                    Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).strip();
            for (DateTimeFormatter format : own) {
                Optional<Instant> read = read(format, text);
                if (read.isPresent()) return read;
            }
            return spelt(text);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> read(DateTimeFormatter format, String text) {
        try {
            TemporalAccessor read = format.parse(text);
            LocalTime time = read.query(TemporalQueries.localTime());
            LocalDate day = LocalDate.from(read);
            return Optional.of(onTheWall(day.atTime(time == null ? LocalTime.MIDNIGHT : time)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> spelt(String text) {
        String plain = WEEKDAY.matcher(text)
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .strip()
                .toUpperCase(Locale.ROOT);
        Matcher spelt = SPELT.matcher(plain);
        if (spelt.matches()) return Optional.of(spelt(spelt));
        Matcher digits = DIGITS.matcher(plain);
        if (digits.matches()) {
            return Optional.of(onTheWall(LocalDateTime.of(
                    number(digits, 1),
                    number(digits, 2),
                    number(digits, 3),
                    number(digits, 4),
                    number(digits, 5),
                    number(digits, 6))));
        }
        if (SERIAL.matcher(plain).matches()) return Optional.of(onTheWall(ExcelDates.of(new BigDecimal(plain))));
        return Optional.empty();
    }

    private static Instant spelt(Matcher m) {
        LocalDate day = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
        int hour = number(m, 5);
        String half = m.group(4) != null ? m.group(4) : m.group(8) != null ? m.group(8) : "";
        boolean afternoon = half.equals("下午") || half.equals("晚上") || half.equals("PM");
        if (afternoon && hour < 12 || half.equals("中午") && hour < 3) hour += 12;
        if (half.equals("AM") && hour == 12) hour = 0;
        LocalDateTime at = hour == 24 ? day.plusDays(1).atStartOfDay() : day.atTime(hour, number(m, 6), number(m, 7));
        ZoneId zone = m.group(9) == null ? ChinaTime.ZONE : ZoneOffset.of(m.group(9));
        return at.atZone(zone).toInstant();
    }

    private static int number(Matcher m, int group) {
        return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
    }

    private static Instant onTheWall(LocalDateTime at) {
        return at.atZone(ChinaTime.ZONE).toInstant();
    }
}
