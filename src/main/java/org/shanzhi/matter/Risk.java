package org.shanzhi.matter;

/** 案件风险等级: of the case, never of a person. */
public enum Risk implements Stored {
    HIGH(1),
    MEDIUM(2),
    LOW(3);

    private final int no;

    Risk(int no) {
        this.no = no;
    }

    @Override
    public int no() {
        return no;
    }
}
