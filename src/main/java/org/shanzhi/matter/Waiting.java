package org.shanzhi.matter;

import java.util.EnumSet;
import java.util.Set;

/** 待批复: what waits for a decision or an answer while the matter goes on; stored as bits. */
public enum Waiting implements Stored {
    EXTENSION(0),
    OBJECTION(1),
    SUPERVISION(2),
    /** The answer to a supervision waits for whoever ordered it. */
    SUPERVISION_ANSWER(3);

    private final int bit;

    Waiting(int bit) {
        this.bit = bit;
    }

    @Override
    public int no() {
        return bit;
    }

    public static int bits(Set<Waiting> waiting) {
        return waiting.stream().mapToInt(w -> 1 << w.bit).sum();
    }

    public static Set<Waiting> of(int bits) {
        var waiting = EnumSet.noneOf(Waiting.class);
        for (Waiting one : values()) if ((bits & 1 << one.bit) != 0) waiting.add(one);
        return waiting;
    }
}
