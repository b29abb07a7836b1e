package org.shanzhi.matter.work;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.ActionElsewhere;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Matters.Done;
import org.shanzhi.matter.VersionConflict;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.Rules;
import org.shanzhi.matter.life.Situation;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.function.SingletonSupplier;

/** Hands the actions that modules above do to them. They use this module, so they are asked for when the first is needed. */
@Component
public class Elsewhere {
    private final Supplier<List<ActionElsewhere>> modules;
    private final MatterStore store;
    private final Deciding deciding;
    private final Timekeeping timekeeping;
    private final Policies policies;
    private final TransactionOperations transactions;
    private final Clock clock;

    Elsewhere(
            ObjectProvider<ActionElsewhere> modules,
            MatterStore store,
            Deciding deciding,
            Timekeeping timekeeping,
            Policies policies,
            TransactionOperations transactions,
            Clock clock) {
        this.modules = SingletonSupplier.of(() -> modules.stream().toList());
        this.store = store;
        this.deciding = deciding;
        this.timekeeping = timekeeping;
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<ActionElsewhere> of(Command command) {
        return modules.get().stream()
                .filter(module -> module.action().equals(command.action()))
                .findFirst();
    }

    /** The pages of those actions that have one of their own. */
    public Map<String, String> pages(MatterNumber number) {
        return modules.get().stream()
                .filter(module -> module.page(number) != null)
                .collect(Collectors.toMap(ActionElsewhere::action, module -> module.page(number)));
    }

    /**
     * All of it or nothing, the note and the files that came along included.
     *
     * @throws Overtaken somebody was faster: what holds for the action is asked again of what the matter is now
     */
    public Done act(ActionElsewhere module, Caller by, MatterNumber number, Held held, Command command, Act act) {
        Matter m = held.matter();
        var reasons = Rules.against(new Situation(m, command.action(), by, policies, clock.instant()));
        if (!reasons.isEmpty()) throw new Refused(reasons);
        try {
            return inOne(module, by, number, held, command, act);
        } catch (VersionConflict faster) {
            throw new Overtaken(number.toString(), faster);
        }
    }

    private Done inOne(ActionElsewhere module, Caller by, MatterNumber number, Held held, Command command, Act act) {
        Matter m = held.matter();
        return transactions.execute(_ -> {
            module.act(by, new ActionElsewhere.Concerned(number, m.unit(), m.version()), command);
            Supplier<Held> now = () -> store.load(m.district(), m.id()).orElseThrow();
            if (act.note() != null || !act.files().isEmpty()) note(by, number, now.get(), command, act);
            int version = now.get().matter().version();
            if (act.once() != null) store.remember(act.once().answered(m.id(), version));
            return new Done(number, version);
        });
    }

    private void note(Caller by, MatterNumber number, Held held, Command command, Act act) {
        var text = act.note() != null
                ? act.note()
                : new FreeText(policies.action(command.action()).zh());
        var along = new Act(null, act.files(), act.expected(), act.request(), null);
        var noted = deciding.happened(by, held, new Event.Noted(text, "ALL_HANDLING"), along, clock.instant());
        if (!store.write(List.of(noted), timekeeping.of(by.district()), null)) throw new VersionConflict(number);
    }
}
