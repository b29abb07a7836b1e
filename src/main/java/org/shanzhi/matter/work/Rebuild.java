package org.shanzhi.matter.work;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Fold;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.MatterLog;
import org.shanzhi.org.Line;
import org.shanzhi.org.Organisation;
import org.springframework.stereotype.Component;

/** A matter from its events alone. */
@Component
public class Rebuild {
    private final MatterLog log;
    private final Timekeeping timekeeping;
    private final Organisation organisation;

    Rebuild(MatterLog log, Timekeeping timekeeping, Organisation organisation) {
        this.log = log;
        this.timekeeping = timekeeping;
        this.organisation = organisation;
    }

    /** As it was after the event {@code version}; empty when there is no such matter. */
    public Optional<Matter> at(int district, long id, int version) {
        return of(district, id, log.events(district, id, 0, version));
    }

    /**
     * The log says on which line a matter lay when it was written; today the units above are those of the lowest unit on it.
     */
    private Matter onTodaysLine(Matter m) {
        Line then = m.line();
        Integer lowest = Stream.of(then.grid(), then.community(), then.street(), then.centre())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (lowest == null) return m;
        Line now = organisation.line(m.district(), lowest);
        return now.equals(then) || now.centre() == null ? m : m.on(now);
    }

    public Optional<Matter> of(int district, long id, List<Recorded> events) {
        Clocks clocks = timekeeping.of(district);
        Matter matter = null;
        for (Recorded r : events) {
            Matter next = matter == null ? Fold.first(district, id, r) : Fold.next(matter, r);
            matter = clocks.after(matter, next, r);
        }
        return Optional.ofNullable(matter).map(this::onTodaysLine);
    }
}
