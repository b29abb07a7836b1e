package org.shanzhi.matter.work;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.shanzhi.matter.Event.ClocksRecomputed;
import org.shanzhi.matter.Event.With;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Fold;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.Change;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.RunningClocks;
import org.shanzhi.policy.HolidayEdition;
import org.shanzhi.policy.HolidayYears;
import org.shanzhi.policy.WaitingForHolidays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * When a holiday year is entered or corrected, every running clock is counted again, with an event on its matter. Repeating
 * it changes nothing: a matter whose clocks stand as they are gets no event.
 */
@Component
public class HolidayRecount implements WaitingForHolidays {
    private static final Logger LOG = LoggerFactory.getLogger(HolidayRecount.class);
    private static final int AT_ONCE = 1_000;

    private final MatterStore store;
    private final RunningClocks running;
    private final Timekeeping timekeeping;
    private final HolidayYears years;
    private final Clock clock;

    HolidayRecount(MatterStore store, RunningClocks running, Timekeeping timekeeping, HolidayYears years, Clock clock) {
        this.store = store;
        this.running = running;
        this.timekeeping = timekeeping;
        this.years = years;
        this.clock = clock;
    }

    @Override
    public long clocksWaitingFor(int district, int year) {
        return running.provisionalIn(district, year);
    }

    /**
     * Counts again for every edition that was entered since the last time and that every node counts with by now. Returns how
     * many matters changed. On one node at a time.
     */
    public int catchUp(int district) {
        var editions = years.editions(district);
        int done = running.editionsCounted(district);
        int changed = 0;
        for (HolidayEdition edition : editions.subList(Math.min(done, editions.size()), editions.size())) {
            if (clock.instant().isBefore(edition.knownFrom())) break;
            changed += recount(district, edition);
            running.editionsCounted(district, ++done);
        }
        return changed;
    }

    private int recount(int district, HolidayEdition edition) {
        int changed = 0;
        long last = 0;
        for (var ids = next(district, last); !ids.isEmpty(); ids = next(district, last)) {
            for (long id : ids) if (recountOrTell(district, edition, id)) changed++;
            last = ids.getLast();
        }
        return changed;
    }

    private List<Long> next(int district, long after) {
        return running.matters(district, after, AT_ONCE);
    }

    /** One matter that cannot be counted does not keep the others from their dates. */
    private boolean recountOrTell(int district, HolidayEdition edition, long id) {
        try {
            return recount(district, edition, id);
        } catch (RuntimeException failed) {
            LOG.error("The clocks of matter {} of district {} could not be counted again", id, district, failed);
            return false;
        }
    }

    /** Somebody may act on the matter meanwhile; then its clocks are counted again with what came of it. */
    private boolean recount(int district, HolidayEdition edition, long id) {
        while (true) {
            var held = store.load(district, id).orElseThrow();
            Matter before = held.matter();
            var r = new Recorded(
                    before.version() + 1,
                    before.moment(clock.instant()),
                    Recorded.PROGRAM,
                    before.unit(),
                    UUID.randomUUID(),
                    new ClocksRecomputed(edition.year(), edition.edition()),
                    With.NOTHING);
            Clocks clocks = timekeeping.of(district);
            Matter after = clocks.after(before, Fold.next(before, r), r);
            if (after.clocks().equals(before.clocks())) return false;
            if (store.write(List.of(new Change(before, after, r, held.head(), List.of(), 0)), clocks, null))
                return true;
        }
    }
}
