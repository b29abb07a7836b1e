package org.shanzhi.testing;

/** How large a long check is: a seeded sample in the first ring, the full size in {@code ./test --long}. */
public final class Sizes {
    public static final boolean LONG = Boolean.getBoolean("shanzhi.long");

    private Sizes() {}

    public static int pick(int sample, int full) {
        return LONG ? full : sample;
    }
}
