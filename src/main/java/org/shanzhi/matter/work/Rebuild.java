package org.shanzhi.matter.work;

import java.util.List;
import java.util.Optional;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Fold;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.MatterStore;
import org.springframework.stereotype.Component;

/** A matter from its events alone. */
@Component
public class Rebuild {
    private final MatterStore store;
    private final Timekeeping timekeeping;

    Rebuild(MatterStore store, Timekeeping timekeeping) {
        this.store = store;
        this.timekeeping = timekeeping;
    }

    /** As it was after the event {@code version}; empty when there is no such matter. */
    public Optional<Matter> at(int district, long id, int version) {
        return of(district, id, store.events(district, id, 0, version));
    }

    public Optional<Matter> of(int district, long id, List<Recorded> events) {
        Clocks clocks = timekeeping.of(district);
        Matter matter = null;
        for (Recorded r : events) {
            Matter next = matter == null ? Fold.first(district, id, r) : Fold.next(matter, r);
            matter = clocks.after(matter, next, r);
        }
        return Optional.ofNullable(matter);
    }
}
