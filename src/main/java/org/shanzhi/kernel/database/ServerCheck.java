package org.shanzhi.kernel.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.StartRefusal;

/** An operator's server must be reachable, new enough and in Unicode, said before anything is written to it. */
final class ServerCheck {
    private static final int OLDEST = 15;

    private ServerCheck() {}

    static void check(String url, String user, String password) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new CannotStart(StartRefusal.DATABASE_TOO_OLD, version, OLDEST);
            }
            try (ResultSet encoding = connection.createStatement().executeQuery("show server_encoding")) {
                encoding.next();
                if (!encoding.getString(1).equals("UTF8")) {
                    throw new CannotStart(StartRefusal.DATABASE_NOT_UNICODE, encoding.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new CannotStart(StartRefusal.DATABASE_UNREACHABLE, e, url, e.getMessage());
        }
    }
}
