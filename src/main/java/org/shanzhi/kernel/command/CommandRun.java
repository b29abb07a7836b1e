package org.shanzhi.kernel.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.CommandLine;
import org.shanzhi.kernel.start.DirectoryLock;
import org.shanzhi.kernel.start.Instance;
import org.shanzhi.kernel.start.StartRefusal;
import org.shanzhi.kernel.start.StartTexts;
import org.springframework.context.ConfigurableApplicationContext;

/** Has a command done by the instance that holds the data, or by a program started over the data when none does. */
public final class CommandRun {
    private CommandRun() {}

    /**
     * @param program starts the program with the given properties and returns its context
     * @return the exit status for the shell
     */
    public static int run(CommandLine.Run typed, Function<List<String>, ConfigurableApplicationContext> program) {
        CommandCall call =
                new CommandCall(typed.command(), typed.args(), Path.of("").toAbsolutePath(), StartTexts.language());
        refuseNothing(typed.data());
        try (DirectoryLock lock = DirectoryLock.hold(typed.data())) {
            return alone(typed.data(), call, program);
        } catch (CannotStart e) {
            if (e.code() != StartRefusal.DATA_DIRECTORY_HELD) {
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Instance instance = Instance.in(typed.data())
                .orElseThrow(() -> new CannotStart(StartRefusal.INSTANCE_NOT_READY, typed.data()));
        return CommandClient.run(instance, call, System.out::println);
    }

    /** A mistyped directory must not become a new, empty installation. */
    private static void refuseNothing(Path data) {
        String server = System.getenv("SHANZHI_DB_URL");
        if (!Files.exists(data.resolve("pg").resolve("data")) && (server == null || server.isBlank())) {
            throw new CannotStart(StartRefusal.NO_DATA_YET, data);
        }
    }

    /** The whole program but its door: no port is opened, nothing is announced. */
    private static int alone(
            Path data, CommandCall call, Function<List<String>, ConfigurableApplicationContext> program) {
        List<String> properties =
                List.of("--server.port=-1", "--shanzhi.data=" + data, "--shanzhi.demo=none", "--shanzhi.serving=false");
        try (ConfigurableApplicationContext context = program.apply(properties)) {
            return context.getBean(AdminCommands.class).run(call, System.out::println);
        }
    }
}
