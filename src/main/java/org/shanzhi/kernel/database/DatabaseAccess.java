package org.shanzhi.kernel.database;

import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Where the data is: in a server of our own, or in one that the operator named. */
sealed interface DatabaseAccess extends JdbcConnectionDetails, AutoCloseable {
    static DatabaseAccess open(ServerSettings settings, Path data) {
        if (!settings.given()) {
            return new Embedded(EmbeddedPostgres.start(data.resolve("pg")));
        }
        Server server = new Server(settings.jdbcUrl(), settings.user(), settings.secret());
        ServerCheck.check(server.url(), server.user(), server.password());
        return server;
    }

    @Override
    void close();

    record Embedded(EmbeddedPostgres server) implements DatabaseAccess {
        @Override
        public String getJdbcUrl() {
            return server.jdbcUrl();
        }

        @Override
        public String getUsername() {
            return server.user();
        }

        @Override
        public String getPassword() {
            return server.password();
        }

        @Override
        public void close() {
            server.close();
        }
    }

    record Server(String url, String user, String password) implements DatabaseAccess {
        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public void close() {
            // The server is the operator's; the pool closes its own connections.
        }

        @Override
        public String toString() {
            return "Server[" + url + ", " + user + "]";
        }
    }
}
