package org.shanzhi.matter;

import java.util.Arrays;
import org.shanzhi.kernel.NotFound;

/** Which supervisions somebody looks at. */
public enum SupervisionList {
    /** 待反馈: those that the caller's unit has to answer. */
    TO_ANSWER("to-answer"),
    /** 待销号: those whose answer waits for the caller. */
    TO_CLOSE("to-close"),
    /** Of every matter in the caller's sight that is not archived. */
    ALL("all");

    private final String code;

    SupervisionList(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @throws NotFound no list has this code */
    public static SupervisionList named(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("list"));
    }
}
