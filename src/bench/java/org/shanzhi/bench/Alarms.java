package org.shanzhi.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Many clocks that run out at one moment, rung by the running program; every reader is told outside the house too. */
final class Alarms {
    private static final long PATIENCE = 120_000_000_000L;
    private static final String DUE = "clock where next_alarm_at <= now()";
    private static final String WAITING = "outgoing where due_at <= now()";

    /**
     * @param seconds between the first batch that was rung and the last
     * @param messages that were to leave the house, and until the last of them had
     */
    record Rung(int clocks, double seconds, int messages, double carried) {}

    private Alarms() {}

    static Rung ring(Connection db, int clocks) throws Exception {
        try (Statement statement = db.createStatement()) {
            statement.execute("insert into reminder (district_id, staff_id, quiet_from, quiet_to)"
                    + " select district_id, id, '00:00', '00:00' from staff on conflict do nothing");
            statement.execute("insert into reminder_medium (district_id, staff_id, medium, address, active)"
                    + " select district_id, id, 'SMS', '13900139000', true from staff on conflict do nothing");
            int before = count(statement, "outgoing");
            int due = statement.executeUpdate("update clock set started_at = now() - interval '1 day',"
                    + " due_at = now() - interval '1 second', next_alarm_at = now(), provisional = false"
                    + " where (district_id, matter_id, clock_no) in"
                    + " (select district_id, matter_id, clock_no from clock where stopped_at is null limit " + clocks
                    + ")");
            double rung = seconds(statement, DUE, due);
            int messages = count(statement, "outgoing") - before;
            return new Rung(due, rung, messages, seconds(statement, WAITING, messages));
        }
    }

    /** Until nothing is left, from when the first were done. */
    private static double seconds(Statement statement, String what, int all) throws Exception {
        long begin = System.nanoTime();
        long first = 0;
        for (int left = count(statement, what); left > 0; left = count(statement, what)) {
            if (first == 0 && left < all) first = System.nanoTime();
            if (System.nanoTime() - begin > PATIENCE) throw new IllegalStateException(left + " left: " + what);
            Thread.sleep(20);
        }
        return (System.nanoTime() - (first == 0 ? begin : first)) / 1e9;
    }

    private static int count(Statement statement, String what) throws SQLException {
        try (ResultSet r = statement.executeQuery("select count(*) from " + what)) {
            r.next();
            return r.getInt(1);
        }
    }
}
