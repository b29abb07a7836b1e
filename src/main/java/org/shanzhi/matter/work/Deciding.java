package org.shanzhi.matter.work;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Command.AddParty;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Event.With;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.NewParty;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.Registration;
import org.shanzhi.matter.life.Around;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Decide;
import org.shanzhi.matter.life.Decision;
import org.shanzhi.matter.life.Fold;
import org.shanzhi.matter.life.Intake;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.Situation;
import org.shanzhi.matter.store.Change;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** From what somebody wants to what it changes: the same for an act of now and for one that is told. Writes nothing. */
@Component
public class Deciding {
    private final Policies policies;
    private final Timekeeping timekeeping;
    private final Whereabouts whereabouts;
    private final Surroundings surroundings;
    private final Organisation organisation;
    private final DeadlineEditions editions;

    Deciding(
            Policies policies,
            Timekeeping timekeeping,
            Whereabouts whereabouts,
            Surroundings surroundings,
            Organisation organisation,
            DeadlineEditions editions) {
        this.policies = policies;
        this.timekeeping = timekeeping;
        this.whereabouts = whereabouts;
        this.surroundings = surroundings;
        this.organisation = organisation;
        this.editions = editions;
    }

    /**
     * @param id asked for when the registration is right
     * @throws Invalid naming every field that is wrong
     */
    public Change registration(Caller by, Registration registration, Act act, LongSupplier id, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MICROS);
        int district = by.district();
        var line = whereabouts.line(by, registration.place(), now);
        var shown = FreeText.of(surroundings.masked(
                registration.title().value(),
                registration.parties().stream().map(p -> p.person().name()).toList()));
        var tier = organisation.unit(district, by.unitId()).tier();
        var event = Intake.decide(registration, shown, line, tier, policies, editions.inForce(district, now), now);
        Recorded r = recorded(1, now, by, act, event, null);
        Matter after = timekeeping.of(district).after(null, Fold.first(district, id.getAsLong(), r), r);
        return new Change(null, after, r, Change.NO_HEAD, registration.parties(), 1);
    }

    /**
     * What a command changes on a matter that is only being registered and nobody has seen.
     *
     * @throws Forbidden no role of the caller's may do this
     * @throws Refused every reason why it is not possible
     */
    public Change next(Caller by, Change registered, Command command, Act act, Instant at) {
        return action(by, new Held(registered.after(), Change.NO_HEAD), command, act, at)
                .getFirst();
    }

    /**
     * What a command changes on its matter and, after that, on others.
     *
     * @throws Forbidden no role of the caller's may do this
     * @throws Refused every reason why it is not possible at {@code at}
     * @throws Invalid what is wrong with which field
     */
    public List<Change> action(Caller by, Held held, Command command, Act act, Instant at) {
        return action(by, held, command, act, at, surroundings.stored());
    }

    /** As above, with other matters as {@code known} has them. */
    public List<Change> action(Caller by, Held held, Command command, Act act, Instant at, Known known) {
        by.require(permission(command));
        Matter before = held.matter();
        Instant now = before.moment(at);
        Around around = surroundings.of(by, before, now, known);
        var situation = new Situation(before, command.action(), by, policies, now);
        return switch (Decide.on(situation, command, around)) {
            case Decision.Not not -> throw new Refused(not.reasons());
            case Decision.Happens happens -> {
                List<NewParty> parties = command instanceof AddParty add ? List.of(add.party()) : List.of();
                int firstNo = parties.isEmpty() ? 0 : around.nextPartyNo();
                var changes = new ArrayList<Change>();
                changes.add(change(by, held, happens.event(), act, now, parties, firstNo));
                for (Map.Entry<Long, Event> elsewhere : happens.elsewhere().entrySet()) {
                    Held other =
                            known.held(by.district(), elsewhere.getKey()).orElseThrow(() -> new NotFound("matter"));
                    changes.add(happened(by, other, elsewhere.getValue(), Act.plain(act.request()), now));
                }
                yield changes;
            }
        };
    }

    public Permission permission(Command command) {
        return policies.action(command.action()).permission();
    }

    /** An event that nobody has to decide on. */
    public Change happened(Caller by, Held held, Event event, Act act, Instant at) {
        return change(by, held, event, act, held.matter().moment(at), List.of(), 0);
    }

    private Change change(
            Caller by, Held held, Event event, Act act, Instant now, List<NewParty> parties, int firstPartyNo) {
        Matter m = held.matter();
        Integer stoodInFor = by.standsInFor(m.assignee(), m.unit()) ? m.assignee() : null;
        Recorded r = recorded(m.version() + 1, now, by, act, event, stoodInFor);
        Clocks clocks = timekeeping.of(by.district());
        Matter after = clocks.after(held.matter(), Fold.next(held.matter(), r), r);
        return new Change(held.matter(), after, r, held.head(), parties, firstPartyNo);
    }

    private static Recorded recorded(int version, Instant at, Caller by, Act act, Event event, Integer standsInFor) {
        boolean nothing = act.note() == null && act.files().isEmpty() && standsInFor == null;
        var with = nothing ? With.NOTHING : new With(act.note(), act.files(), standsInFor);
        return new Recorded(version, at, Recorded.actor(by), by.unitId(), act.request(), event, with);
    }
}
