package org.shanzhi.matter;

import java.time.Clock;
import java.util.function.Consumer;
import org.shanzhi.matter.store.CopyStore;
import org.shanzhi.matter.work.Deciding;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.matter.work.Timekeeping;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Needs;
import org.springframework.stereotype.Component;

/**
 * What happened before the program was there: the same decisions and the same rows as {@link Matters}, with the time of each
 * act given, and written by COPY. For demonstrations and for taking over old records; no page and no interface leads here, so
 * nobody can date back what he does.
 */
@Component
public class MatterHistory {
    private static final String WHY = "set-up and take-over of old records; no page and no interface leads here";

    private final CopyStore store;
    private final Deciding deciding;
    private final Timekeeping timekeeping;
    private final Sight sight;
    private final Organisation organisation;
    private final Clock clock;

    MatterHistory(
            CopyStore store,
            Deciding deciding,
            Timekeeping timekeeping,
            Sight sight,
            Organisation organisation,
            Clock clock) {
        this.store = store;
        this.deciding = deciding;
        this.timekeeping = timekeeping;
        this.sight = sight;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * Writes every life that {@code teller} tells, in one transaction: all of them or, when anything is thrown, none. Some
     * thousand at a time; different threads may tell at once. A number that is given already is an error. Not idempotent;
     * see {@link #isTold}.
     */
    @Needs(open = WHY)
    public void tell(int district, Consumer<Telling> teller) {
        store.write(district, copies -> {
            String prefix = organisation.district(district).prefix();
            var telling = new Telling(copies, deciding, timekeeping.of(district), sight, prefix, clock.instant());
            teller.accept(telling);
            telling.ends();
        });
    }

    /** Whether a number was given. */
    @Needs(open = WHY)
    public boolean isTold(int district, MatterNumber number) {
        return store.has(district, number.id());
    }

    /** Keeps the numbers of a year up to {@code last} for tellers: what is registered gets later ones. Idempotent. */
    @Needs(open = WHY)
    public void keepNumbers(int district, int year, int last) {
        store.numbersGiven(district, year, last);
    }

    /** After everything was told, so that the first page is as fast as the thousandth. */
    @Needs(open = WHY)
    public void settle() {
        store.settle();
    }
}
