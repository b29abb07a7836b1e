package org.shanzhi.kernel.blobs;

import static org.jooq.impl.DSL.selectOne;
import static org.shanzhi.db.Tables.STORED_FILE;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.Table;
import org.shanzhi.db.DefaultSchema;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Removes files that somebody handed in and attached to nothing within a day; their bytes go with the next sweep of orphans.
 * A file is attached when any table names it in a column {@code file_id}: asked of the schema, so that no module can forget
 * to say what it keeps.
 */
@Component
final class SweepUnattached implements RecurringWork {
    /** Nothing is swept before. A file can be attached for an hour less, so that none is lost between the two. */
    static final Duration GRACE = Duration.ofHours(24);

    static final Duration ATTACHABLE = GRACE.minusHours(1);
    /** For so long nights may have failed, and what they left is swept still. What is older was looked at often enough. */
    private static final Duration YOUNG = Duration.ofDays(60);

    private static final Logger LOG = LoggerFactory.getLogger(SweepUnattached.class);
    private static final String FILE = "file_id";

    private final DSLContext dsl;
    private final Clock clock;

    SweepUnattached(DSLContext dsl, Clock clock) {
        this.dsl = dsl;
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
        Instant now = clock.instant();
        Condition loose = STORED_FILE.AT.between(now.minus(YOUNG), now.minus(GRACE));
        for (Table<?> table : referring()) loose = loose.andNotExists(namedIn(table));
        int swept = dsl.deleteFrom(STORED_FILE).where(loose).execute();
        if (swept > 0) LOG.info("Removed {} files that were attached to nothing", swept);
    }

    static List<? extends Table<?>> referring() {
        return DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .filter(table -> table.field(FILE) != null)
                .toList();
    }

    private static Select<?> namedIn(Table<?> table) {
        return selectOne()
                .from(table)
                .where(
                        table.field(STORED_FILE.DISTRICT_ID.getName(), Integer.class)
                                .eq(STORED_FILE.DISTRICT_ID),
                        table.field(FILE, UUID.class).eq(STORED_FILE.ID));
    }
}
