package org.shanzhi.matter;

/** 事项种类: what kind of thing a matter is. */
public enum Kind implements Stored {
    REQUEST(1),
    DISPUTE(2),
    HAZARD(3);

    private final int no;

    Kind(int no) {
        this.no = no;
    }

    @Override
    public int no() {
        return no;
    }
}
