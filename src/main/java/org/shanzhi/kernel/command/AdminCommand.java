package org.shanzhi.kernel.command;

/**
 * Something an administrator does from the shell of the machine: {@code ./run NAME …}. A bean of this type is a command; its
 * line in {@code ./run --help} is the message {@code command.help.NAME}. It runs in the running instance or, when there is none,
 * in a program started over the stored data for it alone.
 */
public interface AdminCommand {
    String name();

    /**
     * Does the work and returns when it is done. A {@link org.shanzhi.kernel.Refused}, {@link
     * org.shanzhi.kernel.Invalid} or {@link CommandFailed} ends it with its text and a status other than 0.
     */
    void run(CommandCall call, CommandOutput out);
}
