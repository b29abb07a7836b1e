package org.shanzhi.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The State Council's days that the program brings along: version 0 of the table. */
public final class HolidayResources {
    private static final String FILE = "/calendar/state-council.holidays";

    private HolidayResources() {}

    /** The years 2019 to 2026. */
    public static Holidays load() {
        try (InputStream in = HolidayResources.class.getResourceAsStream(FILE)) {
            return Holidays.of(0, parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The format is described at the top of the file itself. */
    private static List<HolidayYear> parse(String text) {
        Deque<Section> sections = new ArrayDeque<>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "year" -> sections.add(new Section(Integer.parseInt(words[1])));
                case "notice" -> sections.getLast().notices.add(words[1] + " " + words[2]);
                default -> sections.getLast().holiday(words);
            }
        });
        return sections.stream().map(Section::year).toList();
    }

    private record Section(int of, List<String> notices, Map<LocalDate, String> off, Map<LocalDate, String> work) {
        Section(int of) {
            this(of, new ArrayList<>(), new TreeMap<>(), new TreeMap<>());
        }

        /** {@code 春节 off 2026-02-15..2026-02-23 work 2026-02-14,2026-02-28}. */
        void holiday(String[] words) {
            String[] span = words[2].split("\\.\\.");
            LocalDate afterLast = LocalDate.parse(span[span.length - 1]).plusDays(1);
            LocalDate.parse(span[0]).datesUntil(afterLast).forEach(day -> off.put(day, words[0]));
            if (words.length > 4) {
                for (String day : words[4].split(",")) {
                    work.put(LocalDate.parse(day), words[0]);
                }
            }
        }

        HolidayYear year() {
            return new HolidayYear(of, notices, off, work);
        }
    }
}
