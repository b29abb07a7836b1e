package org.shanzhi.kernel;

import java.util.List;

/** One reason why an action is not possible now, in a form that its reader can mend. Arguments fill the message. */
public record Refusal(RefusalCode code, List<Object> args) {
    public static Refusal of(RefusalCode code, Object... args) {
        return new Refusal(code, List.of(args));
    }
}
