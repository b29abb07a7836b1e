package org.shanzhi.kernel.start;

import java.util.List;

/** The program stops before it serves; the message on the console says what to mend. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient StartRefusal code;
    private final transient List<Object> args;

    public CannotStart(StartRefusal code, Object... args) {
        super(StartTexts.of(code, args));
        this.code = code;
        this.args = List.of(args);
    }

    public CannotStart(StartRefusal code, Throwable cause, Object... args) {
        this(code, args);
        initCause(cause);
    }

    public StartRefusal code() {
        return code;
    }

    public List<Object> args() {
        return args;
    }
}
