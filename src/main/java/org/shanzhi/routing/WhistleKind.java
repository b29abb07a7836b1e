package org.shanzhi.routing;

import java.util.Optional;
import org.shanzhi.matter.Stored;

/** 哨型: how much a whistle asks of the departments it calls. */
public enum WhistleKind implements Stored {
    /** 应急处置哨: sign within half an hour, be there within two. */
    URGENT(1),
    /** 工作推进哨: sign within an office hour, get in touch within a day, report within three working days. */
    PROGRESS(2),
    /** 攻坚克难哨: the same with five working days, and a plan within ten. */
    HARD(3);

    private final int no;

    WhistleKind(int no) {
        this.no = no;
    }

    @Override
    public int no() {
        return no;
    }

    /** What it becomes when somebody finds that less would have done; empty for the least. */
    public Optional<WhistleKind> lower() {
        return this == PROGRESS ? Optional.empty() : Optional.of(PROGRESS);
    }
}
