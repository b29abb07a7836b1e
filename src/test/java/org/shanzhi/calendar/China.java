package org.shanzhi.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import org.shanzhi.kernel.ChinaTime;

/** Instants as people in Lanzhou say them. */
final class China {
    private China() {}

    static Instant at(String chinaTime) {
        return LocalDateTime.parse(chinaTime).atZone(ChinaTime.ZONE).toInstant();
    }

    static Pause pause(String from, String to) {
        return new Pause(at(from), at(to));
    }
}
