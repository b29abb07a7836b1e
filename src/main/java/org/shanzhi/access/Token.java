package org.shanzhi.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.policy.Permission;

/**
 * A program's way in with rights of one account, without its secret.
 *
 * @param name what it is used for, as whoever granted it wrote it
 * @param rights those it was given, of which its owner must still hold each; null for all that he holds
 * @param usedOn the last day on which it was used; null when it never was
 * @param allowance what its owner picked it up by; null for one of the server's console
 * @param replacedBy the one that its owner made to take its place; null while there is none
 * @param revokedAt null while it may be used
 */
public record Token(
        UUID id,
        int district,
        int accountId,
        String username,
        String name,
        Set<Permission> rights,
        Instant createdAt,
        Instant expiresAt,
        LocalDate usedOn,
        UUID allowance,
        UUID replacedBy,
        Instant revokedAt) {
    /** The last day on which it may be used. */
    public LocalDate lastDay() {
        return ChinaTime.day(expiresAt.minusNanos(1));
    }

    public boolean validAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** One of the server's console is replaced there. */
    public boolean replaceable() {
        return allowance != null && replacedBy == null;
    }
}
