package org.shanzhi.access;

import java.util.Optional;

/** A chain of hashes whose head goes into the daily anchor (存证锚). A bean of this type is one chain. */
public interface Anchored {
    /** Stable: the anchors carry it. */
    String chain();

    /**
     * Where the chain stands.
     *
     * @param since the head in the anchor before; {@link Head#NONE} in the first
     */
    Head head(int district, Head since);

    /** What is not as it was anchored. */
    Optional<ChainBreak> check(int district, Head since, Head anchored);

    /**
     * @param upto position in the chain
     * @param count of what lies between this and the head before
     * @param hash of it, in hexadecimal
     */
    record Head(long upto, long count, String hash) {
        public static final Head NONE = new Head(0, 0, "");
    }
}
