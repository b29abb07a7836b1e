package org.shanzhi.matter;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.matter.Event.Linked;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.Change;
import org.shanzhi.matter.store.Copies;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.matter.work.Deciding;
import org.shanzhi.matter.work.Known;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;

/** Some lives that are told together and may touch each other: a merge, a link. One thread at a time. */
public final class Telling {
    /** What rang within the last day is still told; what rang before has been. */
    private static final Duration BELLS = Duration.ofDays(1);

    private final Copies copies;
    private final Deciding deciding;
    private final Clocks clocks;
    private final Sight sight;
    private final String prefix;
    private final Instant now;
    private final Map<Long, Life> lives = new LinkedHashMap<>();
    private final Set<List<Long>> links = new HashSet<>();
    private final Known known = new Told();

    Telling(Copies copies, Deciding deciding, Clocks clocks, Sight sight, String prefix, Instant now) {
        this.copies = copies;
        this.deciding = deciding;
        this.clocks = clocks;
        this.sight = sight;
        this.prefix = prefix;
        this.now = now;
    }

    /**
     * As {@link Matters#register}, at {@code at}. Clocks count from then.
     *
     * @param n the number within the year of {@code at}, which the teller has to himself
     * @throws IllegalArgumentException when {@code at} is still to come
     */
    public Life registered(int n, Instant at, Caller by, Registration registration) {
        by.require(Permission.REGISTER);
        refuseToCome(at);
        var number = MatterNumber.of(prefix, ChinaTime.day(at).getYear(), n);
        var life = new Life(this, number);
        var change = deciding.registration(by, registration, Act.plain(UUID.randomUUID()), () -> number.id(), at);
        life.becomes(change, copies.event(change));
        lives.put(number.id(), life);
        return life;
    }

    void act(Life life, Instant at, Caller by, Command command) {
        refuseToCome(at);
        if (!sight.sees(by, life.matter())) throw new NotFound("matter");
        for (Change c : deciding.action(by, life.held(), command, Act.plain(UUID.randomUUID()), at, known)) {
            lives.get(c.after().id()).becomes(c, copies.event(c));
            if (c.recorded().event() instanceof Linked e)
                links.add(List.of(c.after().id(), e.other()));
        }
    }

    /** What has become of everything that was told. */
    void ends() {
        for (Life life : lives.values()) {
            Matter m = life.matter();
            copies.outcome(m, life.held().head(), clocks.nextDue(m), now.minus(BELLS), life.parties(), life.removed());
        }
    }

    private void refuseToCome(Instant at) {
        if (at.isAfter(now)) throw new IllegalArgumentException(at + " is still to come");
    }

    private final class Told implements Known {
        @Override
        public Event event(Matter m, int version) {
            return lives.get(m.id()).event(version);
        }

        @Override
        public Collection<Person> persons(Matter m) {
            return lives.get(m.id()).parties().stream().map(NewParty::person).toList();
        }

        @Override
        public int nextPartyNo(Matter m) {
            return lives.get(m.id()).parties().size() + 1;
        }

        @Override
        public Optional<Held> held(int district, long id) {
            return Optional.ofNullable(lives.get(id)).map(Life::held);
        }

        @Override
        public boolean linked(int district, long one, long other) {
            return links.contains(List.of(one, other));
        }
    }
}
