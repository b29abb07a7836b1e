package org.shanzhi.routing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.shanzhi.matter.Stored;

/** What can be done with the call of one department, and whose it is to do. */
public enum CallAction implements Stored {
    /** 签收. */
    SIGN(1, Side.CALLED, false),
    /** 联系: the department got in touch with the whistler. */
    CONTACT(2, Side.CALLED, true),
    /** 到场: the whistler's tick; nobody's position is ever taken. */
    ARRIVE(3, Side.WHISTLER, false),
    /** 报到: it takes its part in the joint handling. */
    REPORT(4, Side.CALLED, true),
    /** 报攻坚方案. */
    FILE_PLAN(5, Side.CALLED, true),
    /** 销哨. */
    CLOSE(6, Side.WHISTLER, true),
    /** 撤哨. */
    CALL_OFF(7, Side.WHISTLER, true),
    /** 拒绝. */
    REFUSE(8, Side.CALLED, true),
    /** 责令报到: the refusal does not stand. */
    INSIST(9, Side.LEVEL, true),
    /** 上报: the next above decides. */
    PASS_UP(10, Side.LEVEL, true),
    /** 同意不报到: the refusal stands. */
    RELEASE(11, Side.LEVEL, true),
    /** 降级: a lower whistle will do. */
    DOWNGRADE(12, Side.LEVEL, true),
    /** 另派单位: the joint conference gives the task to another unit. */
    ASSIGN(13, Side.LEVEL, true);

    /** Who does it. */
    public enum Side {
        /** The department that is called. */
        CALLED,
        /** The unit that blew. */
        WHISTLER,
        /** Whoever a refusal lies before. */
        LEVEL
    }

    private final int no;
    private final Side side;
    private final boolean worded;

    CallAction(int no, Side side, boolean worded) {
        this.no = no;
        this.side = side;
        this.worded = worded;
    }

    @Override
    public int no() {
        return no;
    }

    public Side side() {
        return side;
    }

    /** Whether it asks for words. */
    public boolean worded() {
        return worded;
    }

    /** Such as {@code pass-up}, in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<CallAction> of(String code) {
        return Arrays.stream(values()).filter(a -> a.code().equals(code)).findFirst();
    }
}
