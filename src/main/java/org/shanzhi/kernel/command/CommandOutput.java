package org.shanzhi.kernel.command;

/** The terminal of whoever called. */
@FunctionalInterface
public interface CommandOutput {
    /**
     * Shows one line at once.
     *
     * @throws java.io.UncheckedIOException when nobody is there any more, which ends the command
     */
    void line(String text);
}
