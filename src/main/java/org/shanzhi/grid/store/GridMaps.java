package org.shanzhi.grid.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    private final Map<Integer, ReentrantLock> locks = new ConcurrentHashMap<>();

    /** @param units a digest of the days on which the units close */
    private record Held(GridMap map, long edition, int units, Instant comparedAt) {}

    GridMaps(DSLContext db, GridStore store, Organisation organisation, Clock clock) {
        this.db = db;
        this.store = store;
        this.organisation = organisation;
        this.clock = clock;
    }

    public GridMap of(int district) {
        Held now = held.get(district);
        if (now != null && clock.instant().isBefore(now.comparedAt().plus(TRUSTED))) return now.map();
        ReentrantLock lock = locks.computeIfAbsent(district, _ -> new ReentrantLock());
        if (now == null) {
            lock.lock();
        } else if (!lock.tryLock()) {
            return now.map();
        }
        try {
            return compared(district).map();
        } finally {
            lock.unlock();
        }
    }

    /** After a change made here. */
    public void forget(int district) {
        held.remove(district);
    }

    private Held compared(int district) {
        Instant at = clock.instant();
        Held old = held.get(district);
        long edition = store.edition(db, district);
        List<Grid> drawn = old != null && old.edition() == edition ? old.map().drawn() : store.read(db, district);
        int units = drawn.stream()
                .map(grid -> lastDay(district, grid.unitId()))
                .toList()
                .hashCode();
        Held fresh = old != null && old.edition() == edition && old.units() == units
                ? new Held(old.map(), edition, units, at)
                : new Held(prepared(district, drawn, at), edition, units, at);
        held.put(district, fresh);
        return fresh;
    }

    private GridMap prepared(int district, List<Grid> drawn, Instant at) {
        var map = new GridMap(drawn, unit -> lastDay(district, unit));
        map.prepare(ChinaTime.day(at));
        return map;
    }

    private LocalDate lastDay(int district, int unit) {
        return organisation.unit(district, unit).to();
    }
}
