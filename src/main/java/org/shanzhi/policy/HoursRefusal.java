package org.shanzhi.policy;

import org.shanzhi.kernel.RefusalCode;

/** Why office hours cannot be entered so. */
public enum HoursRefusal implements RefusalCode {
    HOURS_ENTERED_MEANWHILE,
    HOURS_FROM_TOMORROW,
    HOURS_MISSING,
    HOURS_REASON_MISSING,
    HOURS_TOO_FAR_AHEAD,
    HOURS_UNCHANGED,
    HOURS_UNREADABLE
}
