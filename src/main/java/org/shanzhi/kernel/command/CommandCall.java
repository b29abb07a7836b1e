package org.shanzhi.kernel.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What was typed.
 *
 * @param directory where it was typed; file names are relative to it
 * @param language of the terminal
 */
public record CommandCall(String command, List<String> args, Path directory, Locale language) {
    /** A file named by an argument. */
    public Path file(String name) {
        return directory.resolve(name).normalize();
    }
}
