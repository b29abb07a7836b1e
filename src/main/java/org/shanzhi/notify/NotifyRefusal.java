package org.shanzhi.notify;

import org.shanzhi.kernel.RefusalCode;

/** Why a choice of reminders is not taken, or a message not sent again. */
public enum NotifyRefusal implements RefusalCode {
    ADDRESS_MISSING,
    ADDRESS_MALFORMED,
    TIME_MALFORMED,
    MEDIUM_NOT_OFFERED,
    OWN_ADDRESS_MISSING,
    MESSAGE_NOT_GIVEN_UP
}
