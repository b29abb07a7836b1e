package org.shanzhi.notify.web;

import java.time.Instant;
import java.util.List;

/** A page of messages as it is shown; {@code next} and {@code first} are addresses, null where there is none. */
public record NoticeList(List<Line> lines, String next, String first) {
    public record Line(long id, Instant at, String text, boolean read) {}
}
