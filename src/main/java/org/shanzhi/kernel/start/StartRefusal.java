package org.shanzhi.kernel.start;

import org.shanzhi.kernel.RefusalCode;

/** Why the program does not start, for whoever sits at the console. */
public enum StartRefusal implements RefusalCode {
    // options
    OPTION_UNKNOWN,
    OPTION_WITHOUT_VALUE,
    PORT_IMPOSSIBLE,
    PORT_TAKEN,
    DEMO_SIZE_UNKNOWN,
    DEMO_YEARS_IMPOSSIBLE,
    DEMO_IS_LOOPBACK_ONLY,
    ADDRESS_UNKNOWN,
    CERTIFICATE_UNREADABLE,
    PUBLIC_ADDRESS_IMPOSSIBLE,
    // commands
    COMMAND_UNKNOWN,
    INSTANCE_NOT_READY,
    INSTANCE_LOST,
    NO_DATA_YET,
    // data directory
    DATA_DIRECTORY_HELD,
    DATA_DIRECTORY_UNUSABLE,
    DATA_OF_OTHER_VERSION,
    // embedded database
    BINARIES_DAMAGED,
    DATABASE_DID_NOT_START,
    DATABASE_PASSWORD_LOST,
    DATABASE_USER_UNREACHABLE,
    NO_BINARIES_FOR_PLATFORM,
    NO_UNPRIVILEGED_USER,
    SETPRIV_MISSING,
    STILL_STOPPING,
    // a database server of the operator's
    DATABASE_NOT_UNICODE,
    DATABASE_PASSWORD_UNREADABLE,
    DATABASE_TOO_OLD,
    DATABASE_UNREACHABLE,
    DATABASE_URL_UNKNOWN,
    // keys
    MASTER_KEY_MISSING,
    MASTER_KEY_UNREADABLE,
    MASTER_KEY_WRONG
}
