package org.shanzhi.matter;

/** 办理结果: how a matter ended. */
public enum Outcome implements Stored {
    ANSWERED(1),
    DONE(2),
    AGREEMENT_WRITTEN(3),
    AGREEMENT_ORAL(4),
    SETTLED_PRIVATELY(5),
    NOT_SETTLED(6),
    CHANNEL_ENTERED(7),
    OUT_OF_DISTRICT(8),
    UNFOUNDED(9),
    WITHDRAWN(10),
    UNREACHABLE(11),
    MERGED(12),
    RETURNED_TO_SENDER(13);

    private final int no;

    Outcome(int no) {
        this.no = no;
    }

    @Override
    public int no() {
        return no;
    }
}
