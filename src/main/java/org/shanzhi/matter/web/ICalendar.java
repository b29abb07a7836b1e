package org.shanzhi.matter.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.shanzhi.kernel.ChinaTime;

/**
 * Due dates as RFC 5545 wants them. What ends with a day is an entry of that day; what ends at another hour stands at that
 * hour in Shanghai.
 */
final class ICalendar {
    /** Octets of a line without its end; a longer one goes on in the next after a space. */
    private static final int LINE = 75;

    private static final String END = "\r\n";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    private final StringBuilder text = new StringBuilder();
    private final String stamp;

    ICalendar(String name, String language, Instant at) {
        stamp = SECOND.format(at.atOffset(ZoneOffset.UTC)) + "Z";
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Shanzhi//Due dates//" + language);
        line("CALSCALE:GREGORIAN");
        line("NAME:" + escaped(name));
        line("X-WR-CALNAME:" + escaped(name));
        line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        // a calendar without any component would be none
        line("BEGIN:VTIMEZONE");
        line("TZID:" + ChinaTime.ZONE);
        line("BEGIN:STANDARD");
        line("DTSTART:19910915T000000");
        line("TZOFFSETFROM:+0900");
        line("TZOFFSETTO:+0800");
        line("TZNAME:CST");
        line("END:STANDARD");
        line("END:VTIMEZONE");
    }

    /** @param uid of the entry for ever and everywhere */
    void entry(String uid, String summary, String description, Instant due, LocalDate day, boolean provisional) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(uid));
        line("DTSTAMP:" + stamp);
        line(
                due.equals(ChinaTime.endOf(day))
                        ? "DTSTART;VALUE=DATE:" + DAY.format(day)
                        : "DTSTART;TZID=" + ChinaTime.ZONE + ":" + SECOND.format(due.atZone(ChinaTime.ZONE)));
        line("SUMMARY:" + escaped(summary));
        line("DESCRIPTION:" + escaped(description));
        line("STATUS:" + (provisional ? "TENTATIVE" : "CONFIRMED"));
        line("TRANSP:TRANSPARENT");
        line("CLASS:PRIVATE");
        line("END:VEVENT");
    }

    /** The whole, ended; nothing can be added after. */
    String end() {
        line("END:VCALENDAR");
        return text.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /** Folded between characters, never within one. */
    private void line(String content) {
        int room = LINE;
        for (int i = 0; i < content.length(); ) {
            int c = content.codePointAt(i);
            int octets = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (octets > room) {
                text.append(END).append(' ');
                room = LINE - 1;
            }
            text.appendCodePoint(c);
            room -= octets;
            i += Character.charCount(c);
        }
        text.append(END);
    }
}
