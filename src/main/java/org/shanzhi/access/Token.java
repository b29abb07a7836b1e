package org.shanzhi.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.shanzhi.kernel.ChinaTime;

/**
 * A program's way in with the rights of one account, without its secret.
 *
 * @param name what it is used for, as its issuer wrote it
 * @param revokedAt null while it may be used
 */
public record Token(
        UUID id,
        int district,
        int accountId,
        String username,
        String name,
        Instant createdAt,
        Instant expiresAt,
        Instant revokedAt) {
    /** The last day on which it may be used. */
    public LocalDate lastDay() {
        return ChinaTime.day(expiresAt.minusNanos(1));
    }

    public boolean validAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
