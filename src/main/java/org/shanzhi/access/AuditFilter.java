package org.shanzhi.access;

import java.time.LocalDate;

/** Which lines of the access log are wanted; null asks for all of it. {@code to} is the last day, in China's time. */
public record AuditFilter(String username, Long matterId, AccessKind kind, LocalDate from, LocalDate to) {
    public static final AuditFilter NONE = new AuditFilter(null, null, null, null, null);
}
