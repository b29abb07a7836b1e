package org.shanzhi.access;

import java.time.Instant;

/**
 * What lets a member of staff in: a user name and, by browser, a password.
 *
 * @param failures attempts with a wrong password since the last good one
 * @param lockedUntil null when nothing locks it; {@link #BY_ADMINISTRATION} until somebody unlocks it
 * @param passwordAt when its owner last chose the password; null while it is one handed out, to be changed at once
 * @param active whether it may ever be used again
 * @param secondFactor whether something besides the password is asked for at every sign-in
 * @param factorResetAt when an administrator took the second factor off and its owner was not told yet; null otherwise
 */
public record Account(
        int id,
        int district,
        int staffId,
        String username,
        int failures,
        Instant lockedUntil,
        Instant passwordAt,
        boolean active,
        boolean secondFactor,
        Instant factorResetAt) {
    /** Locked by a person, not by wrong passwords. */
    public static final Instant BY_ADMINISTRATION = Instant.parse("9999-12-31T00:00:00Z");

    public boolean lockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    public boolean lockedByAdministration() {
        return BY_ADMINISTRATION.equals(lockedUntil);
    }

    /** Wrong passwords keep a stranger out but do not end the owner's session; administration ends both. */
    public boolean usable() {
        return active && !lockedByAdministration();
    }

    public boolean mustChangePassword() {
        return passwordAt == null;
    }
}
