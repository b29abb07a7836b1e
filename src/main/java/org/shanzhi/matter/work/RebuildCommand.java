package org.shanzhi.matter.work;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.shanzhi.kernel.command.AdminCommand;
import org.shanzhi.kernel.command.CommandCall;
import org.shanzhi.kernel.command.CommandFailed;
import org.shanzhi.kernel.command.CommandOutput;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.Restating;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/**
 * {@code ./run rebuild [--check]}: state rows, clocks and lists from the events alone. With {@code --check} it only says
 * what differs and ends with another status than 0 when something does.
 */
@Component
class RebuildCommand implements AdminCommand {
    private static final String CHECK = "--check";

    private final EveryMatter matters;
    private final Rebuild rebuild;
    private final Restating restating;
    private final Timekeeping timekeeping;
    private final MatterStore store;
    private final Messages messages;

    RebuildCommand(
            EveryMatter matters,
            Rebuild rebuild,
            Restating restating,
            Timekeeping timekeeping,
            MatterStore store,
            Messages messages) {
        this.matters = matters;
        this.rebuild = rebuild;
        this.restating = restating;
        this.timekeeping = timekeeping;
        this.store = store;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public void run(CommandCall call, CommandOutput out) {
        boolean checkOnly = call.args().equals(List.of(CHECK));
        if (!checkOnly && !call.args().isEmpty()) throw new CommandFailed("command.rebuild.usage");
        var count = matters.visit(call, out, (district, id, number) -> agrees(call, out, checkOnly, district, number));
        if (checkOnly && count.wrong() > 0) {
            throw new CommandFailed("command.rebuild.differs", count.wrong(), count.all());
        }
        out.line(messages.text(call.language(), "command.rebuild.done", count.all(), count.wrong()));
    }

    private boolean agrees(CommandCall call, CommandOutput out, boolean checkOnly, int district, MatterNumber number) {
        Optional<Matter> stored = stored(district, number.id());
        Matter told = rebuild.at(district, number.id(), Integer.MAX_VALUE).orElseThrow();
        // Somebody acted between the two readings: that act has just written everything.
        if (stored.filter(s -> told.version() > s.version() && acted(district, s.id(), s.version()))
                .isPresent()) return true;
        Clocks clocks = timekeeping.of(district);
        var different = stored.map(s -> restating.differences(s, told, clocks))
                .orElseGet(() -> new TreeSet<>(Set.of(messages.text(call.language(), "command.rebuild.unreadable"))));
        if (different.isEmpty()) return true;
        out.line(messages.text(
                call.language(), "command.rebuild.difference", number.toString(), String.join(", ", different)));
        if (!checkOnly) restating.write(told, clocks);
        return false;
    }

    /** Empty when its rows cannot be read, which is a reason to make them anew; the database being away is none. */
    private Optional<Matter> stored(int district, long id) {
        try {
            return Optional.of(store.load(district, id).orElseThrow().matter());
        } catch (NestedRuntimeException databaseAway) {
            throw databaseAway;
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private boolean acted(int district, long id, int before) {
        return store.load(district, id).orElseThrow().matter().version() > before;
    }
}
