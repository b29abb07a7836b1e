package org.shanzhi.kernel.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** What client and server say to each other: a call as JSON, answered by lines, each with a mark in front. */
final class CommandWire {
    static final String PATH = "/internal/commands";
    static final char TEXT = '|';
    /** The last line: the exit status. Without one the command did not come to its end. */
    static final char STATUS = '=';

    private static final JsonMapper JSON = new JsonMapper();

    private record Sent(String command, List<String> args, String directory, String language) {}

    private CommandWire() {}

    static String write(CommandCall call) {
        return JSON.writeValueAsString(new Sent(
                call.command(),
                call.args(),
                call.directory().toString(),
                call.language().toLanguageTag()));
    }

    static CommandCall read(byte[] body) {
        Sent sent = JSON.readValue(body, Sent.class);
        return new CommandCall(
                sent.command(), sent.args(), Path.of(sent.directory()), Locale.forLanguageTag(sent.language()));
    }
}
