package org.shanzhi.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.kernel.start.StartRefusal;

/** The server lives exactly as long as the program, however that ends. */
class PostgresLifeAndDeathTest {
    @TempDir
    Path directory;

    @BeforeEach
    void copy() throws Exception {
        EmptyCluster.copyTo(home());
    }

    @Test
    void kill_9_of_the_program_leaves_no_server_and_loses_nothing_acknowledged() throws Exception {
        HeldServer held = HeldServer.start(home(), EmptyCluster.CACHE);
        assertThat(held.answer()).isEqualTo("started");
        assertThat(held.execute("create table kept (n int)")).isEqualTo("done");
        assertThat(held.execute("insert into kept select generate_series(1, 1000)"))
                .isEqualTo("done");
        held.kill();
        awaitNoServer();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(home(), EmptyCluster.CACHE, Map.of())) {
            assertThat(count(server)).isEqualTo(1000);
        }
    }

    @Test
    void a_start_right_after_kill_9_waits_for_the_old_server() throws Exception {
        HeldServer held = HeldServer.start(home(), EmptyCluster.CACHE);
        assertThat(held.answer()).isEqualTo("started");
        assertThat(held.execute("create table kept (n int)")).isEqualTo("done");
        held.kill();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(home(), EmptyCluster.CACHE, Map.of())) {
            assertThat(count(server)).isZero();
        }
    }

    @Test
    void an_orderly_end_of_the_program_stops_the_server_in_good_order() throws Exception {
        HeldServer held = HeldServer.start(home(), EmptyCluster.CACHE);
        assertThat(held.answer()).isEqualTo("started");
        held.end();
        assertThat(LeftoverServer.processes(data())).isEmpty();
        assertThat(Files.readString(home().resolve("postgres.log"))).contains("database system is shut down");
    }

    @Test
    void another_program_is_refused_while_one_holds_the_directory() throws Exception {
        HeldServer first = HeldServer.start(home(), EmptyCluster.CACHE);
        assertThat(first.answer()).isEqualTo("started");
        assertThat(HeldServer.start(home(), EmptyCluster.CACHE).answer())
                .isEqualTo(StartRefusal.DATA_DIRECTORY_HELD.name());
        assertThat(first.execute("select 1")).isEqualTo("done");
        first.end();
    }

    @Test
    void a_server_that_nobody_holds_any_more_is_stopped_first() throws Exception {
        // With a socket of its own, because a server without any way in refuses to start.
        ServerUser user = ServerUser.of(data());
        Process orphan = new ProcessBuilder(user.command(List.of(
                        PostgresBinaries.in(EmptyCluster.CACHE).program("postgres"),
                        "-D",
                        data().toString(),
                        "-c",
                        "listen_addresses=",
                        "-c",
                        "unix_socket_directories=" + directory)))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("orphan.log").toFile())
                .start();
        Awaitility.await().until(() -> Files.exists(data().resolve("postmaster.pid")));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(home(), EmptyCluster.CACHE, Map.of())) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(server.pid()).isNotEqualTo(orphan.pid());
        }
    }

    @Test
    void a_pid_file_whose_number_is_now_another_programs_is_no_hindrance() throws Exception {
        Files.writeString(
                data().resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
        EmbeddedPostgres.start(home(), EmptyCluster.CACHE, Map.of()).close();
    }

    private void awaitNoServer() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> LeftoverServer.processes(data()).isEmpty());
    }

    private static int count(EmbeddedPostgres server) throws Exception {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            return DSL.using(connection)
                    .fetchSingle("select count(*) from kept")
                    .get(0, Integer.class);
        }
    }

    private Path home() {
        return directory.resolve("pg");
    }

    private Path data() {
        return home().resolve("data");
    }
}
