package org.shanzhi.matter.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.shanzhi.access.Masked;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Event.Corrected;
import org.shanzhi.matter.Event.Registered;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Person;
import org.shanzhi.matter.Place;
import org.shanzhi.matter.life.Around;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.MatterLog;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.UnitKind;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** What a decision may ask about the rest of the district; asked only when a rule needs it. */
@Component
public class Surroundings {
    private final Organisation organisation;
    private final MatterStore store;
    private final MatterLog log;
    private final Sight sight;
    private final Known stored = new Stored();

    Surroundings(Organisation organisation, MatterStore store, MatterLog log, Sight sight) {
        this.organisation = organisation;
        this.store = store;
        this.log = log;
        this.sight = sight;
    }

    /** What the store holds of matters. */
    public Known stored() {
        return stored;
    }

    public Around of(Caller by, Matter matter, Instant now, Known known) {
        return new Of(by, matter, ChinaTime.day(now), known);
    }

    /** A title without what would tell who it is about. */
    public String masked(String title, List<String> names) {
        String shown = title;
        for (String name : names) if (name != null && name.length() > 1) shown = shown.replace(name, Masked.name(name));
        return Masked.text(shown);
    }

    /** What an event tells that holds a text. */
    public static Around.Text text(Event event) {
        return switch (event) {
            case Registered e -> text(e.title(), e.body(), e.place());
            case Corrected e -> text(e.title(), e.body(), e.place());
            default -> throw new IllegalStateException("A " + event.code() + " holds no text");
        };
    }

    private static Around.Text text(FreeText title, FreeText body, Place place) {
        return new Around.Text(
                title == null ? "" : title.value(),
                body == null ? "" : body.value(),
                place == null ? Place.UNKNOWN : place);
    }

    private final class Of implements Around {
        private final Caller by;
        private final Matter matter;
        private final LocalDate today;
        private final Known known;

        Of(Caller by, Matter matter, LocalDate today, Known known) {
            this.by = by;
            this.matter = matter;
            this.today = today;
            this.known = known;
        }

        @Override
        public Optional<Unit> unit(int id) {
            return Optional.of(organisation.unit(matter.district(), id))
                    .filter(u -> u.openOn(today))
                    .map(u -> new Unit(u.id(), u.tier(), u.kind() != UnitKind.OUTSIDE));
        }

        @Override
        public boolean serves(int staff, int unit) {
            return organisation.staffOf(matter.district(), unit).stream().anyMatch(s -> s.id() == staff);
        }

        @Override
        public Optional<Matter> matter(long id) {
            return known.held(matter.district(), id).map(Held::matter).filter(m -> sight.reaches(by, m));
        }

        @Override
        public boolean linked(long one, long other) {
            return known.linked(matter.district(), one, other);
        }

        @Override
        public Text text() {
            return Surroundings.text(known.event(matter, matter.textVersion()));
        }

        @Override
        public String shown(String title) {
            return masked(
                    title, known.persons(matter).stream().map(Person::name).toList());
        }

        @Override
        public String shown(String title, String name) {
            return name == null ? title : masked(title, List.of(name));
        }

        @Override
        public int nextPartyNo() {
            return known.nextPartyNo(matter);
        }
    }

    private final class Stored implements Known {
        @Override
        public Event event(Matter m, int version) {
            return log.event(m.district(), m.id(), version).event();
        }

        @Override
        public Collection<Person> persons(Matter m) {
            return log.persons(m.district(), m.id()).values();
        }

        @Override
        public int nextPartyNo(Matter m) {
            return store.nextPartyNo(m.district(), m.id());
        }

        @Override
        public Optional<Held> held(int district, long id) {
            return store.load(district, id);
        }

        @Override
        public boolean linked(int district, long one, long other) {
            return store.linked(district, one, other);
        }
    }
}
