package org.shanzhi.access;

import java.time.Instant;
import java.util.List;

/**
 * What somebody shows at sign-in besides the password.
 *
 * @param required by a role that is held today, so that the last one cannot be removed
 * @param deviceSince null without a device that shows codes
 * @param deviceUsedAt null without such a device
 * @param passkeys the oldest first
 * @param codesLeft recovery codes not used yet
 */
public record MyFactors(
        boolean required, Instant deviceSince, Instant deviceUsedAt, List<Passkey> passkeys, int codesLeft) {
    private static final int FEW_CODES = 2;

    public boolean device() {
        return deviceSince != null;
    }

    public boolean any() {
        return device() || !passkeys.isEmpty();
    }

    /** Whether there is nothing that has to be set up first. */
    public boolean enough() {
        return !required || any();
    }

    public boolean fewCodes() {
        return codesLeft <= FEW_CODES;
    }

    public boolean mayRemoveDevice() {
        return !required || !passkeys.isEmpty();
    }

    public boolean mayRemovePasskey() {
        return !required || device() || passkeys.size() > 1;
    }
}
