package org.shanzhi.matter.work;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shanzhi.access.AuditChains;
import org.shanzhi.access.ChainBreak;
import org.shanzhi.kernel.command.AdminCommand;
import org.shanzhi.kernel.command.CommandCall;
import org.shanzhi.kernel.command.CommandFailed;
import org.shanzhi.kernel.command.CommandOutput;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.store.BrokenLink;
import org.shanzhi.matter.store.Chains;
import org.shanzhi.org.District;
import org.shanzhi.org.Organisation;
import org.springframework.stereotype.Component;

/**
 * {@code ./run verify [--anchors FILE]}: whether every event of every matter and every line of the access log is what was
 * written, and none is missing; each chain is told with its first broken link. With a file of anchors that was kept
 * elsewhere also whether these are the same chains.
 */
@Component
class VerifyCommand implements AdminCommand {
    private static final String ANCHORS = "--anchors";

    private final EveryMatter matters;
    private final Chains chains;
    private final AuditChains audit;
    private final Organisation organisation;
    private final Messages messages;

    VerifyCommand(EveryMatter matters, Chains chains, AuditChains audit, Organisation organisation, Messages messages) {
        this.matters = matters;
        this.chains = chains;
        this.audit = audit;
        this.organisation = organisation;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public void run(CommandCall call, CommandOutput out) {
        Path elsewhere = elsewhere(call);
        int broken = 0;
        for (int district : audit.districts()) broken += told(call, out, audit.log(district));
        for (int district : audit.districts()) broken += told(call, out, audit.anchors(district));
        broken += told(call, out, anchors(elsewhere));
        for (District district : organisation.districts()) broken += orphan(call, out, district);
        var count = matters.visit(call, out, (district, id, number) -> {
            Optional<BrokenLink> link = chains.broken(district, id);
            link.ifPresent(one -> out.line(
                    text(call.language(), "command.verify.broken", number.toString(), one.version(), one.what())));
            return link.isEmpty();
        });
        long lines =
                audit.districts().stream().mapToLong(d -> audit.size(d).lines()).sum();
        long anchors = audit.districts().stream()
                .mapToLong(d -> audit.size(d).anchors())
                .sum();
        if (count.wrong() + broken > 0)
            throw new CommandFailed("command.verify.failed", count.wrong(), count.all(), broken);
        out.line(text(call.language(), "command.verify.whole", count.all(), lines, anchors));
    }

    private Path elsewhere(CommandCall call) {
        List<String> args = call.args();
        if (args.isEmpty()) return null;
        if (args.size() != 2 || !args.getFirst().equals(ANCHORS)) throw new CommandFailed("command.verify.usage");
        return call.file(args.getLast());
    }

    private Optional<ChainBreak> anchors(Path elsewhere) {
        try {
            return audit.anchors(elsewhere);
        } catch (UncheckedIOException e) {
            throw new CommandFailed("command.verify.no_anchors", String.valueOf(elsewhere));
        }
    }

    private int told(CommandCall call, CommandOutput out, Optional<ChainBreak> broken) {
        broken.ifPresent(
                one -> out.line(text(call.language(), "command.verify.chain", one.chain(), one.number(), one.what())));
        return broken.isPresent() ? 1 : 0;
    }

    /** Events whose matter is gone: nobody who goes through the matters meets them. */
    private int orphan(CommandCall call, CommandOutput out, District district) {
        Optional<Long> id = chains.orphan(district.id());
        id.ifPresent(one -> out.line(
                text(call.language(), "command.verify.orphan", new MatterNumber(district.prefix(), one).toString())));
        return id.isPresent() ? 1 : 0;
    }

    private String text(Locale language, String key, Object... args) {
        return messages.text(language, key, args);
    }
}
