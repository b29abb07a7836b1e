package org.shanzhi.matter.life;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.shanzhi.calendar.Period;
import org.shanzhi.calendar.Unit;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Deadlines;
import org.shanzhi.policy.RowChange;

/** Editions that a district might publish one after the other. */
final class Editions {
    private static final List<Unit> UNITS =
            List.of(Unit.CALENDAR_DAY, Unit.WORKING_DAY, Unit.HOUR, Unit.WORKING_HOUR, Unit.MONTH);

    private Editions() {}

    /** By version; what the product ships is 0. */
    static List<Deadlines> drawn(Deadlines shipped, SplittableRandom random) {
        var all = new ArrayList<>(List.of(shipped));
        var changes = new HashMap<String, RowChange>();
        for (int n = random.nextInt(4); n > 0; n--) {
            for (DeadlinePolicy row : shipped.policies().values()) {
                if (row.basis().kind().isLaw() || random.nextInt(3) > 0) continue;
                if (random.nextInt(4) == 0) changes.remove(row.code());
                else changes.put(row.code(), changed(row, random));
            }
            all.add(shipped.with(changes));
        }
        return all;
    }

    private static RowChange changed(DeadlinePolicy row, SplittableRandom random) {
        boolean on = row.enabled() ? random.nextInt(6) > 0 : random.nextInt(2) == 0;
        boolean capless = row.extension().filter(e -> e.cap().isEmpty()).isPresent();
        Unit unit =
                capless || random.nextBoolean() ? row.limit().period().unit() : UNITS.get(random.nextInt(UNITS.size()));
        return new RowChange(on, new Period(random.nextInt(1, 25), unit));
    }
}
