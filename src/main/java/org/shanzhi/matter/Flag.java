package org.shanzhi.matter;

import java.util.EnumSet;
import java.util.Set;

/** 标记: facts of a matter that change who sees it and what must be done; stored as bits. */
public enum Flag implements Stored {
    DV(0),
    MINOR(1),
    MINOR_HARM(2),
    ESCALATION(3),
    GROUP(4),
    ANONYMOUS(5),
    ERASED(6);

    /** The flags that staff set; the others follow from registration and erasure. */
    public static final Set<Flag> SET_BY_STAFF = EnumSet.of(DV, MINOR, MINOR_HARM, ESCALATION, GROUP);

    private final int bit;

    Flag(int bit) {
        this.bit = bit;
    }

    @Override
    public int no() {
        return bit;
    }

    public static int bits(Set<Flag> flags) {
        return flags.stream().mapToInt(f -> 1 << f.bit).sum();
    }

    public static Set<Flag> of(int bits) {
        var flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : values()) if ((bits & 1 << flag.bit) != 0) flags.add(flag);
        return flags;
    }
}
