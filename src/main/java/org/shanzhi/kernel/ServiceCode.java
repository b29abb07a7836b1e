package org.shanzhi.kernel;

/** What the kernel's own services refuse. */
public enum ServiceCode implements RefusalCode {
    // lists
    LIMIT_OUT_OF_RANGE,
    CURSOR_INVALID,
    // repeated requests
    IDEMPOTENCY_KEY_MISSING,
    IDEMPOTENCY_KEY_INVALID,
    IDEMPOTENCY_KEY_RUNNING,
    IDEMPOTENCY_KEY_REUSED,
    // text
    TEXT_REQUIRED,
    TEXT_TOO_LONG,
    TEXT_BROKEN,
    NOT_A_NUMBER,
    // files
    FILE_EMPTY,
    PICTURE_DAMAGED,
    // long work
    JOB_ALREADY_RUNNING,
    JOB_INTERRUPTED,
    JOB_FAILED
}
