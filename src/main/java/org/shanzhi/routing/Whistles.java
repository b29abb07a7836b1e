package org.shanzhi.routing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.database.Tries;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.routing.whistle.Call;
import org.shanzhi.routing.whistle.CallDecide;
import org.shanzhi.routing.whistle.CallDecision;
import org.shanzhi.routing.whistle.People;
import org.shanzhi.routing.whistle.Rating;
import org.shanzhi.routing.whistle.Stander;
import org.shanzhi.routing.whistle.StepWriting;
import org.shanzhi.routing.whistle.Whistle;
import org.shanzhi.routing.whistle.store.RulingStore;
import org.shanzhi.routing.whistle.store.WhistleStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 中心吹哨、部门报到: what becomes of the call of each department. Blown with the action {@code whistle} of the matter
 * ({@link org.shanzhi.matter.Matters#act}); read through {@link WhistleReading}.
 */
@Component
public class Whistles {
    private final WhistleStore store;
    private final RulingStore rulings;
    private final StepWriting writing;
    private final People people;
    private final MatterReading matters;
    private final Policies policies;
    private final TransactionOperations transactions;
    private final Clock clock;

    Whistles(
            WhistleStore store,
            RulingStore rulings,
            StepWriting writing,
            People people,
            MatterReading matters,
            Policies policies,
            TransactionOperations transactions,
            Clock clock) {
        this.store = store;
        this.rulings = rulings;
        this.writing = writing;
        this.people = people;
        this.matters = matters;
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Does something with the call of one department. Who may: the department that is called signs, gets in touch, reports,
     * files its plan, or refuses; the unit that blew ticks that it arrived, closes the call or calls it off; on a refusal
     * decides first the department's head, then the centre, the deputy secretary in charge, at last the joint conference,
     * never one person on two levels running. Clocks: DL-WH-*, each department's own; a refusal stops none of them. Not
     * idempotent: the same again is refused, because the call has moved on. A second person at the same moment waits.
     *
     * @param call its number within the matter
     * @throws NotFound no such call, or none of the caller's business
     * @throws Refused every reason why it is not possible now
     * @throws org.shanzhi.kernel.Invalid what is wrong with which field
     */
    @Needs(Permission.WHISTLE)
    public void act(Caller by, MatterNumber number, int call, CallStep step) {
        changed(by, number, call, held -> {
            switch (CallDecide.on(held.call, step.action(), held.who, held.now)) {
                case CallDecision.Not(List<org.shanzhi.kernel.Refusal> reasons) -> throw new Refused(reasons);
                case CallDecision.Happens happens ->
                    writing.write(by, number, held.whistle, held.call, happens, step, held.now);
            }
        });
    }

    /**
     * 双向评价: once the call was closed, the unit that blew rates the handling by the department, and the department the
     * whistle; once each, from 1 to 5, in the dimensions of the policies ({@code whistle_rating}). It is the handling that
     * is rated, never a person. Touches no clock. Not idempotent: the second time is refused.
     *
     * @throws NotFound no such call, or none of the caller's business
     * @throws Refused {@code CALL_NOT_RATED_YET}, {@code CALL_RATED}
     * @throws org.shanzhi.kernel.Invalid marks that are missing, not asked for or out of range
     */
    @Needs(Permission.WHISTLE)
    public void rate(Caller by, MatterNumber number, int call, Map<String, Integer> marks) {
        changed(by, number, call, held -> {
            var dimensions = Rating.asked(policies.rights().whistleRating(), held.who);
            if (held.call.state() != CallState.CLOSED) throw new Refused(WhistleRefusal.CALL_NOT_RATED_YET);
            Set<String> given = rulings.ratings(by.district(), number.id())
                    .getOrDefault(call, Map.of())
                    .keySet();
            if (given.containsAll(dimensions)) throw new Refused(WhistleRefusal.CALL_RATED);
            Rating.check(dimensions, marks);
            rulings.rate(by.district(), held.call, marks, held.now);
        });
    }

    private record Held(Whistle whistle, Call call, Stander who, Instant now) {}

    /** Tried again when somebody wrote the matter meanwhile: nobody's step is lost because a colleague was quick. */
    private void changed(Caller by, MatterNumber number, int call, Consumer<Held> change) {
        Tries.of(() -> transactions.execute(_ -> {
            change.accept(held(by, number, call));
            return call;
        }));
    }

    private Held held(Caller by, MatterNumber number, int no) {
        if (!number.equals(matters.number(by.district(), number.id()))) throw new NotFound("whistle");
        Call call = store.hold(by.district(), number.id(), no).orElseThrow(() -> new NotFound("whistle"));
        Whistle whistle =
                store.whistle(by.district(), number.id(), call.whistle()).orElseThrow();
        Stander who = people.stander(by, whistle, call);
        if (!who.concerned()) throw new NotFound("whistle");
        return new Held(whistle, call, who, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
