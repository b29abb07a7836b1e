package org.shanzhi.matter;

/** How a clock ended; LAPSED is a right whose time has passed. */
public enum ClockOutcome implements Stored {
    MET(1),
    MET_LATE(2),
    CANCELLED(3),
    LAPSED(4);

    private final int no;

    ClockOutcome(int no) {
        this.no = no;
    }

    @Override
    public int no() {
        return no;
    }
}
