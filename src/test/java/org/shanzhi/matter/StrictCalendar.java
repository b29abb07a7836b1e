package org.shanzhi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what RFC 5545 calls an iCalendar stream, as strictly as it is written, and gives its entries. */
public final class StrictCalendar {
    private static final Pattern LINE = Pattern.compile("([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^;:,\"]+)*):(.*)");
    private static final Pattern TEXT = Pattern.compile("(?:[^\\\\;,\\p{Cntrl}]|\\\\[\\\\;,nN])*");
    private static final Set<String> TEXTS = Set.of("SUMMARY", "DESCRIPTION", "UID", "NAME", "X-WR-CALNAME");

    private StrictCalendar() {}

    /** Of each VEVENT its properties; a parameter stays with the name as {@code DTSTART;VALUE=DATE}. */
    public static List<Map<String, String>> entries(String stream) {
        assertThat(stream).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").endsWith("\r\nEND:VCALENDAR\r\n");
        var open = new ArrayList<String>();
        var entries = new ArrayList<Map<String, String>>();
        var components = new HashSet<String>();
        var ids = new HashSet<String>();
        Map<String, String> entry = null;
        for (String line : unfolded(stream)) {
            var parts = LINE.matcher(line);
            assertThat(parts.matches()).as(line).isTrue();
            String name = parts.group(1);
            String value = parts.group(3);
            if (name.equals("BEGIN")) {
                open.add(value);
                components.add(value);
                if (value.equals("VEVENT")) entry = new TreeMap<>();
            } else if (name.equals("END")) {
                assertThat(open.removeLast()).isEqualTo(value);
                if (value.equals("VEVENT")) {
                    check(entry);
                    assertThat(ids.add(entry.get("UID")))
                            .as("one entry, one UID")
                            .isTrue();
                    entries.add(entry);
                }
            } else {
                if (TEXTS.contains(name)) assertThat(value).matches(TEXT);
                if (open.getLast().equals("VEVENT"))
                    assertThat(entry.put(name + parts.group(2), value))
                            .as("once: " + name)
                            .isNull();
            }
        }
        assertThat(open).isEmpty();
        assertThat(components).contains("VCALENDAR", "VTIMEZONE").hasSizeGreaterThan(1);
        return entries;
    }

    private static void check(Map<String, String> entry) {
        assertThat(entry).containsKeys("UID", "DTSTAMP", "SUMMARY");
        assertThat(entry.get("DTSTAMP")).matches("\\d{8}T\\d{6}Z");
        assertThat(entry.get("STATUS")).isIn("CONFIRMED", "TENTATIVE");
        String day = entry.get("DTSTART;VALUE=DATE");
        String hour = entry.get("DTSTART;TZID=Asia/Shanghai");
        assertThat(day == null).as("begins once").isNotEqualTo(hour == null);
        if (day != null) assertThat(day).matches("\\d{8}");
        else assertThat(hour).matches("\\d{8}T\\d{6}");
    }

    private static List<String> unfolded(String stream) {
        var lines = new ArrayList<String>();
        for (String line : stream.substring(0, stream.length() - 2).split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).as(line).hasSizeBetween(1, 75);
            assertThat(line).doesNotContain("\n", "\r", "\uFFFD");
            if (line.startsWith(" ")) lines.add(lines.removeLast() + line.substring(1));
            else lines.add(line);
        }
        return lines;
    }
}
