package org.shanzhi.access;

/** Where something stands that two people decide (双人复核). */
public enum ApprovalState {
    /** Waits for somebody else than who asked. */
    OPEN,
    /** Confirmed, and done in the same transaction. */
    GRANTED,
    REFUSED,
    /** Taken back by who asked. */
    WITHDRAWN,
    /** Nobody decided in time. */
    EXPIRED
}
