package org.shanzhi.calendar;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;

/** When an office is open on a working day (上班时间), in order and without overlap. */
public record OfficeHours(List<Span> spans) {
    /** Open from {@code from} up to, not including, {@code to}. */
    public record Span(LocalTime from, LocalTime to) {
        public Span {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("Office hours from " + from + " to " + to);
            }
        }
    }

    public static final OfficeHours STANDARD = parse(List.of("09:00-12:00", "14:30-18:00"));

    public OfficeHours {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("An office that never opens");
        }
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().isBefore(spans.get(i - 1).to())) {
                throw new IllegalArgumentException("Office hours overlap: " + spans);
            }
        }
    }

    /** From the way policies write them: {@code ["09:00-12:00", "14:30-18:00"]}. */
    public static OfficeHours parse(List<String> spans) {
        return new OfficeHours(spans.stream().map(OfficeHours::span).toList());
    }

    /** Such as {@code 09:00–12:00 14:30–18:00}. */
    public String text() {
        return spans.stream().map(span -> span.from() + "–" + span.to()).collect(Collectors.joining(" "));
    }

    private static Span span(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("Office hours " + text);
        }
        return new Span(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
    }
}
