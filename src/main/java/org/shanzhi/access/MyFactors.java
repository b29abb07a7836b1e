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
    public boolean device() {
        return deviceSince != null;
    }

    public boolean any() {
        return device() || !passkeys.isEmpty();
    }

    public boolean mayRemoveDevice() {
        return !required || !passkeys.isEmpty();
    }

    public boolean mayRemovePasskey() {
        return !required || device() || passkeys.size() > 1;
    }
}
