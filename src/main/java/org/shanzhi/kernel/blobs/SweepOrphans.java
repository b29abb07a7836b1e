package org.shanzhi.kernel.blobs;

import static org.shanzhi.db.Tables.STORED_FILE;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Gatherers;
import org.jooq.DSLContext;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.springframework.stereotype.Component;

/** Removes blobs that no row names: the row comes after the blob, and sometimes a crash comes between. */
@Component
final class SweepOrphans implements RecurringWork {
    /** Longer than any upload takes from its blob to its row. */
    static final Duration GRACE = Duration.ofHours(24);

    private static final int AT_ONCE = 500;

    private final DSLContext dsl;
    private final BlobStore blobs;
    private final Clock clock;

    SweepOrphans(DSLContext dsl, BlobStore blobs, Clock clock) {
        this.dsl = dsl;
        this.blobs = blobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sweep-orphaned-blobs";
    }

    @Override
    public Schedule schedule() {
        return Schedules.daily(ChinaTime.ZONE, LocalTime.of(3, 30));
    }

    @Override
    public void run() {
        var before = clock.instant().minus(GRACE);
        try (var all = blobs.list()) {
            blobs.forgetUnfinished(before);
            all.filter(blob -> blob.put().isBefore(before))
                    .map(BlobStore.Blob::name)
                    .gather(Gatherers.windowFixed(AT_ONCE))
                    .forEach(this::sweep);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sweep(List<String> names) {
        var named = dsl.select(STORED_FILE.BLOB)
                .from(STORED_FILE)
                .where(STORED_FILE.BLOB.in(names))
                .fetchSet(STORED_FILE.BLOB);
        for (var name : names) {
            if (!named.contains(name)) {
                delete(name);
            }
        }
    }

    private void delete(String name) {
        try {
            blobs.delete(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
