package org.shanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.kernel.start.Instance;
import org.shanzhi.testing.Program;
import org.shanzhi.testing.TestDatabase;

/** The program as its operator meets it: started from a shell, asked, killed, started again. */
class ShanzhiProgramTest {
    @TempDir
    Path directory;

    @Test
    void it_serves_announces_itself_once_and_survives_kill_9() throws Exception {
        try (Program program = Program.serve(directory, Map.of())) {
            assertThat(program.awaitReady()).startsWith("Shanzhi is ready at http://localhost:");
            Instance instance = Instance.in(directory).orElseThrow();
            assertThat(instance.pid()).isEqualTo(program.pid());
            assertThat(instance.url()).endsWith(":" + instance.port());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Instance.file(directory))))
                    .isEqualTo("rw-------");
            assertThat(get(instance.url() + "/actuator/health")).contains("\"status\":\"UP\"");

            assertThat(Program.command(directory, "status").output()).contains("Process:  " + program.pid());
            Program.Ended second = Program.serve(directory, Map.of()).awaitEnd();
            assertThat(second.status()).isEqualTo(2);
            assertThat(second.output()).contains("in use by another instance (process " + program.pid());
            program.kill();
        }
        Program.Ended alone = Program.command(directory, "status");
        assertThat(alone.output()).contains("PostgreSQL 18");
        assertThat(alone.status()).isZero();
    }

    @Test
    void it_uses_the_operators_server_and_leaves_nothing_running_on_an_orderly_end() throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            Path password = Files.writeString(directory.resolve("password"), database.password() + "\n");
            Path data = directory.resolve("data");
            try (Program program = Program.serve(
                    data,
                    Map.of(
                            "SHANZHI_DB_URL", database.jdbcUrl(),
                            "SHANZHI_DB_USER", database.user(),
                            "SHANZHI_DB_PASSWORD_FILE", password.toString()))) {
                program.awaitReady();
                assertThat(data.resolve("pg")).doesNotExist();
                program.end();
                assertThat(program.output()).containsOnlyOnce("Shanzhi is ready at");
                assertThat(Instance.file(data)).doesNotExist();
            }
            try (var connection =
                    DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    private static String get(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
