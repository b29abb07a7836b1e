package org.shanzhi.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.db.Tables.CLOCK;

import java.time.Instant;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.testing.TestDatabase;

class TableTypesTest {
    private static final Instant DUE = Instant.parse("2026-11-23T16:00:00.123456Z");
    private static final String PAUSED =
            "{[\"2026-11-01 00:00:00+00\",\"2026-11-02 00:00:00+00\"),[\"2026-11-05 00:00:00+00\",)}";

    private final TestDatabase database = TestDatabase.fresh();
    private final DSLContext dsl = database.dsl();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void instants_and_paused_spans_come_back_as_they_were_written() {
        insert(DUE);
        var row = dsl.selectFrom(CLOCK).where(CLOCK.DUE_AT.eq(DUE)).fetchSingle();
        assertThat(row.get(CLOCK.STARTED_AT)).isEqualTo(DUE);
        assertThat(row.get(CLOCK.PAUSED)).isEqualTo(PAUSED);
        assertThat(row.get(CLOCK.CLOCK_NO)).isEqualTo(3);
        assertThat(row.get(CLOCK.NEXT_ALARM_AT)).isNull();
    }

    @Test
    void a_date_that_never_comes_is_the_last_instant_both_ways() {
        insert(Instant.MAX);
        assertThat(dsl.fetchValue("select due_at::text from clock")).isEqualTo("infinity");
        assertThat(dsl.select(CLOCK.DUE_AT).from(CLOCK).fetchSingle().value1()).isEqualTo(Instant.MAX);
        assertThat(dsl.fetchCount(CLOCK, CLOCK.DUE_AT.gt(DUE))).isEqualTo(1);
        assertThat(dsl.fetchCount(CLOCK, CLOCK.DUE_AT.lt(Instant.MAX))).isZero();
    }

    private void insert(Instant due) {
        dsl.insertInto(CLOCK)
                .set(CLOCK.DISTRICT_ID, 1)
                .set(CLOCK.MATTER_ID, 260000001L)
                .set(CLOCK.CLOCK_NO, 3)
                .set(CLOCK.POLICY_NO, 1)
                .set(CLOCK.POLICY_VERSION, 0)
                .set(CLOCK.STARTED_AT, DUE)
                .set(CLOCK.PAUSED, PAUSED)
                .set(CLOCK.DUE_AT, due)
                .set(CLOCK.DUE_DAY, LocalDate.of(2026, 11, 23))
                .execute();
    }
}
