package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.CLOCK;
import static org.shanzhi.db.Tables.MATTER;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Stored;
import org.shanzhi.matter.life.Alarms.Stage;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The clocks that ring now. */
@Component
public class DueAlarms {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private final DSLContext db;
    private final Policies policies;

    DueAlarms(DSLContext db, Policies policies) {
        this.db = db;
        this.policies = policies;
    }

    /** A clock that rings, and who holds its matter. */
    public record Ringing(long matter, Clock clock, Stage stage, Instant at, State state, int unit, Integer assignee) {}

    /**
     * Gives the alarms of up to {@code most} clocks to {@code tell} and sets their next ones, in one transaction: two
     * statements, however many ring. What another node is ringing is left to it. Returns how many clocks were due.
     */
    @Transactional
    public int ring(int district, Instant now, int most, Consumer<List<Ringing>> tell) {
        var due = db.select(
                        CLOCK.MATTER_ID,
                        DSL.field("to_jsonb({0})", JSONB.class, DSL.table(DSL.name("clock"))),
                        MATTER.STATE,
                        MATTER.UNIT_ID,
                        MATTER.ASSIGNEE_ID)
                .from(CLOCK)
                .join(MATTER)
                .on(MATTER.DISTRICT_ID.eq(CLOCK.DISTRICT_ID), MATTER.ID.eq(CLOCK.MATTER_ID))
                .where(CLOCK.DISTRICT_ID.eq(district), CLOCK.NEXT_ALARM_AT.le(now))
                .orderBy(CLOCK.NEXT_ALARM_AT)
                .limit(most)
                .forUpdate()
                .of(CLOCK)
                .skipLocked()
                .fetch(r -> new Due(r, ClockRows.read(JSON.readTree(r.value2().data()), policies)));
        if (due.isEmpty()) return 0;
        tell.accept(due.stream().flatMap(d -> ringing(d, now).stream()).toList());
        db.execute(
                """
                update clock set next_alarm_at = n.at
                  from unnest({0}::bigint[], {1}::int[], {2}::timestamptz[]) as n (matter, clock, at)
                 where district_id = {3} and matter_id = n.matter and clock_no = n.clock
                """,
                DSL.val(due.stream().map(d -> d.row.get(CLOCK.MATTER_ID)).toArray(Long[]::new)),
                DSL.val(due.stream().map(d -> d.clock.no()).toArray(Integer[]::new)),
                DSL.val(due.stream().map(d -> next(d.clock, now)).toArray(String[]::new)),
                DSL.val(district));
        return due.size();
    }

    private record Due(Record row, Clock clock) {}

    private List<Ringing> ringing(Due d, Instant now) {
        return ClockRows.alarms(d.clock, policies).until(now).stream()
                .map(alarm -> new Ringing(
                        d.row.get(CLOCK.MATTER_ID),
                        d.clock,
                        alarm.stage(),
                        alarm.at(),
                        Stored.of(State.class, d.row.get(MATTER.STATE)),
                        d.row.get(MATTER.UNIT_ID),
                        d.row.get(MATTER.ASSIGNEE_ID)))
                .toList();
    }

    private String next(Clock clock, Instant now) {
        Instant next = ClockRows.nextAlarm(clock, policies, now);
        return next == null ? null : next.toString();
    }
}
