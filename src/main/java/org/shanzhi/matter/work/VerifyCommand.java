package org.shanzhi.matter.work;

import java.util.OptionalInt;
import org.shanzhi.kernel.command.AdminCommand;
import org.shanzhi.kernel.command.CommandCall;
import org.shanzhi.kernel.command.CommandFailed;
import org.shanzhi.kernel.command.CommandOutput;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.matter.store.Chains;
import org.springframework.stereotype.Component;

/** {@code ./run verify}: whether every event of every matter is what was written, and none is missing. */
@Component
class VerifyCommand implements AdminCommand {
    private final EveryMatter matters;
    private final Chains chains;
    private final Messages messages;

    VerifyCommand(EveryMatter matters, Chains chains, Messages messages) {
        this.matters = matters;
        this.chains = chains;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public void run(CommandCall call, CommandOutput out) {
        var count = matters.visit(call, out, (district, id, number) -> {
            OptionalInt broken = chains.broken(district, id);
            broken.ifPresent(version ->
                    out.line(messages.text(call.language(), "command.verify.broken", number.toString(), version)));
            return broken.isEmpty();
        });
        if (count.wrong() > 0) throw new CommandFailed("command.verify.failed", count.wrong(), count.all());
        out.line(messages.text(call.language(), "command.verify.whole", count.all()));
    }
}
