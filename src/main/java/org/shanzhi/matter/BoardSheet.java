package org.shanzhi.matter;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.DeadlinePolicy;

/**
 * 期限看板: figures of one moment, each a number of matters. Lines without a figure are left out.
 *
 * @param people of the caller's own unit; empty where nobody is named yet; null unless the caller is its head
 */
public record BoardSheet(
        Instant at,
        Counts all,
        List<Line<Unit>> units,
        List<Line<DeadlinePolicy>> policies,
        List<Line<Tier>> tiers,
        List<Line<Optional<Staff>>> people) {

    public record Counts(Map<DueWhen, Integer> matters) {
        public static final Counts NONE = new Counts(Map.of());

        public Counts {
            matters = Map.copyOf(matters);
        }

        public int of(DueWhen when) {
            return matters.getOrDefault(when, 0);
        }
    }

    public record Line<T>(T of, Counts counts) {
        static <T> Comparator<Line<T>> worst() {
            Comparator<Line<T>> order = Comparator.comparing(line -> -line.counts.of(DueWhen.OVERDUE));
            return order.thenComparing(line -> -line.counts.of(DueWhen.TODAY))
                    .thenComparing(line -> -line.counts.of(DueWhen.WEEK));
        }
    }
}
