package org.shanzhi.routing;

import java.time.LocalDate;
import java.time.temporal.ValueRange;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.matter.MatterGlances;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.RoleScope;
import org.shanzhi.routing.whistle.store.FigureStore;
import org.springframework.stereotype.Component;

/**
 * 吹哨统计: whether whistles are kept for what needs them, and whether departments come. Figures of units, never of persons:
 * a high rate says that the daily mechanism does not work, not that somebody complains.
 */
@Component
public class WhistleFigures {
    private static final ValueRange YEARS = ValueRange.of(2000, 2100);
    private static final int DAYS = 90;

    private final FigureStore store;
    private final MatterGlances matters;
    private final Organisation organisation;
    private final Policies policies;

    WhistleFigures(FigureStore store, MatterGlances matters, Organisation organisation, Policies policies) {
        this.store = store;
        this.matters = matters;
        this.organisation = organisation;
        this.policies = policies;
    }

    /**
     * The whistles of a unit, a street with everything below it.
     *
     * @param whistles by kind
     * @param matters registered in its area in the same time; 0 for a unit without one
     * @param calls departments that were called
     * @param refused calls that were refused, whatever became of it
     * @param released refusals that were right
     * @param downgraded calls for which less would have done
     * @param ratings by dimension, the mean of what departments gave
     */
    public record Blown(
            int unit,
            Map<WhistleKind, Integer> whistles,
            int matters,
            int calls,
            int refused,
            int released,
            int downgraded,
            Map<String, Double> ratings) {
        public int all() {
            return whistles.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * How a department answered.
     *
     * @param late calls in which it was late with something, or is now
     * @param reported calls in which it reported or whose end it saw
     * @param insisted refusals that were turned down
     * @param ratings by dimension, the mean of what those who blew gave
     */
    public record Answered(
            int unit, int calls, int late, int reported, int refused, int insisted, Map<String, Double> ratings) {}

    /** Of the days from the first to the last. */
    public record Figures(LocalDate first, LocalDate last, List<Blown> blown, List<Answered> answered) {}

    /**
     * Of whistles blown from the first to the last day, each included. Whoever reads the figures of a unit only, sees that
     * unit's rows.
     *
     * @param first null for the ninety days that end with the last
     * @throws Invalid a day outside the years from 2000 to 2100
     */
    @Needs(Permission.READ_FIGURES)
    public Figures of(Caller by, LocalDate first, LocalDate last) {
        check("to", last);
        if (first == null) return of(by, last.minusDays(DAYS - 1), last);
        check("from", first);
        var from = ChinaTime.startOf(first);
        var to = ChinaTime.endOf(last);
        int district = by.district();
        var rating = policies.rights().whistleRating();
        var registered = matters.registered(by, from, to);
        var blown = store.blown(district, from, to, rating.ofWhistler(), unit -> front(district, unit)).stream()
                .map(row -> new Blown(
                        row.unit(),
                        row.whistles(),
                        registered.getOrDefault(row.unit(), 0),
                        row.calls(),
                        row.refused(),
                        row.released(),
                        row.downgraded(),
                        row.ratings()))
                .filter(row -> mine(by, row.unit()))
                .toList();
        var late = matters.lateCalls(by, from, to);
        var answered = store.answered(district, from, to, rating.ofResponder()).stream()
                .filter(row -> mine(by, row.unit()))
                .map(row -> new Answered(
                        row.unit(),
                        row.calls(),
                        late.getOrDefault(row.unit(), 0),
                        row.reported(),
                        row.refused(),
                        row.insisted(),
                        row.ratings()))
                .toList();
        return new Figures(first, last, blown, answered);
    }

    private static void check(String field, LocalDate day) {
        if (!YEARS.isValidIntValue(day.getYear())) throw new Invalid(field, WhistleRefusal.WHISTLE_FIGURES_YEARS);
    }

    /** The street that a unit of the tiers belongs to; any other stands for itself. */
    private int front(int district, int unit) {
        Integer street = organisation.line(district, unit).street();
        return street == null ? unit : street;
    }

    private boolean mine(Caller by, int unit) {
        return by.scopeFor(Permission.READ_FIGURES) != RoleScope.UNIT || by.unitId() == unit;
    }
}
