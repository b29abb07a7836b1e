package org.shanzhi.policy.editions;

import static org.shanzhi.policy.EditionRefusal.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.calendar.Period;
import org.shanzhi.calendar.Unit;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.policy.CaseState;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.EditionRefusal;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.RowChange;
import org.shanzhi.policy.load.OpenStates;

/** What a district may decide about its deadlines: its own targets and proposals, within the law. */
public final class EditionRules {
    private final Policies policies;

    public EditionRules(Policies policies) {
        this.policies = policies;
    }

    public static boolean mayBeEdited(DeadlinePolicy row) {
        return !row.basis().kind().isLaw() && row.built();
    }

    /**
     * Only what is not as shipped, in the order of the rows.
     *
     * @throws Invalid names a row that there is not
     */
    public Map<String, RowChange> departures(Map<String, RowChange> wanted) {
        var rows = policies.deadlines().policies();
        for (String code : wanted.keySet())
            if (!rows.containsKey(code)) throw new Invalid(code, DEADLINE_NOT_COUNTED, code);
        var left = new LinkedHashMap<String, RowChange>();
        rows.forEach((code, row) -> {
            RowChange change = wanted.get(code);
            if (change != null && !change.equals(RowChange.of(row))) left.put(code, change);
        });
        return left;
    }

    /** Every reason; a list that may be added to. */
    public List<Refusal> against(Map<String, RowChange> changes) {
        var reasons = new ArrayList<Refusal>();
        var rows = policies.deadlines().policies();
        changes.forEach((code, change) -> {
            DeadlinePolicy row = rows.get(code);
            if (row != null) against(row, change).ifPresent(reasons::add);
        });
        var after = policies.deadlines().with(changes).policies();
        for (String code : changes.keySet())
            if (after.containsKey(code)) longerThanLaw(after.get(code), after).ifPresent(reasons::add);
        for (CaseState state : OpenStates.withoutClock(policies, after.values()))
            reasons.add(Refusal.of(STATE_WITHOUT_DEADLINE, state));
        return reasons;
    }

    private static Optional<Refusal> against(DeadlinePolicy row, RowChange change) {
        if (row.basis().kind().isLaw()) {
            return reason(DEADLINE_IS_LAW, row, row.basis().source().orElse(row.code()));
        }
        if (!row.built()) return reason(DEADLINE_NOT_COUNTED, row);
        Period was = row.limit().period();
        Period is = change.period();
        if (was.equals(is)) return Optional.empty();
        boolean stays = was.unit() != is.unit() && (!row.unitMayChange() || is.unit() == Unit.END_OF_CALENDAR_MONTH);
        if (stays) return reason(DEADLINE_UNIT_STAYS, row);
        int most = most(is.unit());
        boolean endOfMonth = is.unit() == Unit.END_OF_CALENDAR_MONTH;
        return is.amount() > most || is.amount() < 1 && !endOfMonth
                ? reason(DEADLINE_AMOUNT_OUT_OF_RANGE, row, most)
                : Optional.empty();
    }

    /** Half a day of minutes, two weeks of hours, two years of what is longer: a deadline beyond is none. */
    private static int most(Unit unit) {
        return switch (unit) {
            case MINUTE -> 720;
            case HOUR, WORKING_HOUR -> 336;
            case CALENDAR_DAY, WORKING_DAY -> 730;
            case MONTH, END_OF_CALENDAR_MONTH -> 24;
            case YEAR -> 2;
        };
    }

    private static Optional<Refusal> longerThanLaw(DeadlinePolicy row, Map<String, DeadlinePolicy> rows) {
        Period own = row.limit().period();
        return row.follows().stream()
                .map(rows::get)
                .filter(law -> law.basis().kind().isLaw())
                .filter(law -> law.limit().period().unit() == own.unit()
                        && own.amount() > law.limit().period().amount())
                .findFirst()
                .flatMap(law -> reason(
                        DEADLINE_LONGER_THAN_LAW,
                        row,
                        law.limit().period().amount(),
                        law.basis().source().orElse(law.code())));
    }

    private static Optional<Refusal> reason(EditionRefusal code, DeadlinePolicy row, Object... more) {
        var args = new ArrayList<Object>(List.of(row));
        args.addAll(List.of(more));
        return Optional.of(new Refusal(code, List.copyOf(args)));
    }
}
