package org.shanzhi.policy;

/** What a field tells about people, and so how it is shown. */
public enum PiiClass {
    /** Shown masked. */
    GENERAL,
    /** Revealed one by one, with a reason. */
    STRICT,
    /** Free text that may name people. */
    TEXT,
    SIGNATURE,
    /** Staff acting in office. */
    STAFF,
    /** Holds nothing of a person. */
    NONE
}
