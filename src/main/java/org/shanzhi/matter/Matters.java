package org.shanzhi.matter;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.Change;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.matter.work.Deciding;
import org.shanzhi.matter.work.Elsewhere;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.matter.work.SupervisionBells;
import org.shanzhi.matter.work.TaskBells;
import org.shanzhi.matter.work.Timekeeping;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that changes a matter (事项). Load, decide, write: the decision is a pure function, and what it changes is
 * written in one transaction. Two people at once: the later one is told, nothing is lost.
 */
@Component
public class Matters {
    /** When another matter that an action writes too keeps changing under it. */
    private static final int MOST_TRIES = 5;

    private final MatterStore store;
    private final Deciding deciding;
    private final Timekeeping timekeeping;
    private final Sight sight;
    private final Elsewhere elsewhere;
    private final SupervisionBells bells;
    private final TaskBells taskBells;
    private final Organisation organisation;
    private final Clock clock;

    Matters(
            MatterStore store,
            Deciding deciding,
            Timekeeping timekeeping,
            Sight sight,
            Elsewhere elsewhere,
            SupervisionBells bells,
            TaskBells taskBells,
            Organisation organisation,
            Clock clock) {
        this.store = store;
        this.deciding = deciding;
        this.timekeeping = timekeeping;
        this.sight = sight;
        this.elsewhere = elsewhere;
        this.bells = bells;
        this.taskBells = taskBells;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** What was written: the number and the version that the action made. */
    public static final class Done {
        private final MatterNumber number;
        private final int version;
        private final Change made;

        /** Of an earlier request. */
        public Done(MatterNumber number, int version) {
            this(number, version, null);
        }

        private Done(MatterNumber number, int version, Change made) {
            this.number = number;
            this.version = version;
            this.made = made;
        }

        public MatterNumber number() {
            return number;
        }

        public int version() {
            return version;
        }

        /** When it was done just now, so that nobody has to read again what is still at hand. */
        Optional<Change> made() {
            return Optional.ofNullable(made);
        }
    }

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
        Instant now = clock.instant();
        int district = by.district();
        var change = deciding.registration(
                by,
                registration,
                act,
                () -> store.nextId(district, ChinaTime.day(now).getYear()),
                now);
        long id = change.after().id();
        if (!store.write(List.of(change), timekeeping.of(district), once(act, id, 1))) {
            throw givenTwice(id);
        }
        return new Done(number(district, id), 1, change);
    }

    /**
     * 即办: what somebody asks, and the answer that is given while they are still there, as one matter with its two events in
     * one transaction. Who may: whoever may register and answer. The caller becomes first receiver and the caller's unit
     * holds the matter; what registration starts, the answer meets in the same moment. With a key in {@code act} it is
     * idempotent. The note in {@code act} is the registration's.
     *
     * @throws org.shanzhi.kernel.Invalid naming every field of the registration that is wrong
     * @throws Refused why it cannot be answered so
     * @throws Forbidden without one of the two rights
     */
    @Needs(Permission.ANSWER)
    public Done answerOnTheSpot(Caller by, Registration registration, Command.Answer answer, Act act) {
        by.require(Permission.REGISTER);
        Instant now = clock.instant();
        int district = by.district();
        // the number that was needed to decide is lost when the answer is refused; numbers may have gaps
        var registered = deciding.registration(
                by,
                registration,
                act,
                () -> store.nextId(district, ChinaTime.day(now).getYear()),
                now);
        var answered = deciding.next(by, registered, answer, Act.plain(act.request()), now);
        long id = answered.after().id();
        int version = answered.after().version();
        if (!store.write(registered, answered, timekeeping.of(district), once(act, id, version))) {
            throw givenTwice(id);
        }
        return new Done(number(district, id), version);
    }

    private static IllegalStateException givenTwice(long id) {
        return new IllegalStateException("The number " + id + " was given twice");
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
        for (int tries = 1; ; tries++) {
            try {
                return acted(by, number, command, act);
            } catch (VersionConflict own) {
                throw own;
            } catch (Overtaken other) {
                if (tries == MOST_TRIES) throw other;
            }
        }
    }

    private Done acted(Caller by, MatterNumber number, Command command, Act act) {
        Held held = sight.visible(by, number);
        Matter before = held.matter();
        by.require(deciding.permission(command));
        if (act.expected().isPresent() && act.expected().getAsInt() != before.version()) {
            throw new VersionConflict(number);
        }
        var module = elsewhere.of(command);
        if (module.isPresent()) return elsewhere.act(module.get(), by, number, held, command, act);
        List<Change> changes = deciding.action(by, held, command, act, clock.instant());
        int version = before.version() + 1;
        var once = once(act, before.id(), version);
        var clocks = timekeeping.of(by.district());
        BooleanSupplier write = () -> store.write(changes, clocks, once);
        Change first = changes.getFirst();
        if (!bells.with(by, number, first, () -> taskBells.with(by, number, first, write))) {
            throw overtaken(before, changes);
        }
        return new Done(number, version, changes.getFirst());
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
        var erased = new Event.Erased(basis.name());
        var change = deciding.happened(by, held, erased, Act.plain(request), clock.instant());
        if (!store.erase(change, timekeeping.of(by.district()))) throw new VersionConflict(number);
    }

    /**
     * What a module says has happened to a matter, or to something of its own on the matter: for the timeline and the clocks.
     * The module has decided that it may be; the event, the clocks and the module's rows are one transaction, the caller's.
     * Not idempotent.
     *
     * @param told of an object that is new, with the number 0 and a unit: it gets the matter's next number
     * @return the number of the object
     * @throws NotFound there is no such matter in the caller's district
     * @throws VersionConflict somebody was faster: the transaction is lost
     */
    @Needs(open = "modules have decided who may before they tell")
    @Transactional(propagation = Propagation.MANDATORY)
    public int tell(Caller by, MatterNumber number, Event.Told told, UUID request) {
        return tell(by, number, OptionalInt.empty(), told, request);
    }

    /**
     * The same of the matter as it was at a version, for whoever decided on what it was then.
     *
     * @throws Overtaken it has another version now
     */
    @Needs(open = "modules have decided who may before they tell")
    @Transactional(propagation = Propagation.MANDATORY)
    public int tell(Caller by, MatterNumber number, OptionalInt expected, Event.Told told, UUID request) {
        Held held = sight.any(by, number).orElseThrow(() -> new NotFound("matter"));
        if (expected.isPresent() && expected.getAsInt() != held.matter().version())
            throw new Overtaken(number.toString(), null);
        boolean fresh = told.object() == 0 && told.unit() != null;
        var event = fresh ? told.about(held.matter().facts().objects() + 1) : told;
        var change = deciding.happened(by, held, event, Act.plain(request), clock.instant());
        if (!store.write(List.of(change), timekeeping.of(by.district()), null)) throw new VersionConflict(number);
        return event.object();
    }

    /** The caller never saw the other matter of two, so only being overtaken on the own one is told as a conflict of it. */
    private Overtaken overtaken(Matter before, List<Change> changes) {
        boolean own = changes.size() == 1
                || store.load(before.district(), before.id())
                                .orElseThrow()
                                .matter()
                                .version()
                        != before.version();
        return own
                ? new VersionConflict(number(before.district(), before.id()))
                : new Overtaken("the other matter", null);
    }

    private MatterNumber number(int district, long id) {
        return new MatterNumber(organisation.district(district).prefix(), id);
    }

    private static org.jooq.Query once(Act act, long id, int version) {
        return act.once() == null ? null : act.once().answered(id, version);
    }
}
