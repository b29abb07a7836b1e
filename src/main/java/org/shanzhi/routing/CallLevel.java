package org.shanzhi.routing;

import java.util.Optional;
import org.shanzhi.matter.Stored;

/** Before whom a refusal lies; it goes up one by one (domain.md §6.4). */
public enum CallLevel implements Stored {
    /** 被哨单位负责人. */
    UNIT_HEAD(1),
    /** 区综治中心主任. */
    CENTRE(2),
    /** 政法委分管副书记. */
    COMMITTEE(3),
    /** 联席会议: the last word. */
    CONFERENCE(4);

    private final int no;

    CallLevel(int no) {
        this.no = no;
    }

    @Override
    public int no() {
        return no;
    }

    /** The next above; empty for the joint conference. */
    public Optional<CallLevel> above() {
        return this == CONFERENCE ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }
}
