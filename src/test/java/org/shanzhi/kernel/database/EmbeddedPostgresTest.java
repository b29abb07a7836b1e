package org.shanzhi.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.DirectoryTree;
import org.shanzhi.kernel.start.StartRefusal;

class EmbeddedPostgresTest {
    @TempDir
    Path directory;

    @BeforeEach
    void copy() throws Exception {
        EmptyCluster.copyTo(home());
    }

    @Test
    void it_is_durable_and_answers_on_loopback_to_the_password_only() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(home(), EmptyCluster.CACHE, Map.of())) {
            try (Connection connection = connect(server, server.password())) {
                assertThat(show(connection, "fsync")).isEqualTo("on");
                assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
                assertThat(show(connection, "full_page_writes")).isEqualTo("on");
                assertThat(show(connection, "data_checksums")).isEqualTo("on");
                assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
                assertThat(show(connection, "server_encoding")).isEqualTo("UTF8");
                assertThat(show(connection, "timezone")).isNotBlank();
                assertThat(one(connection, "select datlocale from pg_database where datname = current_database()"))
                        .isEqualTo("C.UTF-8");
                assertThat(one(connection, "select rolsuper from pg_roles where rolname = current_user"))
                        .isEqualTo("false");
                assertThat(one(connection, "select count(*) >= 0 from pg_stat_statements"))
                        .isEqualTo("true");
            }
            try (Connection connection = server.superuser(EmbeddedPostgres.DATABASE)) {
                assertThat(show(connection, "unix_socket_directories")).isEmpty();
            }
            assertThatThrownBy(() -> connect(server, "wrong"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        }
    }

    @Test
    void its_secrets_are_readable_by_their_owner_only() throws Exception {
        DirectoryTree.delete(home());
        start().close();
        assertThat(mode(home().resolve("password"))).isEqualTo("rw-------");
        assertThat(mode(home().resolve("data"))).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(home())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("data", "lock", "password", "postgres.log");
        }
    }

    @Test
    void what_a_failing_statement_contained_is_not_in_the_log() throws Exception {
        try (EmbeddedPostgres server = start();
                Connection connection = connect(server, server.password())) {
            connection.createStatement().execute("create table t (phone text unique, day date)");
            connection.createStatement().execute("insert into t values ('13912345678')");
            assertThatThrownBy(() -> connection.createStatement().execute("insert into t values ('13912345678')"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> connection.createStatement().execute("select '13912345678x'::date"))
                    .isInstanceOf(SQLException.class);
            try (var statement = connection.prepareStatement("insert into t (day) values (?::text::date)")) {
                statement.setString(1, "13912345678");
                assertThatThrownBy(statement::execute).isInstanceOf(SQLException.class);
            }
        }
        assertThat(Files.readString(home().resolve("postgres.log")))
                .contains("ready to accept connections")
                .doesNotContain("13912345678");
    }

    @Test
    void what_was_written_is_there_after_a_restart() throws Exception {
        try (EmbeddedPostgres server = start();
                Connection connection = connect(server, server.password())) {
            connection.createStatement().execute("create table kept as select 42 as answer");
        }
        assertThat(LeftoverServer.processes(home().resolve("data"))).isEmpty();
        try (EmbeddedPostgres server = start();
                Connection connection = connect(server, server.password())) {
            assertThat(one(connection, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void a_directory_that_is_in_use_is_refused_and_usable_afterwards() {
        try (EmbeddedPostgres server = start()) {
            assertRefused(StartRefusal.DATA_DIRECTORY_HELD);
            assertThat(server.pid()).isPositive();
        }
        start().close();
    }

    @Test
    void files_of_another_major_version_are_refused_untouched() throws Exception {
        Path version = home().resolve("data").resolve("PG_VERSION");
        Files.writeString(version, "17\n");
        assertRefused(StartRefusal.DATA_OF_OTHER_VERSION);
        Files.writeString(version, "18\n");
        start().close();
    }

    @Test
    void a_lost_password_file_is_refused_with_its_name() throws Exception {
        Files.delete(home().resolve("password"));
        assertRefused(StartRefusal.DATABASE_PASSWORD_LOST);
    }

    @Test
    void a_creation_that_was_cut_off_is_begun_again() throws Exception {
        DirectoryTree.delete(home());
        Path unfinished = Files.createDirectories(home().resolve("data.unfinished"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "18\n");
        start().close();
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void a_server_that_does_not_come_up_says_why() throws Exception {
        DirectoryTree.delete(home().resolve("data").resolve("global"));
        assertThatThrownBy(this::start).isInstanceOfSatisfying(CannotStart.class, e -> {
            assertThat(e.code()).isEqualTo(StartRefusal.DATABASE_DID_NOT_START);
            assertThat(e.getMessage()).contains("pg_control");
        });
    }

    private void assertRefused(StartRefusal code) {
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        CannotStart.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    /** Without waiting for the disk: durability itself is tested where it matters. */
    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(home(), EmptyCluster.CACHE, Map.of("fsync", "off"));
    }

    private Path home() {
        return directory.resolve("pg");
    }

    private static Connection connect(EmbeddedPostgres server, String password) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), password);
    }

    private static String show(Connection connection, String setting) {
        return one(connection, "show " + setting);
    }

    private static String one(Connection connection, String query) {
        return DSL.using(connection).fetchSingle(query).get(0, String.class);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
