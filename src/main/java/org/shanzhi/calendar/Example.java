package org.shanzhi.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.shanzhi.kernel.ChinaTime;

/**
 * A worked example, counted by hand: what everybody can check and the tests do check.
 *
 * @param ends the instant at which it becomes late
 * @param source empty for a rule of the centre's own
 */
public record Example(Instant start, Limit limit, Instant ends, String source, String zh, String en) {
    private static final String FILE = "/calendar/examples.tsv";

    public static List<Example> all() {
        try (var in = Example.class.getResourceAsStream(FILE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(Example::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String told(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }

    private static Example read(String line) {
        String[] cells = line.split("\t", -1);
        var period = new Period(Integer.parseInt(cells[1]), Unit.valueOf(cells[2]));
        var limit =
                new Limit(period, Boolean.parseBoolean(cells[3]), HourStart.valueOf(cells[4]), Direction.AFTER_START);
        return new Example(at(cells[0]), limit, at(cells[5]), cells[6], cells[7], cells[8]);
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ChinaTime.ZONE).toInstant();
    }
}
