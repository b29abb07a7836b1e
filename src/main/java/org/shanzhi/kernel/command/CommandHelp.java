package org.shanzhi.kernel.command;

import java.util.List;
import java.util.Locale;
import org.shanzhi.kernel.text.Messages;

/** {@code ./run --help}: written from the message files alone, so that it needs neither database nor instance. */
public final class CommandHelp {
    /** Keys under which each command has its line; other texts of commands have a second dot. */
    private static final String PREFIX = "command.help.";

    private CommandHelp() {}

    public static String text(Locale language) {
        Messages messages = Messages.load();
        List<String> names = messages.keys(language).stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .toList();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder(messages.text(language, "start.help"));
        for (String name : names) {
            text.append("\n  ")
                    .append(name)
                    .append(" ".repeat(width - name.length() + 2))
                    .append(messages.text(language, PREFIX + name));
        }
        return text.toString();
    }
}
