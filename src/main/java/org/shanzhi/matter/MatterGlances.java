package org.shanzhi.matter;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.CalledClocks;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.work.MaskedTexts;
import org.shanzhi.matter.work.Sheets;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/** What a list of something that hangs on matters says of them. */
@Component
public class MatterGlances {
    private final MatterStore store;
    private final CalledClocks called;
    private final Sight sight;
    private final Sheets sheets;
    private final MaskedTexts texts;
    private final Clock clock;

    MatterGlances(MatterStore store, CalledClocks called, Sight sight, Sheets sheets, MaskedTexts texts, Clock clock) {
        this.store = store;
        this.called = called;
        this.sight = sight;
        this.sheets = sheets;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A matter in one line of a list.
     *
     * @param unit that leads it
     * @param title masked; empty when the caller may not read the matter
     * @param duties clocks of what belongs to it, by its number in the matter; empty when the caller may not read it
     */
    public record Glance(int unit, String title, Map<Integer, List<ClockSheet>> duties) {}

    /** By id, those that there are; all in one select. Titles and clocks only, so the reading is not logged. */
    @Needs(Permission.READ_MATTERS)
    public Map<Long, Glance> of(Caller by, Collection<Long> ids) {
        Instant now = clock.instant();
        return store.load(by.district(), ids).stream()
                .collect(Collectors.toMap(Matter::id, m -> glance(m, sight.sees(by, m), now)));
    }

    private Glance glance(Matter m, boolean seen, Instant now) {
        return seen ? new Glance(m.unit(), m.title(), sheets.duties(m, now)) : new Glance(m.unit(), "", Map.of());
    }

    /**
     * What matters tell, without whom they are about, by id; empty where the caller may not read it. Three statements however
     * many they are. For lines of a list, so the reading is not logged.
     */
    @Needs(Permission.READ_MATTERS)
    public Map<Long, String> told(Caller by, Collection<Long> ids) {
        var seen = store.load(by.district(), ids).stream()
                .filter(m -> sight.sees(by, m))
                .toList();
        return texts.of(by.district(), seen).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().body()));
    }

    /** How many matters were registered in each street in a time, by the street's unit; what is hidden from the tiers is left out. */
    @Needs(Permission.READ_FIGURES)
    public Map<Integer, Integer> registered(Caller by, Instant from, Instant to) {
        return store.registered(by.district(), from, to);
    }

    /** In how many calls that were made in a time each called unit was late with something, or is now, by the unit. */
    @Needs(Permission.READ_FIGURES)
    public Map<Integer, Integer> lateCalls(Caller by, Instant from, Instant to) {
        return called.late(by.district(), from, to, clock.instant());
    }
}
