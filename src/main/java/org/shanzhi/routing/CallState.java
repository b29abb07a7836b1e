package org.shanzhi.routing;

import org.shanzhi.matter.Stored;

/** Where the call of one department stands. */
public enum CallState implements Stored {
    /** 待签收. */
    BLOWN(1),
    /** 已签收. */
    SIGNED(2),
    /** 已联系. */
    CONTACTED(3),
    /** 已到场. */
    ARRIVED(4),
    /** 已报到: it works with the others until the whistler closes the call. */
    REPORTED(5),
    /** 拒绝待裁: refused, and somebody above has to decide. */
    REFUSED(6),
    /** 已销哨. */
    CLOSED(7),
    /** 同意不报到: the refusal was right. */
    RELEASED(8),
    /** 已降级: called again by a lower whistle. */
    DOWNGRADED(9),
    /** 已撤哨: the whistler needs it no more. */
    CALLED_OFF(10);

    private final int no;

    CallState(int no) {
        this.no = no;
    }

    @Override
    public int no() {
        return no;
    }

    /** Whether the department is still called, and with that assists in the matter. */
    public boolean open() {
        return compareTo(CLOSED) < 0;
    }
}
