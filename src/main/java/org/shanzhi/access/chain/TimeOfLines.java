package org.shanzhi.access.chain;

import static org.shanzhi.db.Tables.ACCESS_BLOCK;

import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Which lines of the access log a time means: every line is sealed after it was written, and blocks know when. */
@Component
public class TimeOfLines {
    private final DSLContext db;

    TimeOfLines(DSLContext db) {
        this.db = db;
    }

    /** An id after which every line of a time and later lies. Relies on access_block_at. */
    public long before(int district, Instant from) {
        return db.select(ACCESS_BLOCK.LAST_ID)
                .from(ACCESS_BLOCK)
                .where(ACCESS_BLOCK.DISTRICT_ID.eq(district), ACCESS_BLOCK.AT.lt(from))
                .orderBy(ACCESS_BLOCK.AT.desc())
                .limit(1)
                .fetchOptional(ACCESS_BLOCK.LAST_ID)
                .orElse(0L);
    }
}
