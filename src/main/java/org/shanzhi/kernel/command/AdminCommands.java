package org.shanzhi.kernel.command;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.start.StartRefusal;
import org.shanzhi.kernel.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds a command by its name and runs it to its end. */
@Component
public final class AdminCommands {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int UNKNOWN = 2;
    private static final Logger LOG = LoggerFactory.getLogger(AdminCommands.class);

    private final Map<String, AdminCommand> commands;
    private final Messages messages;

    AdminCommands(List<AdminCommand> commands, Messages messages) {
        this.commands =
                commands.stream().collect(Collectors.toUnmodifiableMap(AdminCommand::name, Function.identity()));
        this.messages = messages;
    }

    /** The exit status for the shell: 0 done, 1 failed or refused, 2 no such command. */
    public int run(CommandCall call, CommandOutput out) {
        AdminCommand command = commands.get(call.command());
        if (command == null) {
            out.line(messages.text(call.language(), Refusal.of(StartRefusal.COMMAND_UNKNOWN, call.command())));
            return UNKNOWN;
        }
        try {
            command.run(call, out);
            return DONE;
        } catch (Refused e) {
            e.reasons().forEach(reason -> out.line(messages.text(call.language(), reason)));
        } catch (Invalid e) {
            e.errors().forEach(error -> out.line(error.field() + ": " + messages.text(call.language(), error)));
        } catch (CommandFailed e) {
            out.line(messages.text(call.language(), e.key(), e.args().toArray()));
        } catch (UncheckedIOException e) {
            LOG.warn("Command {} ended early: {}", call.command(), e.toString());
        } catch (RuntimeException e) {
            LOG.error("Command {} failed", call.command(), e);
            out.line(messages.text(call.language(), "command.failed", e.toString()));
        }
        return FAILED;
    }
}
