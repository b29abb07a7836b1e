package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.CLOCK;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.shanzhi.calendar.Pause;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.ClockOutcome;
import org.shanzhi.matter.Stored;
import org.shanzhi.matter.life.Alarms;
import org.shanzhi.matter.life.Alarms.Alarm;
import org.shanzhi.policy.Policies;
import tools.jackson.databind.JsonNode;

/** Clocks as rows. */
final class ClockRows {
    private static final Pattern SPAN = Pattern.compile("\\[\"?([^\",]+)\"?,\"?([^\",)]*)\"?\\)");

    private ClockRows() {}

    /** Its next alarm is the first after {@code now}. */
    static Map<Field<?>, Object> of(Clock c, Policies policies, Instant now) {
        var row = new HashMap<Field<?>, Object>();
        row.put(CLOCK.NEXT_ALARM_AT, nextAlarm(c, policies, now));
        row.put(CLOCK.POLICY_NO, policies.deadline(c.policy()).no());
        row.put(CLOCK.POLICY_VERSION, c.policyVersion());
        row.put(CLOCK.OBJECT, c.about().object());
        row.put(CLOCK.UNIT_ID, c.about().unit());
        row.put(CLOCK.GIVEN_DAY, c.given());
        row.put(CLOCK.STARTED_AT, c.startedAt());
        row.put(CLOCK.PAUSED, spans(c.paused()));
        row.put(CLOCK.EXTENSION, c.extension());
        row.put(CLOCK.DUE_AT, c.dueAt());
        row.put(CLOCK.DUE_DAY, c.dueDay());
        row.put(CLOCK.PROVISIONAL, c.provisional());
        row.put(CLOCK.STOPPED_AT, c.stoppedAt());
        row.put(CLOCK.OUTCOME, Stored.no(c.outcome()));
        return row;
    }

    static Instant nextAlarm(Clock c, Policies policies, Instant now) {
        return alarms(c, policies).after(now).map(Alarm::at).orElse(null);
    }

    static Alarms alarms(Clock c, Policies policies) {
        return new Alarms(policies.deadline(c.policy()).nature(), c);
    }

    /** From the row as {@code to_jsonb} writes it. */
    static Clock read(JsonNode row, Policies policies) {
        return new Clock(
                row.get("clock_no").intValue(),
                policies.deadlines()
                        .numbered(row.get("policy_no").intValue())
                        .orElseThrow()
                        .code(),
                row.get("policy_version").intValue(),
                new Clock.About(row.get("object").intValue(), integer(row.get("unit_id"))),
                instant(row.get("started_at")),
                pauses(row.get("paused").stringValue()),
                row.get("extension").intValue(),
                row.get("given_day").isNull()
                        ? null
                        : LocalDate.parse(row.get("given_day").stringValue()),
                new Clock.Time(
                        instant(row.get("due_at")),
                        LocalDate.parse(row.get("due_day").stringValue()),
                        row.get("provisional").booleanValue()),
                instant(row.get("stopped_at")),
                row.get("outcome").isNull()
                        ? null
                        : Stored.of(ClockOutcome.class, row.get("outcome").intValue()));
    }

    static String spans(List<Pause> pauses) {
        return pauses.stream()
                .map(p -> "[" + p.from() + "," + (p.isOpen() ? "" : p.to()) + ")")
                .collect(Collectors.joining(",", "{", "}"));
    }

    static List<Pause> pauses(String spans) {
        var all = new ArrayList<Pause>();
        var m = SPAN.matcher(spans);
        while (m.find()) all.add(new Pause(instant(m.group(1)), m.group(2).isEmpty() ? null : instant(m.group(2))));
        return List.copyOf(all);
    }

    private static Integer integer(JsonNode node) {
        return node.isNull() ? null : node.intValue();
    }

    private static Instant instant(JsonNode node) {
        return node.isNull() ? null : instant(node.stringValue());
    }

    /** {@code 2026-11-23 05:41:00.5+00} and {@code 2026-11-23T05:41:00.5+00:00}; the session runs in UTC. */
    private static Instant instant(String text) {
        String iso = text.replace(' ', 'T');
        return OffsetDateTime.parse(iso.endsWith("+00") ? iso + ":00" : iso).toInstant();
    }
}
