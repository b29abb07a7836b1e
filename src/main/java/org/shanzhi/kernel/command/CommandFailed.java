package org.shanzhi.kernel.command;

import java.util.List;

/** Ends a command with a message to whoever called it: a key of the message files and its arguments. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String key;
    private final transient List<Object> args;

    public CommandFailed(String key, Object... args) {
        super(key, null, false, false);
        this.key = key;
        this.args = List.of(args);
    }

    public String key() {
        return key;
    }

    public List<Object> args() {
        return args;
    }
}
