package org.shanzhi.access;

import org.shanzhi.kernel.RefusalCode;

/** Why an account, a password or a token is not taken. */
public enum AccessRefusal implements RefusalCode {
    ACCOUNT_EXISTS,
    ACCOUNT_INACTIVE,
    DAY_MALFORMED,
    EXPIRY_OUT_OF_RANGE,
    KIND_UNKNOWN,
    NO_ACCOUNT,
    NOT_YOURSELF,
    NUMBER_MALFORMED,
    PASSWORD_COMMON,
    PASSWORD_LIKE_USERNAME,
    PASSWORD_LONG,
    PASSWORD_NOT_REPEATED,
    PASSWORD_OLD_WRONG,
    PASSWORD_SAME,
    PASSWORD_SHORT,
    PASSWORD_SIMPLE,
    TOKEN_NAME_MISSING,
    UNIT_NOT_YOURS
}
