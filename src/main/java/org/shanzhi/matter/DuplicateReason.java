package org.shanzhi.matter;

/** Why a matter may be the same as one that is told now. */
public enum DuplicateReason {
    /** Nearly all words are the same, in whatever order. */
    SAME_WORDS,
    /** Many of the words that are rare elsewhere. */
    SIMILAR_WORDS,
    SAME_PLACE,
    SAME_TYPE,
    /** Registered within a week of the other. */
    SAME_WEEK
}
