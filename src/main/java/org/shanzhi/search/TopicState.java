package org.shanzhi.search;

import java.util.Optional;

/** What people say of a topic that the program found. The numbers are stored. */
public enum TopicState {
    /** 待核: nobody has judged it. */
    PROPOSED(1),
    /** 已确认: one cause at one place, somebody says. */
    CONFIRMED(2),
    /** 已排除: it is none, somebody says. */
    DISMISSED(3),
    /** 已并入: it turned out to be a part of another. */
    PART(4);

    private final int no;

    TopicState(int no) {
        this.no = no;
    }

    public int no() {
        return no;
    }

    public static TopicState of(int no) {
        for (TopicState state : values()) if (state.no == no) return state;
        throw new IllegalArgumentException("no state of a topic: " + no);
    }

    /** By its name in an address; empty when there is no such list. */
    public static Optional<TopicState> listed(String name) {
        for (TopicState state : values())
            if (state != PART && state.name().equalsIgnoreCase(name)) return Optional.of(state);
        return Optional.empty();
    }
}
