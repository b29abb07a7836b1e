package org.shanzhi.grid.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.shanzhi.grid.Grid;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.org.Organisation;
import org.springframework.stereotype.Component;

/**
 * The newest map of every district. Whoever asks first after {@link #TRUSTED} compares editions with one small select; all
 * others go on with the map that is held until the new one is ready.
 */
@Component
public class GridMaps {
    private static final Duration TRUSTED = Duration.ofSeconds(3);

    private final DSLContext db;
    private final GridStore store;
    private final Organisation organisation;
    private final Clock clock;
    private final Map<Integer, Held> held = new ConcurrentHashMap<>();
    private final Map<Integer, ReentrantLock> comparing = new ConcurrentHashMap<>();

    /** @param lastDays of the units that close */
    private record Held(GridMap map, long edition, Map<Integer, LocalDate> lastDays, Instant comparedAt) {}

    GridMaps(DSLContext db, GridStore store, Organisation organisation, Clock clock) {
        this.db = db;
        this.store = store;
        this.organisation = organisation;
        this.clock = clock;
    }

    public GridMap of(int district) {
        Held now = held.get(district);
        if (now == null) return first(district).map();
        if (clock.instant().isBefore(now.comparedAt().plus(TRUSTED))) return now.map();
        ReentrantLock lock = comparing.computeIfAbsent(district, _ -> new ReentrantLock());
        if (!lock.tryLock()) return now.map();
        try {
            return compared(district, now).map();
        } finally {
            lock.unlock();
        }
    }

    /** After a change made here. */
    public void forget(int district) {
        held.remove(district);
    }

    private Held compared(int district, Held old) {
        Instant at = clock.instant();
        long edition = store.edition(db, district);
        List<Grid> drawn = old.edition() == edition ? old.map().drawn() : store.read(db, district);
        Map<Integer, LocalDate> lastDays = lastDays(district, drawn);
        boolean same = old.edition() == edition && old.lastDays().equals(lastDays);
        Held fresh = new Held(same ? old.map() : prepared(drawn, lastDays, at), edition, lastDays, at);
        held.put(district, fresh);
        return fresh;
    }

    /**
     * Many may come at once when a node has just started. All of them read, because one who waited for another's answer
     * might hold the very connection that the other needs; only making the index, which takes longest, is done once.
     */
    private Held first(int district) {
        Instant at = clock.instant();
        long edition = store.edition(db, district);
        List<Grid> drawn = store.read(db, district);
        Map<Integer, LocalDate> lastDays = lastDays(district, drawn);
        synchronized (this) {
            Held meanwhile = held.get(district);
            if (meanwhile != null && meanwhile.edition() >= edition) return meanwhile;
            Held made = new Held(prepared(drawn, lastDays, at), edition, lastDays, at);
            held.put(district, made);
            return made;
        }
    }

    private static GridMap prepared(List<Grid> drawn, Map<Integer, LocalDate> lastDays, Instant at) {
        var map = new GridMap(drawn, lastDays::get);
        map.prepare(ChinaTime.day(at));
        return map;
    }

    private Map<Integer, LocalDate> lastDays(int district, List<Grid> drawn) {
        var days = new HashMap<Integer, LocalDate>();
        for (Grid grid : drawn) {
            LocalDate last = organisation.unit(district, grid.unitId()).to();
            if (last != null) days.put(grid.unitId(), last);
        }
        return days;
    }
}
