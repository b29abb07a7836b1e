package org.shanzhi.matter;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.shanzhi.matter.DueMonth.Day;
import org.shanzhi.matter.DueMonth.Duty;
import org.shanzhi.matter.ListFilter.Only;
import org.shanzhi.matter.store.DueClocks;
import org.shanzhi.matter.store.DueClocks.DayFigure;
import org.shanzhi.matter.store.Lists;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** 期限日历: on which days of a month the duties end that are one's own or one's unit's. */
@Component
public class DueCalendar {
    private final DueClocks clocks;
    private final Sight sight;
    private final Policies policies;
    private final Clock clock;

    DueCalendar(DueClocks clocks, Sight sight, Policies policies, Clock clock) {
        this.clocks = clocks;
        this.sight = sight;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Whose due dates: those of matters that are assigned to the person or looked after for a colleague, or what the unit owes,
     * on matters that it holds and where it was called.
     */
    public enum Whose implements Stored {
        OWN(0),
        UNIT(1);

        private final int no;

        Whose(int no) {
            this.no = no;
        }

        @Override
        public int no() {
            return no;
        }

        /** The list of the matters concerned. */
        public ListFilter of() {
            return this == OWN ? ListFilter.ALL.and(Only.MINE) : ListFilter.ALL;
        }

        /** Those of the duties on them that are meant. */
        public Owed owed(Caller by) {
            return this == OWN ? Owed.BY_HOLDER : Owed.by(by.unitId());
        }
    }

    /**
     * The days of a month on which something of what the caller may read is due, each day's count that of the list it
     * opens. One statement.
     */
    @Needs(Permission.READ_MATTERS)
    public DueMonth month(Caller by, YearMonth month, Whose whose) {
        var look = new DueClocks.Look(
                by.district(),
                sight.of(by),
                whose.of(),
                ClockFilter.ofDuties(policies.deadlines()).owed(whose.owed(by)),
                Lists.Asking.of(Sight.own(by), clock.instant()));
        var figures = clocks.days(look, month.atDay(1), month.atEndOfMonth());
        var duties = new HashMap<LocalDate, List<Duty>>();
        for (DayFigure f : figures)
            if (f.policy() != 0) {
                var policy = policies.deadlines().numbered(f.policy()).orElseThrow();
                duties.computeIfAbsent(f.day(), any -> new ArrayList<>())
                        .add(new Duty(policy, f.matters(), f.late(), f.provisional()));
            }
        var days = new TreeMap<LocalDate, Day>();
        for (DayFigure f : figures)
            if (f.policy() == 0)
                days.put(f.day(), new Day(f.matters(), f.late(), f.provisional(), List.copyOf(duties.get(f.day()))));
        return new DueMonth(month, whose, days);
    }
}
