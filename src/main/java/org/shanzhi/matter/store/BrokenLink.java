package org.shanzhi.matter.store;

import java.util.Optional;

/** The first event of a matter's chain that is not what was written. */
public record BrokenLink(int version, What what) {
    /** Names {@code What.<NAME>} in the message files. */
    public enum What {
        /** It says something else, or its hash does. */
        CHANGED,
        MISSING,
        /** Its sealed text is not the one that it names. */
        TEXT,
        /** The state row vouches for another end of the chain. */
        END
    }

    static Optional<BrokenLink> at(int version, What what) {
        return Optional.of(new BrokenLink(version, what));
    }
}
