package org.shanzhi.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Many clocks due at once, rung by the running program. */
final class Alarms {
    private static final long PATIENCE = 60_000_000_000L;

    /** @param seconds between the first batch that was rung and the last */
    record Rung(int clocks, double seconds) {}

    private Alarms() {}

    static Rung ring(Connection db, int clocks) throws Exception {
        try (Statement statement = db.createStatement()) {
            int due = statement.executeUpdate(
                    "update clock set next_alarm_at = now() where (district_id, matter_id, clock_no) in"
                            + " (select district_id, matter_id, clock_no from clock where stopped_at is null limit "
                            + clocks + ")");
            long begin = System.nanoTime();
            long first = 0;
            int left;
            while ((left = due(statement)) > 0) {
                if (first == 0 && left < due) first = System.nanoTime();
                if (System.nanoTime() - begin > PATIENCE) {
                    throw new IllegalStateException(left + " alarms were not rung");
                }
                Thread.sleep(20);
            }
            return new Rung(due, (System.nanoTime() - (first == 0 ? begin : first)) / 1e9);
        }
    }

    private static int due(Statement statement) throws SQLException {
        try (ResultSet r = statement.executeQuery("select count(*) from clock where next_alarm_at <= now()")) {
            r.next();
            return r.getInt(1);
        }
    }
}
