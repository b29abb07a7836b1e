package org.shanzhi.kernel.start;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What was typed after {@code ./run}. */
public sealed interface CommandLine {
    /** No command: serve. */
    record Serve(StartOptions options) implements CommandLine {}

    /** An admin command, with everything after its name but {@code --data}. */
    record Run(Path data, String command, List<String> args) implements CommandLine {}

    record Help() implements CommandLine {}

    record Version() implements CommandLine {}

    /**
     * @throws CannotStart naming the option that is unknown or wrong
     */
    static CommandLine parse(String... typed) {
        return new Parser(typed).parse();
    }

    /** Takes words from the left; {@code --option=value} counts as two. */
    final class Parser {
        private final Deque<String> words = new ArrayDeque<>();
        private OptionalInt port = OptionalInt.empty();
        private Path data = Path.of("data");
        private Optional<DemoSize> demo = Optional.empty();
        private OptionalInt years = OptionalInt.empty();
        private Optional<StartOptions.Certificate> tls = Optional.empty();
        private Optional<String> bind = Optional.empty();

        private Parser(String... typed) {
            for (String word : typed) {
                int equals = word.startsWith("--") ? word.indexOf('=') : -1;
                if (equals > 0) {
                    words.add(word.substring(0, equals));
                    words.add(word.substring(equals + 1));
                } else {
                    words.add(word);
                }
            }
        }

        private CommandLine parse() {
            while (!words.isEmpty()) {
                String word = words.remove();
                switch (word) {
                    case "--help", "-h", "help" -> {
                        return new Help();
                    }
                    case "--version", "version" -> {
                        return new Version();
                    }
                    case "--port" -> port = OptionalInt.of(port(value(word)));
                    case "--data" -> data = Path.of(value(word));
                    case "--demo" -> demo = Optional.of(DemoSize.parse(value(word)));
                    case "--years" -> years = OptionalInt.of(years(value(word)));
                    case "--tls" -> tls = Optional.of(StartOptions.Certificate.parse(value(word)));
                    case "--bind" -> bind = Optional.of(value(word));
                    default -> {
                        if (word.startsWith("-")) {
                            throw new CannotStart(StartRefusal.OPTION_UNKNOWN, word);
                        }
                        return command(word);
                    }
                }
            }
            return new Serve(new StartOptions(port, absolute(data), demo, years, tls, bind));
        }

        /** {@code --data} is ours wherever it stands; all other options are the command's. */
        private CommandLine command(String name) {
            List<String> args = new ArrayList<>();
            while (!words.isEmpty()) {
                String word = words.remove();
                if (word.equals("--data")) {
                    data = Path.of(value(word));
                } else {
                    args.add(word);
                }
            }
            return new Run(absolute(data), name, List.copyOf(args));
        }

        private String value(String option) {
            String value = words.poll();
            if (value == null || value.isEmpty() || value.startsWith("--")) {
                throw new CannotStart(StartRefusal.OPTION_WITHOUT_VALUE, option);
            }
            return value;
        }

        private static int port(String text) {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
                throw new CannotStart(StartRefusal.PORT_IMPOSSIBLE, text);
            }
            return Integer.parseInt(text);
        }

        /** As many as the State Council's days off are known for, and no more than anybody needs. */
        private static int years(String text) {
            if (!text.matches("[1-7]")) throw new CannotStart(StartRefusal.DEMO_YEARS_IMPOSSIBLE, text);
            return Integer.parseInt(text);
        }

        private static Path absolute(Path path) {
            return path.toAbsolutePath().normalize();
        }
    }
}
