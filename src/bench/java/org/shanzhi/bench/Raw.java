package org.shanzhi.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.postgresql.util.PGobject;

/**
 * Writes the rows of a life that the program has lived, again and again under new numbers, with nothing in between: no
 * rights, no validation, no encryption, no HTTP. One round trip a step, prepared.
 */
final class Raw {
    private static final long FIRST = 990_000_000_000L;
    private static final AtomicLong NEXT = new AtomicLong(FIRST);
    private static final List<String> TABLES = List.of(
            "vault_key", "matter", "matter_text", "party", "matter_event", "clock", "matter_open", "idempotency");

    private final int district;
    private final long model;
    private final Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();

    Raw(Connection db, int district, long model) throws SQLException {
        this.district = district;
        this.model = model;
        for (String table : TABLES) {
            rows.put(table, read(db, table));
        }
    }

    private List<Map<String, Object>> read(Connection db, String table) throws SQLException {
        try (PreparedStatement select =
                db.prepareStatement("select * from " + table + " where district_id = ? and " + id(table) + " = ?")) {
            select.setInt(1, district);
            select.setLong(2, model);
            var all = new ArrayList<Map<String, Object>>();
            try (ResultSet r = select.executeQuery()) {
                var columns = r.getMetaData();
                while (r.next()) {
                    var row = new LinkedHashMap<String, Object>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        Object value = columns.getColumnTypeName(i).equals("timestamptz")
                                ? r.getObject(i, OffsetDateTime.class)
                                : r.getObject(i);
                        row.put(columns.getColumnName(i), value);
                    }
                    all.add(row);
                }
            }
            return all;
        }
    }

    private static String id(String table) {
        return table.equals("matter") ? "id" : "matter_id";
    }

    /** Takes away all that was written by scripts: the program could not read it. */
    static void remove(Connection db) throws SQLException {
        try (var delete = db.createStatement()) {
            for (String table : TABLES) {
                delete.execute("delete from " + table + " where " + id(table) + " > " + FIRST);
                delete.execute("vacuum analyze " + table);
            }
        }
    }

    int rowsWritten() {
        return rows.values().stream().mapToInt(List::size).sum();
    }

    /** One connection that writes such lives, step by step. */
    final class Writer {
        private final List<Step> steps = new ArrayList<>();
        private long id;

        Writer(Connection db, int versions) throws SQLException {
            for (int version = 1; version <= versions; version++) steps.add(new Step(db, version));
        }

        void write() throws SQLException {
            id = NEXT.incrementAndGet();
            for (Step step : steps) step.run(id);
        }
    }

    /** The statements of one version in one trip. */
    private final class Step {
        private final PreparedStatement statement;
        private final List<Object> values = new ArrayList<>();
        private final List<String> sql = new ArrayList<>();

        Step(Connection db, int version) throws SQLException {
            var matter = rows.get("matter").getFirst();
            var event = of("matter_event", version).getFirst();
            insert("matter_event", event);
            of("matter_text", version).forEach(row -> insert("matter_text", row));
            if (version == 1) {
                insert("vault_key", rows.get("vault_key").getFirst());
                insert("matter", matter);
                rows.get("party").forEach(row -> insert("party", row));
                insert("matter_open", open(matter));
            } else {
                update(
                        "matter",
                        without(
                                matter,
                                "district_id",
                                "id",
                                "kind",
                                "channel",
                                "requested_at",
                                "registered_at",
                                "policy_version",
                                "centre_id",
                                "street_id",
                                "community_id",
                                "grid_id",
                                "title",
                                "lon",
                                "lat",
                                "occurred_at",
                                "closed_at"),
                        "id");
                update(
                        "matter_open",
                        without(open(matter), "district_id", "matter_id", "registered_at", "kind", "channel"),
                        "matter_id");
            }
            for (var clock : rows.get("clock")) {
                if (Objects.equals(clock.get("started_at"), event.get("at"))) insert("clock", clock);
                else if (Objects.equals(clock.get("stopped_at"), event.get("at"))) stop(clock);
            }
            of("idempotency", version).stream().limit(1).forEach(row -> insert("idempotency", row));
            statement = db.prepareStatement(String.join(";", sql));
        }

        private Map<String, Object> open(Map<String, Object> matter) {
            var row = new LinkedHashMap<String, Object>();
            for (String column : List.of(
                    "district_id",
                    "centre_id",
                    "street_id",
                    "community_id",
                    "grid_id",
                    "unit_id",
                    "assignee_id",
                    "state",
                    "due_at",
                    "registered_at",
                    "kind",
                    "channel",
                    "risk",
                    "type_code")) {
                row.put(column, matter.get(column));
            }
            row.put("matter_id", matter.get("id"));
            row.put("late_at", matter.get("due_at"));
            return row;
        }

        private List<Map<String, Object>> of(String table, int version) {
            return rows.get(table).stream()
                    .filter(row -> ((Number) row.get("version")).intValue() == version)
                    .toList();
        }

        private void insert(String table, Map<String, Object> row) {
            String columns = String.join(", ", row.keySet());
            String places = row.keySet().stream()
                    .map(c -> c.equals("tx") ? "pg_current_xact_id()::text::bigint" : "?")
                    .collect(Collectors.joining(", "));
            sql.add("insert into " + table + " (" + columns + ") values (" + places + ")");
            row.forEach((column, value) -> {
                if (!column.equals("tx")) values.add(new Cell(table, column, value));
            });
        }

        private void update(String table, Map<String, Object> row, String key) {
            sql.add("update " + table + " set "
                    + row.keySet().stream().map(c -> c + " = ?").collect(Collectors.joining(", "))
                    + " where district_id = " + district + " and " + key + " = ?");
            row.forEach((column, value) -> values.add(new Cell(table, column, value)));
            values.add(new Cell(table, key, null));
        }

        private void stop(Map<String, Object> clock) {
            sql.add("update clock set stopped_at = ?, outcome = ?, next_alarm_at = null, paused = ?, due_at = ?"
                    + " where district_id = " + district + " and matter_id = ? and clock_no = "
                    + clock.get("clock_no"));
            for (String column : List.of("stopped_at", "outcome", "paused", "due_at", "matter_id")) {
                values.add(new Cell("clock", column, clock.get(column)));
            }
        }

        private static Map<String, Object> without(Map<String, Object> row, String... columns) {
            var fewer = new LinkedHashMap<>(row);
            fewer.keySet().removeAll(List.of(columns));
            return fewer;
        }

        void run(long id) throws SQLException {
            for (int i = 0; i < values.size(); i++) {
                Cell cell = (Cell) values.get(i);
                statement.setObject(i + 1, cell.value(id));
            }
            statement.execute();
        }
    }

    private record Cell(String table, String column, Object value) {
        Object value(long id) {
            boolean number = column.equals("matter_id") || table.equals("matter") && column.equals("id");
            if (number) return id;
            if (table.equals("idempotency") && column.equals("key"))
                return UUID.randomUUID().toString();
            return value instanceof PGobject object ? copy(object) : value;
        }

        private static PGobject copy(PGobject from) {
            try {
                var object = new PGobject();
                object.setType(from.getType());
                object.setValue(from.getValue());
                return object;
            } catch (SQLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
