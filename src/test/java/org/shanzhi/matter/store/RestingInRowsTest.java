package org.shanzhi.matter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shanzhi.db.Tables.CLOCK;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.RestedClocks;
import org.shanzhi.matter.Story;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.Sizes;
import org.springframework.beans.factory.annotation.Autowired;

/** What rests and what is late is the same in rows as in {@link Clock}. */
@ShanzhiTest
class RestingInRowsTest {
    private static final int DISTRICT = 31_998;

    @Autowired
    DSLContext db;

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void rows_rest_and_are_late_as_their_clocks_are() {
        long seed = new SplittableRandom().nextLong();
        var random = new SplittableRandom(seed);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var clocks = new ArrayList<Clock>();
        for (int no = 1; no <= Sizes.pick(500, 20_000); no++) clocks.add(RestedClocks.random(no, now, random));
        assertThatThrownBy(() -> db.transaction(transaction -> {
                    DSLContext tx = transaction.dsl();
                    for (Clock c : clocks)
                        tx.insertInto(CLOCK)
                                .set(CLOCK.DISTRICT_ID, DISTRICT)
                                .set(CLOCK.MATTER_ID, (long) c.no())
                                .set(CLOCK.CLOCK_NO, 1)
                                .set(ClockRows.of(c, Story.POLICIES, now))
                                .execute();
                    var resting = found(tx, DueClocks.resting());
                    var late = found(tx, DueClocks.late(now).andNot(DueClocks.resting()));
                    for (Clock c : clocks) {
                        assertThat(resting.contains((long) c.no()))
                                .as("seed %d: %s rests", seed, c)
                                .isEqualTo(c.resting());
                        assertThat(late.contains((long) c.no()))
                                .as("seed %d: %s is late", seed, c)
                                .isEqualTo(c.lateAt(now));
                    }
                    assertThat(resting).isNotEmpty();
                    assertThat(late).isNotEmpty();
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);
    }

    private static Set<Long> found(DSLContext tx, Condition which) {
        return new HashSet<>(tx.select(CLOCK.MATTER_ID)
                .from(CLOCK)
                .where(CLOCK.DISTRICT_ID.eq(DISTRICT), which)
                .fetch(CLOCK.MATTER_ID));
    }
}
