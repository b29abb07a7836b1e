package org.shanzhi.policy.hours;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shanzhi.calendar.OfficeHours;
import org.shanzhi.kernel.text.Spelling;

/** 上班时间 as people type them: {@code 9:00-12:00，14:30—18:00}. */
public final class HoursText {
    private HoursText() {}

    /** Empty when they cannot be read, overlap or end before they begin. */
    public static Optional<OfficeHours> read(String typed) {
        List<String> spans = Arrays.stream(Spelling.plain(typed)
                        .replaceAll("\\s*[-–—~至到]+\\s*", "-")
                        .split("[\\s,、;]+"))
                .filter(span -> !span.isEmpty())
                .map(span -> span.replaceAll("(?<!\\d)(\\d):", "0$1:"))
                .toList();
        try {
            return Optional.of(OfficeHours.parse(spans));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** As {@link #read} takes them. */
    public static List<String> spans(OfficeHours hours) {
        return hours.spans().stream().map(span -> span.from() + "-" + span.to()).toList();
    }
}
