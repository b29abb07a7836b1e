package org.shanzhi.matter;

/** 复杂程度, set by triage; unset counts as GENERAL. */
public enum Complexity implements Stored {
    SIMPLE(1),
    GENERAL(2),
    COMPLEX(3);

    private final int no;

    Complexity(int no) {
        this.no = no;
    }

    @Override
    public int no() {
        return no;
    }
}
