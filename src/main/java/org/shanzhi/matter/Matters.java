package org.shanzhi.matter;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.Command.AddParty;
import org.shanzhi.matter.Event.With;
import org.shanzhi.matter.life.Around;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Decide;
import org.shanzhi.matter.life.Decision;
import org.shanzhi.matter.life.Fold;
import org.shanzhi.matter.life.Intake;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.Situation;
import org.shanzhi.matter.store.Change;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.matter.work.Surroundings;
import org.shanzhi.matter.work.Timekeeping;
import org.shanzhi.matter.work.Whereabouts;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/**
 * Everything that changes a matter (事项). Load, decide, write: the decision is a pure function, and what it changes is
 * written in one transaction. Two people at once: the later one is told, nothing is lost.
 */
@Component
public class Matters {
    private final MatterStore store;
    private final Policies policies;
    private final Timekeeping timekeeping;
    private final Whereabouts whereabouts;
    private final Surroundings surroundings;
    private final Sight sight;
    private final Organisation organisation;
    private final Clock clock;

    Matters(
            MatterStore store,
            Policies policies,
            Timekeeping timekeeping,
            Whereabouts whereabouts,
            Surroundings surroundings,
            Sight sight,
            Organisation organisation,
            Clock clock) {
        this.store = store;
        this.policies = policies;
        this.timekeeping = timekeeping;
        this.whereabouts = whereabouts;
        this.surroundings = surroundings;
        this.sight = sight;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** What was written: the number and the version that the action made. */
    public record Done(MatterNumber number, int version) {}

    /**
     * 登记: one number for whatever anybody tells the district. The caller becomes first receiver (首问责任) and the caller's
     * unit holds the matter. Starts DL-INTAKE-DECIDE; {@code requestedAt} is kept exactly as it was (民法典195), clocks start
     * now. With a key in {@code act} it is idempotent.
     *
     * @throws org.shanzhi.kernel.Invalid naming every field that is wrong; a point outside the district is wrong for staff,
     *     while a resident's matter is registered without a grid, for triage to send on
     */
    @Needs(Permission.REGISTER)
    public Done register(Caller by, Registration registration, Act act) {
        Instant now = now();
        int district = by.district();
        var line = whereabouts.line(by, registration.place(), now);
        var shown = FreeText.of(surroundings.masked(
                registration.title().value(),
                registration.parties().stream().map(p -> p.person().name()).toList()));
        var tier = organisation.unit(district, by.unitId()).tier();
        var event = Intake.decide(registration, shown, line, tier, policies, now);
        long id = store.nextId(district, ChinaTime.day(now).getYear());
        Recorded r = recorded(1, now, by, act, event);
        Clocks clocks = timekeeping.of(district);
        Matter after = clocks.after(null, Fold.first(district, id, r), r);
        var change = new Change(null, after, r, Change.NO_HEAD, registration.parties(), 1);
        if (!store.write(List.of(change), clocks, once(act, id, 1))) {
            throw new IllegalStateException("The number " + id + " was given twice");
        }
        return new Done(number(district, id), 1);
    }

    /**
     * Any action on a matter. Who may: the action's role, within its scope (policies {@code role_actions}); whoever may not
     * even read it is told that it does not exist. Which clocks it moves: {@code deadline_policies}. With a key in {@code act}
     * it is idempotent.
     *
     * @throws NotFound absent or not for this caller
     * @throws Forbidden no role of the caller's may do this
     * @throws VersionConflict somebody was faster
     * @throws Refused every reason why it is not possible now
     * @throws org.shanzhi.kernel.Invalid what is wrong with which field
     */
    @Needs(byAction = true)
    public Done act(Caller by, MatterNumber number, Command command, Act act) {
        Held held = sight.visible(by, number);
        Matter before = held.matter();
        Permission permission = policies.action(command.action()).permission();
        by.require(permission);
        if (act.expected().isPresent() && act.expected().getAsInt() != before.version()) {
            throw new VersionConflict(number);
        }
        Instant now = latest(now(), before);
        Around around = surroundings.of(by, before, now);
        var situation = new Situation(before, command.action(), by, policies, now);
        return switch (Decide.on(situation, command, around)) {
            case Decision.Not not -> throw new Refused(not.reasons());
            case Decision.Happens happens -> {
                Clocks clocks = timekeeping.of(by.district());
                var changes = new ArrayList<Change>();
                changes.add(change(
                        held, recorded(before.version() + 1, now, by, act, happens.event()), clocks, command, around));
                for (Map.Entry<Long, Event> elsewhere : happens.elsewhere().entrySet()) {
                    changes.add(elsewhere(by, elsewhere.getKey(), elsewhere.getValue(), act, now, clocks));
                }
                int version = before.version() + 1;
                if (!store.write(changes, clocks, once(act, before.id(), version))) throw new VersionConflict(number);
                yield new Done(number, version);
            }
        };
    }

    /**
     * 依法删除: destroys the matter's key, so that names, numbers, addresses and free text can never be read again. Chain,
     * figures and rebuild stay intact. Idempotent.
     *
     * <p>Only an archived matter is erased: while somebody handles it, its purpose holds (个人信息保护法47). Its files go with
     * it, but for those that are filed in another matter too.
     *
     * @throws NotFound there is no such matter in the caller's district
     * @throws Refused it is not archived yet
     */
    @Needs(Permission.ERASE_PERSONAL_DATA)
    public void erase(Caller by, MatterNumber number, ErasureBasis basis, UUID request) {
        Held held = sight.any(by, number).orElseThrow(() -> new NotFound("matter"));
        if (held.matter().has(Flag.ERASED)) return;
        if (held.matter().state() != State.ARCHIVED) {
            throw new Refused(List.of(Refusal.of(MatterRefusal.STILL_HANDLED)));
        }
        Clocks clocks = timekeeping.of(by.district());
        Instant now = latest(now(), held.matter());
        var r = recorded(held.matter().version() + 1, now, by, Act.plain(request), new Event.Erased(basis.name()));
        Matter after = clocks.after(held.matter(), Fold.next(held.matter(), r), r);
        store.erase(new Change(held.matter(), after, r, held.head(), List.of(), 0), clocks);
    }

    private Change change(Held held, Recorded r, Clocks clocks, Command command, Around around) {
        Matter after = clocks.after(held.matter(), Fold.next(held.matter(), r), r);
        List<NewParty> parties = command instanceof AddParty add ? List.of(add.party()) : List.of();
        int firstNo = parties.isEmpty() ? 0 : around.nextPartyNo();
        return new Change(held.matter(), after, r, held.head(), parties, firstNo);
    }

    private Change elsewhere(Caller by, long id, Event event, Act act, Instant now, Clocks clocks) {
        Held other = store.load(by.district(), id).orElseThrow(() -> new NotFound("matter"));
        var r = recorded(
                other.matter().version() + 1, latest(now, other.matter()), by, Act.plain(act.request()), event);
        Matter after = clocks.after(other.matter(), Fold.next(other.matter(), r), r);
        return new Change(other.matter(), after, r, other.head(), List.of(), 0);
    }

    private Recorded recorded(int version, Instant at, Caller by, Act act, Event event) {
        var with = act.note() == null && act.files().isEmpty() ? With.NOTHING : new With(act.note(), act.files());
        return new Recorded(version, at, Recorded.actor(by), by.unitId(), act.request(), event, with);
    }

    private MatterNumber number(int district, long id) {
        return new MatterNumber(organisation.district(district).prefix(), id);
    }

    private static org.jooq.Query once(Act act, long id, int version) {
        return act.once() == null ? null : act.once().answered(id, version);
    }

    /** The log keeps microseconds, as the database does. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A matter's events never run backwards, even when another node's clock is a little ahead. */
    private static Instant latest(Instant now, Matter matter) {
        Instant last = matter.facts().lastAt();
        return now.isBefore(last) ? last : now;
    }
}
