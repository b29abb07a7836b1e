package org.shanzhi.kernel.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.DirectoryLock;
import org.shanzhi.kernel.start.Secrets;
import org.shanzhi.kernel.start.StartRefusal;

/**
 * A PostgreSQL server of our own: durable, reachable on loopback only and with a password, ending with this JVM. Its files
 * are in one directory that it locks; a crash is recovered from at the next start.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The role of the program, which owns its database and is no superuser. */
    public static final String USER = "shanzhi";

    public static final String DATABASE = "shanzhi";

    private static final int ATTEMPTS_AT_A_PORT = 5;
    /** A crash under full load may need this long to be recovered from. */
    private static final Duration RECOVERY = Duration.ofMinutes(15);
    /** SQL states that no waiting mends: wrong password, no such role or database. */
    private static final Set<String> HOPELESS = Set.of("28P01", "28000", "3D000");

    private final DirectoryLock lock;
    private final PostgresProcess process;
    private final int port;
    private final String superuserPassword;
    private final String password = Secrets.create();

    private EmbeddedPostgres(DirectoryLock lock, PostgresProcess process, int port, String superuserPassword) {
        this.lock = lock;
        this.process = process;
        this.port = port;
        this.superuserPassword = superuserPassword;
    }

    /**
     * Starts the server whose files are in {@code home}, creating them in an empty directory.
     *
     * @throws CannotStart saying what to mend
     */
    public static EmbeddedPostgres start(Path home) {
        return start(home, home.resolve("bin"), Map.of());
    }

    /**
     * For throw-away servers: programs unpacked in a shared {@code cache} and settings of one's own.
     *
     * @throws CannotStart saying what to mend
     */
    public static EmbeddedPostgres start(Path home, Path cache, Map<String, String> settings) {
        Path directory = home.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.hold(directory);
        try {
            return start(lock, directory, cache.toAbsolutePath().normalize(), settings);
        } catch (IOException e) {
            release(lock);
            throw new CannotStart(StartRefusal.DATA_DIRECTORY_UNUSABLE, e, directory, e.toString());
        } catch (InterruptedException e) {
            release(lock);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    private static EmbeddedPostgres start(DirectoryLock lock, Path home, Path cache, Map<String, String> settings)
            throws IOException, InterruptedException {
        PostgresCluster cluster = new PostgresCluster(home);
        if (cluster.exists()) {
            cluster.refuseOtherVersion();
            LeftoverServer.stop(cluster.data());
        }
        PostgresBinaries binaries = PostgresBinaries.in(cache);
        ServerUser user = ServerUser.of(cluster.exists() ? cluster.data() : home);
        if (!cluster.exists()) {
            cluster.create(binaries, user, !"off".equals(settings.get("fsync")));
        }
        user.own(cluster.data());
        String password = cluster.password();
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            PostgresProcess process = PostgresProcess.launch(
                    binaries, user, cluster, PostgresSettings.arguments(port, MachineMemory.detect(), settings));
            EmbeddedPostgres server = new EmbeddedPostgres(lock, process, port, password);
            try {
                server.awaitAndPrepare(cluster);
                return server;
            } catch (CannotStart e) {
                process.stop();
                boolean portTaken = process.complaint().contains("could not bind");
                if (!portTaken || attempt == ATTEMPTS_AT_A_PORT) {
                    throw e;
                }
            }
        }
    }

    private void awaitAndPrepare(PostgresCluster cluster) throws InterruptedException {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        while (true) {
            try (Connection connection = superuser("postgres")) {
                DatabasePreparation.prepare(connection, password);
                break;
            } catch (SQLException e) {
                boolean hopeless = HOPELESS.contains(String.valueOf(e.getSQLState()));
                if (hopeless || !process.isAlive() || System.nanoTime() > deadline) {
                    throw new CannotStart(StartRefusal.DATABASE_DID_NOT_START, e, reason(e), cluster.log());
                }
                Thread.sleep(20);
            }
        }
        try (Connection connection = superuser(DATABASE)) {
            DatabasePreparation.extend(connection);
        } catch (SQLException e) {
            throw new CannotStart(StartRefusal.DATABASE_DID_NOT_START, e, reason(e), cluster.log());
        }
    }

    private String reason(SQLException e) {
        return process.isAlive() ? e.getMessage() : process.complaint();
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return USER;
    }

    /** New at every start and kept in memory only. */
    public String password() {
        return password;
    }

    /** For what only a superuser may, such as making databases. */
    public Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), PostgresCluster.SUPERUSER, superuserPassword);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Stops the server in good order and lets the directory go; a second call does nothing. */
    @Override
    public void close() {
        process.stop();
        release(lock);
    }

    private static void release(DirectoryLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new CannotStart(StartRefusal.DATA_DIRECTORY_UNUSABLE, e, "lock", e.toString());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
