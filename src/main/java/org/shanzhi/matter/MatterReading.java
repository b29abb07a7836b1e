package org.shanzhi.matter;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.calendar.Due;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.Event.PartyIn;
import org.shanzhi.matter.Matters.Done;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.Revealing;
import org.shanzhi.matter.life.Rules;
import org.shanzhi.matter.life.Situation;
import org.shanzhi.matter.life.Standing;
import org.shanzhi.matter.life.Waivers;
import org.shanzhi.matter.store.Change;
import org.shanzhi.matter.store.MatterLog;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.matter.store.RevealStore;
import org.shanzhi.matter.work.Rebuild;
import org.shanzhi.matter.work.Sheets;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.matter.work.Timekeeping;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Labelled;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Everything that one matter shows to somebody who may read it. Whoever may not is told that it does not exist. */
@Component
public class MatterReading {
    private final MatterStore store;
    private final MatterLog matterLog;
    private final Sight sight;
    private final Sheets sheets;
    private final Rebuild rebuild;
    private final Policies policies;
    private final Timekeeping timekeeping;
    private final Organisation organisation;
    private final AccessLog log;
    private final RevealStore reveals;
    private final TransactionOperations transactions;
    private final Clock clock;

    MatterReading(
            MatterStore store,
            MatterLog matterLog,
            Sight sight,
            Sheets sheets,
            Rebuild rebuild,
            Policies policies,
            Timekeeping timekeeping,
            Organisation organisation,
            AccessLog log,
            RevealStore reveals,
            TransactionOperations transactions,
            Clock clock) {
        this.store = store;
        this.matterLog = matterLog;
        this.sight = sight;
        this.sheets = sheets;
        this.rebuild = rebuild;
        this.policies = policies;
        this.timekeeping = timekeeping;
        this.organisation = organisation;
        this.log = log;
        this.reveals = reveals;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A part of the log, and after which version the rest begins; null when there is no rest. */
    public record Log(List<Recorded> items, Integer next) {}

    /** A matter and the end of its log from an event on. */
    public record Since(MatterSheet sheet, List<Recorded> events) {}

    /**
     * All that one page shows.
     *
     * @param latest the end of the log, oldest first
     * @param earlier the version before which the rest of the log lies; null when there is no rest
     * @param last when each kind of event happened last
     * @param through the grant by which the caller reads it; empty when it is in scope
     * @param gives whether the caller lets others read it
     * @param reveals of each party, whether the caller may see it in full
     */
    public record Whole(
            MatterSheet sheet,
            List<Recorded> latest,
            Integer earlier,
            Map<Class<? extends Event>, Instant> last,
            List<PossibleAction> actions,
            Optional<Grant> through,
            boolean gives,
            Map<Integer, Revealing> reveals) {}

    /** The matter with its parties masked and its clocks as they stand now. The reading is logged. */
    @Needs(Permission.READ_MATTERS)
    public MatterSheet sheet(Caller by, MatterNumber number) {
        return sheet(by, read(by, number));
    }

    /**
     * The matter with the last {@code most} of its events before a version, or of all when that is 0, and what can be done.
     * The reading is logged, once.
     */
    @Needs(Permission.READ_MATTERS)
    public Whole whole(Caller by, MatterNumber number, int before, int most) {
        Matter m = read(by, number);
        int last = before > 0 && before <= m.version() ? before - 1 : m.version();
        int after = Math.max(0, last - most);
        var latest = matterLog.events(m.district(), m.id(), after, last - after).stream()
                .filter(r -> shows(by, m, r))
                .toList();
        return new Whole(
                sheet(by, m),
                latest,
                after > 0 ? after + 1 : null,
                matterLog.last(m.district(), m.id()),
                actions(by, m),
                sight.grant(by, m),
                Standing.gives(by, m),
                m.parties().stream().collect(Collectors.toMap(PartyIn::no, party -> Revealing.of(by, m, party))));
    }

    /**
     * The matter as the caller's own act made it, even when it is out of the caller's sight by now: the answer to an act and
     * to its repetition. Not logged, for the act is its own record.
     *
     * @throws NotFound when this caller did not make that version
     */
    @Needs({Permission.READ_MATTERS, Permission.REGISTER})
    public MatterSheet answer(Caller by, Done done) {
        return done.made()
                .filter(change -> change.recorded().actor() == Recorded.actor(by))
                .map(change -> answer(by, change))
                .orElseGet(() -> repeated(by, done));
    }

    /** Whoever passed it on is still shown the place; whoever only wrote a note is not. */
    private MatterSheet answer(Caller by, Change made) {
        if (made.before() == null) return sheets.registered(made, clock.instant());
        boolean handles = Standing.handles(by, made.before()) || Standing.handles(by, made.after());
        return sheets.of(made.after(), clock.instant(), handles);
    }

    private MatterSheet repeated(Caller by, Done done) {
        Matter now = sight.any(by, done.number()).map(Held::matter).orElseThrow(() -> new NotFound("matter"));
        var actor = matterLog.actor(now.district(), now.id(), done.version());
        if (!actor.equals(OptionalInt.of(Recorded.actor(by)))) throw new NotFound("matter");
        Matter then = now.version() == done.version()
                ? now
                : rebuild.at(now.district(), now.id(), done.version()).orElseThrow();
        return sheets.of(then, clock.instant(), Standing.handles(by, then));
    }

    /** What happened, oldest first, from the event after {@code after} on. The reading is logged. */
    @Needs(Permission.READ_MATTERS)
    public Log events(Caller by, MatterNumber number, int after, int limit) {
        Matter m = read(by, number);
        var read = matterLog.events(m.district(), m.id(), after, limit);
        var shown = read.stream().filter(r -> shows(by, m, r)).toList();
        return new Log(shown, read.size() < limit ? null : read.getLast().version());
    }

    /**
     * The matter, and what happened from the last event of a kind on, that one first; empty when there was none. At most
     * {@code most} events. The reading is logged.
     */
    @Needs(Permission.READ_MATTERS)
    public Optional<Since> since(Caller by, MatterNumber number, Class<? extends Event> kind, int most) {
        Matter m = read(by, number);
        OptionalInt version = matterLog.latest(m.district(), m.id(), kind);
        if (version.isEmpty()) return Optional.empty();
        var events = matterLog.events(m.district(), m.id(), version.getAsInt() - 1, most).stream()
                .filter(r -> shows(by, m, r))
                .toList();
        return Optional.of(new Since(sheet(by, m), events));
    }

    /** What the caller may do now, what each action asks for, and why not. In the order of the policies. */
    @Needs(Permission.READ_MATTERS)
    public List<PossibleAction> actions(Caller by, MatterNumber number) {
        return actions(by, visible(by, number));
    }

    private List<PossibleAction> actions(Caller by, Matter m) {
        return policies.lifeCycle().actions().values().stream()
                .filter(a -> a.where().place() != ActionPolicy.Place.NONE && !a.referral())
                .map(a -> possible(by, m, a))
                .toList();
    }

    /**
     * 回访豁免: the reasons of the closed list for which the matter could now be archived without a call-back, in the order
     * of the policies; empty when it has to be called. Whether the caller may archive it is another question, see
     * {@link #actions}.
     */
    @Needs(Permission.READ_MATTERS)
    public List<String> waivers(Caller by, MatterNumber number) {
        Matter m = visible(by, number);
        return policies.vocabulary().of("callback_waivers").stream()
                .map(Labelled::code)
                .filter(waiver -> Waivers.holds(waiver, m, policies))
                .toList();
    }

    /** Why a clock is due when it is, step by step; of one that has stopped, as it was counted then. */
    @Needs(Permission.READ_MATTERS)
    public Due explain(Caller by, MatterNumber number, int clockNo) {
        Matter m = visible(by, number);
        return m.clocks().stream()
                .filter(c -> c.no() == clockNo)
                .findFirst()
                .map(c -> timekeeping.of(m.district()).explain(c, c.running() ? clock.instant() : c.stoppedAt()))
                .orElseThrow(() -> new NotFound("clock"));
    }

    /**
     * 查看: one field of a party in full. Only for whoever handles the matter, with a reason; when it cannot be logged it is
     * not shown. In a case of violence those without the task, and everybody where a minor is concerned, see it once for each
     * approval by another person ({@link Reveals}).
     *
     * @param reason from a closed list, because the log takes no free text
     * @return empty when nobody told it
     * @throws NotFound no such matter or party for this caller
     * @throws Refused {@code REVEAL_NEEDS_APPROVAL}
     */
    @Needs(Permission.REVEAL_PERSONAL_DATA)
    public Optional<String> reveal(Caller by, MatterNumber number, int party, PartyField field, RevealReason reason) {
        Matter m = visible(by, number);
        PartyIn concerned = m.party(party).orElseThrow(() -> new NotFound("party"));
        Revealing may = Revealing.of(by, m, concerned);
        if (may == Revealing.NEVER) throw new NotFound("party");
        Person person = matterLog.persons(m.district(), m.id()).get(party);
        if (person == null) throw new NotFound("party");
        var detail = Map.of("party", String.valueOf(party), "field", field.name(), "reason", reason.name());
        if (may == Revealing.TASK) log.record(AccessKind.REVEAL, by, m.id(), detail);
        else approved(by, m, party, field, detail);
        return field.of(person);
    }

    /** Uses the approval up, together with the line of the log. */
    private void approved(Caller by, Matter m, int party, PartyField field, Map<String, String> detail) {
        transactions.executeWithoutResult(transaction -> {
            int decider = reveals.use(m.district(), m.id(), party, field, by.staffId(), clock.instant())
                    .orElseThrow(() -> new Refused(MatterRefusal.REVEAL_NEEDS_APPROVAL));
            var approved = new HashMap<>(detail);
            approved.put("approvedBy", organisation.staff(m.district(), decider).username());
            log.record(AccessKind.REVEAL, by, m.id(), approved);
        });
    }

    /** The printed number of an id. */
    @Needs(open = "a number says nothing")
    public MatterNumber number(int district, long id) {
        return new MatterNumber(organisation.district(district).prefix(), id);
    }

    /** Whether there is such a matter that the caller may know of. */
    @Needs(open = "tells no more than a reading would")
    public boolean exists(Caller by, MatterNumber number) {
        return sight.find(by, number).isPresent();
    }

    /** Whether the file is filed in a matter that the caller may read. */
    @Needs(Permission.READ_MATTERS)
    public boolean mayOpen(Caller by, UUID file) {
        return holder(by, file).isPresent();
    }

    /**
     * Before a file is handed out. The reading is logged.
     *
     * @throws NotFound when it is filed in no matter that the caller may read
     */
    @Needs(Permission.READ_MATTERS)
    public void open(Caller by, UUID file) {
        Matter m = holder(by, file).orElseThrow(() -> new NotFound("file"));
        var detail = new HashMap<>(through(by, m));
        detail.put("file", file.toString());
        log.record(AccessKind.READ, by, m.id(), detail);
    }

    private Optional<Matter> holder(Caller by, UUID file) {
        return store.holders(by.district(), file).stream()
                .flatMap(id -> store.load(by.district(), id).stream())
                .map(Held::matter)
                .filter(m -> sight.sees(by, m) && opensFiles(by, m))
                .findFirst();
    }

    /** In an emergency no papers that may show a victim of violence or a minor. */
    private boolean opensFiles(Caller by, Matter m) {
        return !m.guarded() || sight.grant(by, m).filter(Grant::emergency).isEmpty();
    }

    private Matter read(Caller by, MatterNumber number) {
        Matter m = visible(by, number);
        log.record(AccessKind.READ, by, m.id(), through(by, m));
        return m;
    }

    /** For the log: that it was not the scope that let read. */
    private Map<String, String> through(Caller by, Matter m) {
        return sight.grant(by, m)
                .map(grant -> Map.of("through", grant.emergency() ? "EMERGENCY" : "GRANT"))
                .orElse(Map.of());
    }

    private Matter visible(Caller by, MatterNumber number) {
        return sight.visible(by, number).matter();
    }

    private MatterSheet sheet(Caller by, Matter m) {
        return sheets.of(m, clock.instant(), Standing.handles(by, m));
    }

    private PossibleAction possible(Caller by, Matter m, ActionPolicy action) {
        var reasons = Rules.against(new Situation(m, action.code(), by, policies, clock.instant()));
        return new PossibleAction(action.code(), reasons.isEmpty(), reasons, action.body());
    }

    /** Not in an emergency. A note for the own unit is shown to the unit that wrote it; one for all who handle, to whoever handles. */
    private boolean shows(Caller by, Matter m, Recorded r) {
        if (!(r.event() instanceof Event.Noted note)) return true;
        if (sight.grant(by, m).filter(Grant::emergency).isPresent()) return false;
        if (r.unit() == by.unitId()) return true;
        return note.visibility().equals("ALL_HANDLING") && Standing.handles(by, m);
    }
}
