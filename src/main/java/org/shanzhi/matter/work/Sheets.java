package org.shanzhi.matter.work;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shanzhi.access.Masked;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.Event.PartyIn;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.NewParty;
import org.shanzhi.matter.PartyKind;
import org.shanzhi.matter.PartySheet;
import org.shanzhi.matter.Person;
import org.shanzhi.matter.Place;
import org.shanzhi.matter.life.Around;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.Revealing;
import org.shanzhi.matter.store.Change;
import org.shanzhi.matter.store.MatterLog;
import org.shanzhi.matter.store.MatterLog.Background;
import org.shanzhi.org.Organisation;
import org.springframework.stereotype.Component;

/** A matter as its reader sees it: persons masked, clocks as they stand at the moment. */
@Component
public class Sheets {
    private final MatterLog log;
    private final Timekeeping timekeeping;
    private final Organisation organisation;

    Sheets(MatterLog log, Timekeeping timekeeping, Organisation organisation) {
        this.log = log;
        this.timekeeping = timekeeping;
        this.organisation = organisation;
    }

    /**
     * Numbers in the text are masked. Where violence or a minor is concerned the place, which mostly is somebody's home, is
     * shown only to whoever {@code handles} the matter.
     */
    public MatterSheet of(Matter m, Instant now, boolean handles) {
        return of(m, log.background(m), now, handles);
    }

    /** The matter as it was just registered, of which everything is at hand, shown to whoever registered it. */
    public MatterSheet registered(Change c, Instant now) {
        var persons = new HashMap<Integer, Person>();
        for (NewParty p : c.parties()) persons.put(c.firstPartyNo() + persons.size(), p.person());
        return of(c.after(), new Background(c.recorded().event(), persons, List.of()), now, true);
    }

    private MatterSheet of(Matter m, Background background, Instant now, boolean handles) {
        boolean erased = m.has(Flag.ERASED);
        Around.Text text = erased ? new Around.Text("", "", Place.UNKNOWN) : Surroundings.text(background.told());
        Map<Integer, Person> persons = background.persons();
        Clocks clocks = timekeeping.of(m.district());
        var asked = m.facts().asked();
        return new MatterSheet(
                number(m.district(), m.id()),
                m.kind(),
                m.channel(),
                m.state(),
                m.typeCode(),
                m.title(),
                Masked.text(text.body()),
                m.risk(),
                m.facts().complexity(),
                m.facts().mediable(),
                m.facts().route(),
                m.unit(),
                m.tier(),
                m.facts().assisting(),
                m.firstReceiver(),
                m.assignee(),
                m.line(),
                place(m, text.place(), handles),
                m.occurredAt(),
                m.requestedAt(),
                m.registeredAt(),
                m.stateSince(),
                m.parties().stream().map(p -> party(p, persons.get(p.no()), m)).toList(),
                m.clocks().stream().map(c -> clock(c, clocks, now)).toList(),
                m.outcome(),
                m.flags(),
                m.facts().mergedInto() == null
                        ? null
                        : number(m.district(), m.facts().mergedInto()),
                background.links().stream().map(id -> number(m.district(), id)).toList(),
                asked == null ? null : new MatterSheet.Asked(asked.policy(), asked.days()),
                m.facts().objection(),
                m.facts().grants().stream().filter(grant -> grant.holds(now)).toList(),
                m.facts().supervisions(),
                m.facts().tasks(),
                m.version());
    }

    /** Of what belongs to the matter, by its number in it. */
    public Map<Integer, List<ClockSheet>> duties(Matter m, Instant now) {
        Clocks clocks = timekeeping.of(m.district());
        return m.clocks().stream()
                .map(c -> clock(c, clocks, now))
                .filter(c -> c.about() > 0)
                .collect(Collectors.groupingBy(ClockSheet::about));
    }

    private static Place place(Matter m, Place place, boolean handles) {
        boolean hidden = m.guarded();
        if (hidden && !handles) return Place.UNKNOWN;
        return new Place(place.lon(), place.lat(), place.address() == null ? null : Masked.text(place.address()));
    }

    private String number(int district, long id) {
        return new MatterNumber(organisation.district(district).prefix(), id).toString();
    }

    /** 未成年人: everything is hidden where a minor is concerned, or somebody stays anonymous; of violence, every contact. */
    private static PartySheet party(PartyIn p, Person person, Matter m) {
        boolean minor = m.ofMinor();
        if (person == null || minor || Revealing.anonymous(m, p)) {
            return new PartySheet(p.no(), p.role(), p.kind(), p.willing(), "", "", "", "", null);
        }
        String name = p.kind() == PartyKind.ORGANISATION ? person.name() : Masked.name(person.name());
        boolean hidden = m.has(Flag.DV);
        return new PartySheet(
                p.no(),
                p.role(),
                p.kind(),
                p.willing(),
                name,
                hidden ? "" : Masked.phone(person.phone()),
                hidden ? "" : Masked.idNumber(person.idNumber()),
                hidden ? "" : Masked.address(person.address()),
                person.birthYear());
    }

    private static ClockSheet clock(Clock c, Clocks clocks, Instant now) {
        var policy = clocks.policy(c);
        return new ClockSheet(
                c.no(),
                c.policy(),
                policy.nature(),
                c.about().object(),
                c.about().unit(),
                c.startedAt(),
                c.dueAt(),
                c.dueDay(),
                clocks.stateOf(c, now),
                !c.resting(),
                c.stoppedAt(),
                c.extension(),
                policy.basis().source().orElse(null),
                c.policyVersion());
    }
}
