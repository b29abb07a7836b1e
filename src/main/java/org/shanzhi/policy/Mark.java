package org.shanzhi.policy;

/** How well a rule is known. */
public enum Mark {
    /** The text of the law was read. */
    L,
    /** Found on a public page. */
    P,
    /** The district's own practice. */
    S,
    /** Our design. */
    D,
    /** Unverified. */
    U
}
