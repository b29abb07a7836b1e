package org.shanzhi.matter.work;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.kernel.database.OneTrip;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Event.With;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.RecountRun;
import org.shanzhi.matter.RecountState;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Fold;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.BlockStore;
import org.shanzhi.matter.store.Change;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.matter.store.RecountRuns;
import org.shanzhi.matter.store.RunningClocks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Works a run off block by block. What a block changes, what is told of it and the cursor are one transaction, so a crash loses
 * nothing and doubles nothing; while one block is written the next is read and counted. A matter whose clocks stand as they are
 * gets no event, so running once more changes nothing. One that cannot be counted does not keep the others from their dates.
 */
@Component
class Recounting {
    private static final Logger LOG = LoggerFactory.getLogger(Recounting.class);
    static final int BLOCK = 1_000;
    private static final int TRIES = 5;
    private static final Executor AHEAD =
            task -> Thread.ofPlatform().name("recount").start(task);

    private final DSLContext db;
    private final RunningClocks running;
    private final BlockStore store;
    private final RecountRuns runs;
    private final Timekeeping timekeeping;
    private final Map<String, RecountCause> causes;
    private final Clock clock;
    private volatile boolean closing;

    Recounting(
            DSLContext db,
            RunningClocks running,
            BlockStore store,
            RecountRuns runs,
            Timekeeping timekeeping,
            List<RecountCause> causes,
            Clock clock) {
        this.db = db;
        this.running = running;
        this.store = store;
        this.runs = runs;
        this.timekeeping = timekeeping;
        this.causes = causes.stream().collect(Collectors.toUnmodifiableMap(RecountCause::kind, Function.identity()));
        this.clock = clock;
    }

    /** The block at hand is finished, the rest is done after the next start. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    /** Goes on with a run until it is done, cancelled, or the program ends. Returns whether others may begin. */
    boolean run(RecountRun run) {
        return run(run, BLOCK, () -> {});
    }

    /** @param counted comes between reading a block and writing it */
    boolean run(RecountRun run, int size, Runnable counted) {
        DatabaseClock.requireTrustworthy(clock);
        if (run.total() == null) runs.total(run, running.count(run.district()));
        var counting = new Counting(run, size);
        var next = counting.ahead(run.cursor());
        try {
            while (!closing) {
                long begin = System.nanoTime();
                Counted block = joined(next);
                if (block.ids.isEmpty()) {
                    runs.move(run.district(), run.no(), RecountState.RUNNING, RecountState.DONE);
                    return true;
                }
                next = counting.ahead(block.to());
                counted.run();
                if (!counting.written(block, begin)) return true;
            }
            return false;
        } finally {
            next.exceptionally(_ -> null).join();
        }
    }

    private static Counted joined(CompletableFuture<Counted> block) {
        try {
            return block.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** A block as it was read and counted; nothing is written yet. */
    private record Counted(long from, List<Long> ids, List<Change> changes, int failed) {
        long to() {
            return ids.getLast();
        }
    }

    /** The transaction is undone: somebody cancelled the run, or another node is further. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final class Counting {
        private final RecountRun run;
        private final int size;
        private final Clocks clocks;
        private final RecountCause.Telling telling;

        Counting(RecountRun run, int size) {
            this.run = run;
            this.size = size;
            this.clocks = timekeeping.of(run.district());
            this.telling = Optional.ofNullable(causes.get(run.cause()))
                    .orElseThrow(() -> new IllegalStateException("Nothing is known of the cause " + run.cause()))
                    .telling(run.district(), run.subject());
        }

        CompletableFuture<Counted> ahead(long after) {
            return CompletableFuture.supplyAsync(() -> read(after), AHEAD);
        }

        private Counted read(long after) {
            List<Long> ids = running.matters(run.district(), after, size);
            var changes = new ArrayList<Change>();
            int failed = ids.isEmpty() ? 0 : counted(ids, changes);
            return new Counted(after, ids, changes, failed);
        }

        /** Returns how many could not be counted. */
        private int counted(List<Long> ids, List<Change> changes) {
            List<Held> all;
            try {
                all = store.load(db, run.district(), ids);
            } catch (RuntimeException oneCannotBeRead) {
                return ids.stream()
                        .mapToInt(id -> tried(id, () -> again(db, id, changes)))
                        .sum();
            }
            return all.stream()
                    .mapToInt(
                            held -> tried(held.matter().id(), () -> change(held).ifPresent(changes::add)))
                    .sum();
        }

        private void again(DSLContext on, long id, List<Change> changes) {
            store.load(on, run.district(), List.of(id))
                    .forEach(held -> change(held).ifPresent(changes::add));
        }

        /** 1 when it failed. */
        private int tried(long id, Runnable deed) {
            try {
                deed.run();
                return 0;
            } catch (RuntimeException failed) {
                tell(id, failed);
                return 1;
            }
        }

        private void tell(long id, RuntimeException failed) {
            LOG.error("The clocks of matter {} of district {} could not be counted again", id, run.district(), failed);
        }

        private Optional<Change> change(Held held) {
            Matter before = held.matter();
            Optional<Event> event = telling.of(before);
            if (event.isEmpty()) return Optional.empty();
            var r = new Recorded(
                    before.version() + 1,
                    before.moment(clock.instant()),
                    Recorded.PROGRAM,
                    before.unit(),
                    UUID.randomUUID(),
                    event.get(),
                    With.NOTHING);
            Matter after = clocks.after(before, Fold.next(before, r), r);
            boolean same = after.clocks().equals(before.clocks()) && after.policyVersion() == before.policyVersion();
            return same ? Optional.empty() : Optional.of(new Change(before, after, r, held.head(), List.of(), 0));
        }

        /** False when the run is no longer to be worked on here. */
        boolean written(Counted block, long begin) {
            for (int tries = 1; ; tries++) {
                try {
                    db.transaction(t -> {
                        int changed = all(t.dsl(), block.changes);
                        var done = block(block, changed, block.failed, begin);
                        if (!runs.advance(t.dsl(), run, done)) throw new Stopped();
                    });
                    return true;
                } catch (Stopped _) {
                    return false;
                } catch (RuntimeException failed) {
                    boolean again = OneTrip.conflictOr(failed) instanceof Overtaken && tries < TRIES;
                    if (!again) return oneByOne(block, begin, failed);
                }
            }
        }

        /** What somebody was faster on is counted again as the act has left it. Returns how many were written. */
        private int all(DSLContext tx, List<Change> changes) {
            int written = 0;
            for (List<Change> left = changes; !left.isEmpty(); ) {
                var faster = store.write(tx, run.district(), left, clocks);
                written += left.size() - faster.size();
                var again = new ArrayList<Change>();
                if (!faster.isEmpty())
                    store.load(tx, run.district(), faster)
                            .forEach(held -> change(held).ifPresent(again::add));
                left = again;
            }
            return written;
        }

        /** One that the database refuses is found by writing each in a transaction of its own. */
        private boolean oneByOne(Counted block, long begin, RuntimeException why) {
            LOG.warn("A block of {} matters is written one by one", block.changes.size(), why);
            int changed = 0;
            int failed = block.failed;
            for (Change change : block.changes) {
                try {
                    changed += db.transactionResult(t -> all(t.dsl(), List.of(change)));
                } catch (RuntimeException one) {
                    failed++;
                    tell(change.after().id(), one);
                }
            }
            var done = block(block, changed, failed, begin);
            return db.transactionResult(t -> runs.advance(t.dsl(), run, done));
        }

        private RecountRuns.Block block(Counted block, int changed, int failed, long begin) {
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            return new RecountRuns.Block(block.from, block.to(), block.ids.size(), changed, failed, took);
        }
    }
}
