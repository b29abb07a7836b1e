package org.shanzhi.matter;

/** Where a supervision stands. Whether its answer is late is read off its clock. */
public enum SupervisionState {
    /** 已督办: waits for the answer of the unit that leads the matter. */
    ORDERED,
    /** 已反馈: waits for whoever supervises to close it or to send it back. */
    ANSWERED,
    /** 已销号. */
    CLOSED;

    public boolean open() {
        return this != CLOSED;
    }
}
