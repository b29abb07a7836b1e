package org.shanzhi.kernel.blobs;

import static org.shanzhi.db.Tables.STORED_FILE;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Removes files that somebody handed in and attached to nothing within a day; their bytes go with the next sweep of orphans.
 * A file that is attached stays attached, so each is looked at only while it is young.
 */
@Component
final class SweepUnattached implements RecurringWork {
    /** Nothing is swept before. A file can be attached for an hour less, so that none is lost between the two. */
    static final Duration GRACE = Duration.ofHours(24);

    static final Duration ATTACHABLE = GRACE.minusHours(1);
    /** For so long nights may have failed, and what they left is swept still. */
    private static final Duration YOUNG = Duration.ofDays(60);

    private static final Logger LOG = LoggerFactory.getLogger(SweepUnattached.class);
    private static final int AT_ONCE = 500;

    private final DSLContext dsl;
    private final List<Attachments> attachments;
    private final Clock clock;

    SweepUnattached(DSLContext dsl, List<Attachments> attachments, Clock clock) {
        this.dsl = dsl;
        this.attachments = attachments;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sweep-unattached-files";
    }

    @Override
    public Schedule schedule() {
        return Schedules.daily(ChinaTime.ZONE, LocalTime.of(3, 10));
    }

    @Override
    public void run() {
        // Without anybody who knows what is attached, everything would look as if it were not.
        if (attachments.isEmpty()) return;
        Instant now = clock.instant();
        var districts = dsl.selectDistinct(STORED_FILE.DISTRICT_ID)
                .from(STORED_FILE)
                .where(STORED_FILE.AT.between(now.minus(YOUNG), now.minus(GRACE)))
                .fetch(STORED_FILE.DISTRICT_ID);
        for (int district : districts) sweep(district, now);
    }

    private void sweep(int district, Instant now) {
        UUID after = new UUID(0, 0);
        int swept = 0;
        while (true) {
            List<UUID> files = dsl.select(STORED_FILE.ID)
                    .from(STORED_FILE)
                    .where(
                            STORED_FILE.DISTRICT_ID.eq(district),
                            STORED_FILE.ID.gt(after),
                            STORED_FILE.AT.between(now.minus(YOUNG), now.minus(GRACE)))
                    .orderBy(STORED_FILE.ID)
                    .limit(AT_ONCE)
                    .fetch(STORED_FILE.ID);
            if (files.isEmpty()) break;
            after = files.getLast();
            swept += remove(district, files);
        }
        if (swept > 0) LOG.info("Removed {} files of district {} that were attached to nothing", swept, district);
    }

    private int remove(int district, List<UUID> files) {
        Set<UUID> loose = new HashSet<>(files);
        for (Attachments some : attachments) loose.removeAll(some.attached(district, files));
        return loose.isEmpty()
                ? 0
                : dsl.deleteFrom(STORED_FILE)
                        .where(STORED_FILE.DISTRICT_ID.eq(district), STORED_FILE.ID.in(loose))
                        .execute();
    }
}
