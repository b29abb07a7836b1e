package org.shanzhi.matter;

/** 状态: where a matter stands between 登记 and 归档. */
public enum State implements Stored {
    REGISTERED(1),
    ACCEPTED(2),
    REJECTED_INTAKE(3),
    TRIAGED(4),
    ROUTED(5),
    SIGNED(6),
    RETURNED(7),
    IN_PROGRESS(8),
    SUSPENDED(9),
    HANDED_TO_STATUTORY_CHANNEL(10),
    REOPENED(11),
    CONCLUDED(12),
    CALLED_BACK(13),
    ARCHIVED(14);

    private final int no;

    State(int no) {
        this.no = no;
    }

    @Override
    public int no() {
        return no;
    }

    /** Before 办结. */
    public boolean open() {
        return no < CONCLUDED.no;
    }
}
