package org.shanzhi.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.policy.Permission;

/**
 * What an administrator allows: that an account's owner picks up a token with these rights. Whoever grants it never sees the
 * token.
 *
 * @param grantedBy staff id
 * @param expiresAt when the token ends that is picked up by it, and all that replace it
 * @param pickedUpAt null while the owner has not fetched it
 * @param withdrawnAt null unless an administrator thought better of it before
 */
public record TokenAllowance(
        UUID id,
        int district,
        int accountId,
        String username,
        String purpose,
        Set<Permission> rights,
        Instant grantedAt,
        int grantedBy,
        Instant expiresAt,
        Instant pickedUpAt,
        Instant withdrawnAt) {
    public LocalDate lastDay() {
        return ChinaTime.day(expiresAt.minusNanos(1));
    }

    public boolean waitsAt(Instant now) {
        return pickedUpAt == null && withdrawnAt == null && now.isBefore(expiresAt);
    }
}
