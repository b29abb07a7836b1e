package org.shanzhi.access;

/**
 * The first thing in a chain that is not what it was.
 *
 * @param chain which, such as {@code access_log/1}: the district stands behind it
 * @param number of the line, the block, the anchor
 */
public record ChainBreak(String chain, String number, What what) {
    /** Names {@code What.<NAME>} in the message files. */
    public enum What {
        /** Is there and says something else. */
        CHANGED,
        /** Was there and is gone. */
        MISSING,
        /** Was not there when the chain was sealed. */
        ADDED,
        /** The seal over it was changed, or one before it. */
        SEAL_BROKEN,
        /** Signed by another key than the installation's. */
        SIGNED_BY_ANOTHER,
        /** The chain no longer is what an anchor says that it was. */
        NOT_AS_ANCHORED
    }
}
