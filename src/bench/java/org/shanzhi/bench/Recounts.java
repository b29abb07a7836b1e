package org.shanzhi.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Every running clock of the district counted again by the running program, every one of them to another day. */
final class Recounts {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** One row that runs on what was just registered or imported, others on what is further. */
    private static final String TWICE_AS_LONG = """
            {"DL-INTAKE-DECIDE": {"enabled": true, "period": {"amount": 20, "unit": "WORKING_DAY"}},
             "DL-TRIAGE": {"enabled": true, "period": {"amount": 4, "unit": "WORKING_DAY"}},
             "DL-SIGN": {"enabled": true, "period": {"amount": 6, "unit": "WORKING_DAY"}},
             "DL-HANDLE-GENERAL": {"enabled": true, "period": {"amount": 60, "unit": "WORKING_DAY"}},
             "DL-CALLBACK": {"enabled": true, "period": {"amount": 20, "unit": "WORKING_DAY"}},
             "DL-ARCHIVE": {"enabled": true, "period": {"amount": 40, "unit": "WORKING_DAY"}}}""";

    /** @param seconds from when a node took it up to the end */
    record Counted(int looked, int changed, int failed, double seconds) {}

    private Recounts() {}

    /** As after a holiday year that moves every date by a day. */
    static int disturb(Connection db, int district) throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.execute("update clock set due_at = due_at - interval '1 day', due_day = due_day - 1"
                    + " where stopped_at is null and district_id = " + district);
            return number(
                    statement,
                    "insert into clock_recount (district_id, no, cause, subject, started_by, created_at, state, changed_at)"
                            + " select " + district
                            + ", coalesce(max(no), 0) + 1, 'HOLIDAY_YEAR', '2026-' || 1000 + coalesce(max(no), 0), 0,"
                            + " now(), 'RUNNING', now() from clock_recount where district_id = " + district
                            + " returning no");
        }
    }

    /** A draft that concerns every open matter; answers its number. */
    static int draft(Connection db, int district) throws SQLException {
        try (Statement statement = db.createStatement()) {
            return number(
                    statement,
                    "insert into deadline_edition (district_id, edition, changes, reason, based_on, moves_from, drafted_by,"
                            + " drafted_at) select " + district + ", coalesce(max(edition), 0) + 1, '" + TWICE_AS_LONG
                            + "', 'bench', coalesce(max(edition) filter (where published_at is not null), 0),"
                            + " current_date + 1, 0, now() from deadline_edition where district_id = " + district
                            + " returning edition");
        }
    }

    static Counted await(Connection db, int district, int no) throws Exception {
        String run = " from clock_recount where district_id = " + district + " and no = " + no;
        try (Statement statement = db.createStatement()) {
            long asked = System.nanoTime();
            long begin = 0;
            while (number(statement, "select (state = 'DONE')::int" + run) == 0) {
                if (begin == 0 && number(statement, "select (total is not null)::int" + run) == 1)
                    begin = System.nanoTime();
                if (System.nanoTime() - asked > PATIENCE.toNanos()) throw new IllegalStateException("recount " + no);
                Thread.sleep(20);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Counted(
                    number(statement, "select looked" + run),
                    number(statement, "select changed" + run),
                    number(statement, "select failed" + run),
                    seconds);
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet r = statement.executeQuery(query)) {
            r.next();
            return r.getInt(1);
        }
    }
}
