package org.shanzhi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.db.Tables.MATTER;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.testing.Api;
import org.shanzhi.testing.Api.Answer;
import org.shanzhi.testing.DemoData;
import org.shanzhi.testing.Program;
import org.shanzhi.testing.SharedData;
import org.shanzhi.testing.Sizes;
import org.shanzhi.testing.TestDatabase;

/** The import from a shell and over HTTP, in a program that dies. */
class ImportProgramTest {
    private static final String IMPORTS = "/api/v1/imports";
    private static final String LEDGER = "hotline-ledger";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Map<String, String> REAL = Map.of(
            "taidi2020c/open/labelled_messages.csv", "taidi2020c-labelled",
            "taidi2020c/open/messages_with_replies.csv", "taidi2020c-replies",
            "fuzhou12345_river/open/requests.csv", "hotline-river");

    @TempDir
    static Path directory;

    private static TestDatabase database;
    private static DemoData data;

    @BeforeAll
    static void one_district_for_all() {
        database = TestDatabase.fresh();
        data = new DemoData(directory, database);
    }

    @AfterAll
    static void leave() {
        database.close();
    }

    @Test
    void a_killed_import_goes_on_by_itself_without_loss_or_double() throws Exception {
        int rows = Sizes.pick(4_000, 20_000);
        byte[] file = new Ledger(11, "SJ-").csv(rows);
        Program program = data.serve();
        try {
            int before = matters();
            Api clerk = data.api(program, "clerk1");
            Answer started = clerk.upload(IMPORTS, Map.of("profile", LEDGER), "ledger.csv", file);
            assertThat(started.status()).as(started.toString()).isEqualTo(202);
            String path = IMPORTS + "/" + started.text("id");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> clerk.get(path).json().get("done").intValue() > 0);
            program.kill();

            program = data.serve();
            Api again = data.api(program, "clerk1");
            Answer found = again.get(path);
            assertThat(found.text("state")).isEqualTo("RUNNING");
            assertThat(found.json().get("done").intValue()).isBetween(1, rows - 1);
            Answer done = Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> again.get(path), answer -> "DONE".equals(answer.text("state")));
            assertThat(done.json().get("imported").intValue()).isEqualTo(rows);
            assertThat(done.json().get("duplicates").intValue()).isZero();

            String report = new String(again.get(path + "/report").raw().body(), StandardCharsets.UTF_8);
            List<String> lines = report.lines().skip(1).toList();
            assertThat(lines).hasSize(rows);
            var numbers = new HashSet<String>();
            for (String line : lines) numbers.add(line.split(",")[2]);
            assertThat(numbers).hasSize(rows).doesNotContain("\"\"");
            assertThat(matters() - before).isEqualTo(rows);

            Answer second = again.upload(IMPORTS, Map.of("profile", LEDGER), "ledger.csv", file);
            String secondPath = IMPORTS + "/" + second.text("id");
            Answer nothing = Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> again.get(secondPath), answer -> "DONE".equals(answer.text("state")));
            assertThat(nothing.json().get("imported").intValue()).isZero();
            assertThat(nothing.json().get("duplicates").intValue()).isEqualTo(rows);
            assertThat(matters() - before).isEqualTo(rows);
        } finally {
            program.kill();
        }
    }

    @Test
    void a_file_is_imported_by_command_in_the_running_program_and_without_one() throws Exception {
        Path ledger = Files.write(directory.resolve("ledger.csv"), new Ledger(5).csv(30));
        try (Program program = data.serve()) {
            assertThat(imported(ledger, LEDGER, "--dry-run")).contains("30");
            int before = matters();
            assertThat(imported(ledger, LEDGER)).contains("30");
            assertThat(matters() - before).isEqualTo(30);
            for (var real : REAL.entrySet()) {
                var file = SharedData.file(real.getKey());
                if (file.isEmpty()) continue;
                var rows = SlowCsv.rows(Files.readString(file.get()));
                int here = matters();
                imported(file.get(), real.getValue());
                int taken = matters() - here;
                assertThat(taken).as(real.getKey()).isBetween(rows.size() - 30, rows.size() - 1);
                imported(file.get(), real.getValue());
                assertThat(matters() - here).as("again " + real.getKey()).isEqualTo(taken);
            }
            // Programs of tests run without a locale.
            assertThat(data.command("import", "台账.csv", "--profile", LEDGER, "--as", "clerk1")
                            .status())
                    .isEqualTo(1);
            assertThat(data.command("import", ledger.toString()).status()).isEqualTo(1);
            assertThat(data.command("import", ledger.toString(), "--profile", LEDGER, "--as", "nobody")
                            .status())
                    .isEqualTo(1);
        }
        int before = matters();
        Path other = Files.write(directory.resolve("other.csv"), new Ledger(6).csv(20));
        imported(other, LEDGER);
        // The numbers in the other ledger are those of the first: they are the same records.
        assertThat(matters() - before).isZero();
    }

    private String imported(Path file, String profile, String... more) throws Exception {
        var words = new ArrayList<>(List.of("import", file.toString(), "--profile", profile, "--as", "clerk1"));
        words.addAll(List.of(more));
        Program.Ended ended = data.command(words.toArray(String[]::new));
        assertThat(ended.status()).as(ended.output()).isZero();
        return ended.output();
    }

    private static int matters() {
        return database.dsl().fetchCount(MATTER);
    }
}
