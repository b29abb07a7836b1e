package org.shanzhi.matter;

import java.time.Instant;

/** 日历订阅: the address that somebody gave a calendar program, without its secret. */
public record CalendarFeed(int unit, DueCalendar.Whose whose, Instant madeAt, Instant expiresAt) {
    /** @param secret the part of the address that lets in; shown this once, only its digest is kept */
    public record Issued(CalendarFeed feed, String secret) {
        @Override
        public String toString() {
            return "Issued[" + feed + ", ***]";
        }
    }
}
