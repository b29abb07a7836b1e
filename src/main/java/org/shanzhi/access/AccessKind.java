package org.shanzhi.access;

/** What the access log knows of. */
public enum AccessKind {
    SIGN_IN,
    /** The password was right and the second factor is still to come. */
    PASSWORD_RIGHT,
    SIGN_IN_FAILED,
    /** The fifth wrong password or code in a row. */
    LOCKED,
    SIGN_OUT,
    /** A matter was looked at. */
    READ,
    /** Personal data was shown in clear, with the reason. */
    REVEAL,
    /** Somebody was let read a matter, or not any more. */
    GRANT,
    /** A matter out of somebody's scope was opened in an emergency. */
    EMERGENCY,
    EXPORT,
    /** Somebody asked for what he may not. */
    REFUSED,
    /** Units, staff, accounts, tokens, rules were changed. */
    ADMIN,
    ERASE,
    /** The log itself was read. */
    AUDIT;

    /**
     * Frequent and each alone of little weight: written in batches within half a second. Everything else is on disk before
     * it happens.
     */
    boolean batched() {
        return this == READ || this == REFUSED || this == AUDIT;
    }
}
