package org.shanzhi.access;

import java.time.Instant;

/**
 * What somebody shows at sign-in besides the password.
 *
 * @param required by a role that is held today, so that the last one cannot be removed
 * @param deviceSince null without a device that shows codes
 * @param deviceUsedAt null without such a device
 * @param codesLeft recovery codes not used yet
 */
public record MyFactors(boolean required, Instant deviceSince, Instant deviceUsedAt, int codesLeft) {
    public boolean device() {
        return deviceSince != null;
    }

    public boolean any() {
        return device();
    }

    public boolean mayRemoveDevice() {
        return device() && !required;
    }
}
