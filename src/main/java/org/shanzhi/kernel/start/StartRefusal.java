package org.shanzhi.kernel.start;

import org.shanzhi.kernel.RefusalCode;

/** Why the program does not start, for whoever sits at the console. */
public enum StartRefusal implements RefusalCode {
    BAD_OPTION,
    BINARIES_DAMAGED,
    DATA_DIRECTORY_HELD,
    DATA_DIRECTORY_UNUSABLE,
    DATA_OF_OTHER_VERSION,
    DATABASE_DID_NOT_START,
    DATABASE_PASSWORD_LOST,
    DATABASE_PASSWORD_UNREADABLE,
    DATABASE_URL_UNKNOWN,
    DATABASE_USER_UNREACHABLE,
    DEMO_IS_LOOPBACK_ONLY,
    MASTER_KEY_MISSING,
    MASTER_KEY_UNREADABLE,
    MASTER_KEY_WRONG,
    NO_BINARIES_FOR_PLATFORM,
    NO_UNPRIVILEGED_USER,
    PORT_TAKEN,
    SETPRIV_MISSING,
    STILL_STOPPING,
}
