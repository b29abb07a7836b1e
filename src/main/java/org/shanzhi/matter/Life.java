package org.shanzhi.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.Event.PartyRemoved;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.Change;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.policy.Caller;

/** One matter's life while it is told: each act decided as it would have been on its day. */
public final class Life {
    private final Telling telling;
    private final MatterNumber number;
    private final List<Event> events = new ArrayList<>();
    private final List<NewParty> parties = new ArrayList<>();
    private final Set<Integer> removed = new HashSet<>();
    private Held held;
    private Instant last;

    Life(Telling telling, MatterNumber number) {
        this.telling = telling;
        this.number = number;
    }

    public MatterNumber number() {
        return number;
    }

    public State state() {
        return held.matter().state();
    }

    /** When something last happened to it. */
    public Instant last() {
        return last;
    }

    /**
     * As {@link Matters#act}, at {@code at}, with every rule that holds for it. Acts are told in the order in which they
     * happened.
     *
     * @throws IllegalArgumentException when {@code at} is still to come, or something happened later already
     * @throws Refused every reason why it was not possible then
     */
    public void happened(Instant at, Caller by, Command command) {
        if (at.isBefore(last)) throw new IllegalArgumentException("Something happened to " + number + " after " + at);
        telling.act(this, at, by, command);
    }

    void becomes(Change c, byte[] hash) {
        held = new Held(c.after(), hash);
        last = c.recorded().at();
        events.add(c.recorded().event());
        parties.addAll(c.parties());
        if (c.recorded().event() instanceof PartyRemoved e) removed.add(e.party());
    }

    Held held() {
        return held;
    }

    Matter matter() {
        return held.matter();
    }

    Event event(int version) {
        return events.get(version - 1);
    }

    List<NewParty> parties() {
        return parties;
    }

    Set<Integer> removed() {
        return removed;
    }
}
