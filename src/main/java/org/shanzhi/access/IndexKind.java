package org.shanzhi.access;

/** What a blind index is of. The kind is part of the hash, so that equal digits of different kinds do not meet. */
public enum IndexKind {
    /** Compared without spaces, hyphens, +86 and width of digits. */
    PHONE,
    /** Compared as 18 digits also when the old 15-digit number was given. */
    ID_NUMBER
}
