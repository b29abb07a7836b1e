package org.shanzhi.matter.work;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.shanzhi.kernel.jobs.Progress;
import org.shanzhi.matter.ClockOutcome;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Fold;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.MovingMatters;
import org.shanzhi.policy.DeadlineEdition;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.DeadlineMove;
import org.shanzhi.policy.DeadlineMove.Example;
import org.shanzhi.policy.DeadlineMove.Fate;
import org.shanzhi.policy.DeadlineMove.Row;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.OpenMatters;
import org.springframework.stereotype.Component;

/** What a move would do is found by doing it, without writing: block by block, only where a clock of a changed row runs. */
@Component
class EditionPreview implements OpenMatters {
    private static final int BLOCK = 500;
    private static final int EXAMPLES = 20;

    private final MovingMatters moving;
    private final MatterStore store;
    private final Timekeeping timekeeping;
    private final DeadlineEditions editions;
    private final Clock clock;

    EditionPreview(
            MovingMatters moving, MatterStore store, Timekeeping timekeeping, DeadlineEditions editions, Clock clock) {
        this.moving = moving;
        this.store = store;
        this.timekeeping = timekeeping;
        this.editions = editions;
        this.clock = clock;
    }

    @Override
    public DeadlineMove ifMovedTo(int district, DeadlineEdition edition, Progress progress) {
        var rows = changed(district, edition);
        var counts = new Counts(timekeeping.of(district), edition.edition());
        progress.total(rows.isEmpty() ? 0 : moving.count(district, edition.edition(), rows));
        int done = 0;
        long last = 0;
        for (var ids = next(district, edition, rows, last); !ids.isEmpty(); ids = next(district, edition, rows, last)) {
            for (Matter before : store.load(district, ids))
                RecountEdition.event(before, edition.edition()).ifPresent(moved -> counts.add(before, moved));
            last = ids.getLast();
            done += ids.size();
            progress.done(done);
            progress.check();
        }
        return new DeadlineMove(moving.count(district, edition.edition()), counts.rows(), List.copyOf(counts.examples));
    }

    private List<Long> next(int district, DeadlineEdition edition, List<Integer> rows, long after) {
        return rows.isEmpty() ? List.of() : moving.next(district, edition.edition(), rows, after, BLOCK);
    }

    /** Rows in which it differs from any edition that an open matter may still have. */
    private List<Integer> changed(int district, DeadlineEdition edition) {
        var after = editions.of(district, edition.edition());
        var earlier = editions.all(district).stream()
                .filter(one -> one.published() && one.edition() < edition.edition())
                .map(DeadlineEdition::edition);
        return Stream.concat(Stream.of(0), earlier)
                .flatMap(version -> editions.of(district, version).policies().values().stream())
                .filter(row -> !row.equals(after.row(row.code())))
                .map(DeadlinePolicy::no)
                .distinct()
                .toList();
    }

    private final class Counts {
        private final Clocks clocks;
        private final int edition;
        private final Map<String, Map<Fate, Integer>> found = new TreeMap<>();
        private final List<Example> examples = new ArrayList<>();

        Counts(Clocks clocks, int edition) {
            this.clocks = clocks;
            this.edition = edition;
        }

        void add(Matter before, Event moved) {
            Instant now = before.moment(clock.instant());
            int next = before.version() + 1;
            var r = new Recorded(
                    next, now, Recorded.PROGRAM, before.unit(), new UUID(0, next), moved, Event.With.NOTHING);
            Matter after = clocks.after(before, Fold.next(before, r), r);
            for (int i = 0; i < after.clocks().size(); i++) {
                var is = after.clocks().get(i);
                var was = i < before.clocks().size() ? before.clocks().get(i) : null;
                if (was == null) count(is.policy(), Fate.BEGUN, null, is.dueDay());
                else if (was.running() && !clocks.sameIn(edition, was)) add(was, is, now);
            }
        }

        private void add(org.shanzhi.matter.Clock was, org.shanzhi.matter.Clock is, Instant now) {
            String policy = was.policy();
            if (is.outcome() == ClockOutcome.CANCELLED) count(policy, Fate.ENDED, was.dueDay(), null);
            else if (is.policyVersion() != edition) count(policy, was.lateAt(now) ? Fate.LATE : Fate.KEPT);
            else if (is.dueAt().isAfter(was.dueAt())) count(policy, Fate.LATER, was.dueDay(), is.dueDay());
            else count(policy, Fate.SAME);
        }

        private void count(String policy, Fate fate) {
            found.computeIfAbsent(policy, _ -> new EnumMap<>(Fate.class)).merge(fate, 1, Integer::sum);
        }

        private void count(String policy, Fate fate, LocalDate before, LocalDate after) {
            count(policy, fate);
            if (examples.size() < EXAMPLES) examples.add(new Example(policy, before, after));
        }

        List<Row> rows() {
            return found.entrySet().stream()
                    .map(e -> new Row(e.getKey(), e.getValue()))
                    .toList();
        }
    }
}
