package org.shanzhi.matter;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.calendar.Due;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.Rules;
import org.shanzhi.matter.life.Situation;
import org.shanzhi.matter.life.Standing;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.work.Rebuild;
import org.shanzhi.matter.work.Sheets;
import org.shanzhi.matter.work.Timekeeping;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** Everything that one matter shows to somebody who may read it. Whoever may not is told that it does not exist. */
@Component
public class MatterReading {
    private final MatterStore store;
    private final Sheets sheets;
    private final Rebuild rebuild;
    private final Policies policies;
    private final Timekeeping timekeeping;
    private final Organisation organisation;
    private final AccessLog log;
    private final Clock clock;

    MatterReading(
            MatterStore store,
            Sheets sheets,
            Rebuild rebuild,
            Policies policies,
            Timekeeping timekeeping,
            Organisation organisation,
            AccessLog log,
            Clock clock) {
        this.store = store;
        this.sheets = sheets;
        this.rebuild = rebuild;
        this.policies = policies;
        this.timekeeping = timekeeping;
        this.organisation = organisation;
        this.log = log;
        this.clock = clock;
    }

    /** The matter with its parties masked and its clocks as they stand now. The reading is logged. */
    @Needs(Permission.READ_MATTERS)
    public MatterSheet sheet(Caller by, MatterNumber number) {
        Matter m = visible(by, number);
        log.record(AccessKind.READ, by, m.id(), Map.of());
        return sheets.of(m, clock.instant());
    }

    /**
     * The matter as the action that made this version left it, without a line in the log: the answer to an action, which is
     * its own record, and to its repetition.
     */
    @Needs(Permission.READ_MATTERS)
    public MatterSheet answer(Caller by, MatterNumber number, int version) {
        Matter now = visible(by, number);
        if (now.version() == version) return sheets.of(now, clock.instant());
        Matter then = rebuild.at(now.district(), now.id(), version).orElseThrow();
        return sheets.of(then, clock.instant());
    }

    /** What happened, oldest first, from the event after {@code after} on. */
    @Needs(Permission.READ_MATTERS)
    public List<Recorded> events(Caller by, MatterNumber number, int after, int limit) {
        Matter m = visible(by, number);
        return store.events(m.district(), m.id(), after, limit).stream()
                .filter(r -> shows(by, m, r.event()))
                .toList();
    }

    /** What the caller may do now, what each action asks for, and why not. In the order of the policies. */
    @Needs(Permission.READ_MATTERS)
    public List<PossibleAction> actions(Caller by, MatterNumber number) {
        Matter m = visible(by, number);
        return policies.lifeCycle().actions().values().stream()
                .filter(a -> a.where().place() != ActionPolicy.Place.NONE && !a.referral())
                .map(a -> possible(by, m, a))
                .toList();
    }

    /** Why a clock is due when it is, step by step. */
    @Needs(Permission.READ_MATTERS)
    public Due explain(Caller by, MatterNumber number, int clockNo) {
        Matter m = visible(by, number);
        return m.clocks().stream()
                .filter(c -> c.no() == clockNo)
                .findFirst()
                .map(c -> timekeeping.of(m.district()).explain(c, clock.instant()))
                .orElseThrow(() -> new NotFound("clock"));
    }

    /**
     * 查看: a party in full. Only for whoever handles the matter, one by one, with a reason; when it cannot be logged it is
     * not shown. Of a victim of violence only the handler sees the contact.
     *
     * @param reason from a closed list, because the log takes no free text
     */
    @Needs(Permission.REVEAL_PERSONAL_DATA)
    public Person reveal(Caller by, MatterNumber number, int party, RevealReason reason) {
        Matter m = visible(by, number);
        if (!Standing.acts(by, Permission.REVEAL_PERSONAL_DATA, m)) throw new NotFound("party");
        if (m.has(Flag.DV) && !Standing.handles(by, m)) throw new NotFound("party");
        Person person = store.persons(m.district(), m.id()).get(party);
        if (person == null || m.party(party).isEmpty()) throw new NotFound("party");
        log.record(AccessKind.REVEAL, by, m.id(), Map.of("party", String.valueOf(party), "reason", reason.name()));
        return person;
    }

    /** The printed number of an id. */
    @Needs(open = "a number says nothing")
    public MatterNumber number(int district, long id) {
        return new MatterNumber(organisation.district(district).prefix(), id);
    }

    /** The version that the matter has now. */
    @Needs(Permission.READ_MATTERS)
    public int version(Caller by, MatterNumber number) {
        return visible(by, number).version();
    }

    /** Whether there is such a matter that the caller may know of. */
    @Needs(open = "tells no more than a reading would")
    public boolean exists(Caller by, MatterNumber number) {
        return store.load(by.district(), number.id())
                .filter(h -> Standing.reads(by, h.matter()))
                .isPresent();
    }

    /** Whether the caller may open this file: it is filed in a matter that the caller may read. */
    @Needs(Permission.READ_MATTERS)
    public boolean mayOpen(Caller by, UUID file) {
        return store.holders(by.district(), file).stream()
                .flatMap(id -> store.load(by.district(), id).stream())
                .anyMatch(h -> Standing.reads(by, h.matter()));
    }

    private Matter visible(Caller by, MatterNumber number) {
        return store.load(by.district(), number.id())
                .map(MatterStore.Held::matter)
                .filter(m -> number.prefix()
                        .equals(organisation.district(by.district()).prefix()))
                .filter(m -> Standing.reads(by, m))
                .orElseThrow(() -> new NotFound("matter"));
    }

    private PossibleAction possible(Caller by, Matter m, ActionPolicy action) {
        var reasons = Rules.against(new Situation(m, action.code(), by, policies, clock.instant()));
        return new PossibleAction(action.code(), reasons.isEmpty(), reasons, action.body());
    }

    /** A note for the own unit is shown to that unit only; one for all handling units to whoever handles. */
    private static boolean shows(Caller by, Matter m, Event event) {
        return !(event instanceof Event.Noted note)
                || !note.visibility().equals("UNIT")
                || m.unit() == by.unitId()
                || m.assists(by.unitId());
    }
}
