package org.shanzhi.matter;

/** 调解意愿: asked first, never a gate. */
public enum Willing implements Stored {
    YES(1),
    NO(2),
    UNDECIDED(3);

    private final int no;

    Willing(int no) {
        this.no = no;
    }

    @Override
    public int no() {
        return no;
    }
}
