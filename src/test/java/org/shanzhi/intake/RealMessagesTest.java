package org.shanzhi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.Browser;
import org.shanzhi.access.Callers;
import org.shanzhi.access.NewAccount;
import org.shanzhi.grid.GridImport;
import org.shanzhi.matter.Town;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.SharedData;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every real message of the open halves goes in, once, and onto somebody's list. */
@ShanzhiTest
class RealMessagesTest {
    private static final String IMPORT = "/desk/import";
    private static final String PASSWORD = "Baita-Shan-1909";
    private static final Pattern NUMBER = Pattern.compile("1[3-9][0-9]{9}|[0-9]{17}[0-9Xx]");

    enum Source {
        LABELLED("taidi2020c/open/labelled_messages.csv", "taidi2020c-labelled", 1_179, "msg_id", "time", null),
        REPLIES(
                "taidi2020c/open/messages_with_replies.csv",
                "taidi2020c-replies",
                1_943,
                "msg_id",
                "time",
                "user_pseudo"),
        RIVER("fuzhou12345_river/open/requests.csv", "hotline-river", 1_028, "id", "date", null);

        final String file;
        final String profile;
        final int rows;
        final String id;
        final String time;
        final String who;

        Source(String file, String profile, int rows, String id, String time, String who) {
            this.file = file;
            this.profile = profile;
            this.rows = rows;
            this.id = id;
            this.time = time;
            this.who = who;
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Imports imports;

    @Autowired
    OrganisationImport organisationImport;

    @Autowired
    Organisation organisation;

    @Autowired
    Accounts accounts;

    @Autowired
    Callers callers;

    @Autowired
    GridImport grids;

    @Autowired
    DSLContext db;

    private Town town;
    private Browser clerk;

    @BeforeEach
    void found() {
        town = Town.found(organisationImport, grids);
        String username =
                organisation.staff(town.district, town.clerk.staffId()).username();
        accounts.create(
                callers.program(town.district, "SYSTEM_ADMIN"),
                List.of(new NewAccount(town.clerk.staffId(), username, PASSWORD)));
        clerk = new Browser(port);
        assertThat(clerk.signIn(username, PASSWORD).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @EnumSource
    void goes_in_once_with_its_clock_on_a_list(Source source) throws IOException {
        var found = SharedData.file(source.file);
        assumeTrue(found.isPresent(), source.file + " is not there");
        Path file = found.get();
        List<Map<String, String>> rows = SlowCsv.rows(Files.readString(file, StandardCharsets.UTF_8));
        assertThat(rows).hasSize(source.rows);
        int repeated = repeated(rows, source);

        ImportSheet first = run(file, source.profile);
        assertThat(first.state()).isEqualTo(ImportState.DONE);
        assertThat(first.counts())
                .isEqualTo(new ImportSheet.Counts(
                        source.rows - repeated,
                        source == Source.LABELLED ? 0 : source.rows - repeated,
                        repeated,
                        0,
                        0));
        assertThat(count("matter where")).isEqualTo(source.rows - repeated);
        assertThat(count("matter_open where")).isEqualTo(source.rows - repeated);
        assertThat(count("matter_open where centre_id is not null and unit_id = " + town.clerk.unitId() + " and"))
                .isEqualTo(source.rows - repeated);
        assertThat(count("(select distinct district_id, matter_id from clock) c where"))
                .isEqualTo(source.rows - repeated);
        assertThat(db.fetch("select title from matter where district_id = ?", town.district)
                        .getValues(0, String.class))
                .noneMatch(title -> NUMBER.matcher(title).find());

        ImportSheet second = run(file, source.profile);
        assertThat(second.counts()).isEqualTo(new ImportSheet.Counts(0, 0, source.rows, 0, 0));
        assertThat(count("matter where")).isEqualTo(source.rows - repeated);
        assertThat(count("matter_event where"))
                .isEqualTo((source == Source.LABELLED ? 1 : 2) * (source.rows - repeated));
    }

    /** Slowly: every row against every earlier one. */
    private static int repeated(List<Map<String, String>> rows, Source source) {
        var kept = new ArrayList<Map<String, String>>();
        for (var row : rows) {
            boolean again = kept.stream().anyMatch(earlier -> same(earlier, row, source));
            if (!again) kept.add(row);
        }
        return rows.size() - kept.size();
    }

    private static boolean same(Map<String, String> one, Map<String, String> other, Source source) {
        if (one.get(source.id).equals(other.get(source.id))) return true;
        return one.get(source.time).equals(other.get(source.time))
                && (source.who == null || one.get(source.who).equals(other.get(source.who)))
                && plain(one.get("title")).equals(plain(other.get("title")))
                && plain(one.get("body")).equals(plain(other.get("body")));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.replace("_x000D_", ""), Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** By the page: upload, look at the test run, press on. */
    private ImportSheet run(Path file, String profile) throws IOException {
        String name = file.getFileName().toString();
        var answer = clerk.upload(IMPORT, Map.of("profile", profile), name, Files.readAllBytes(file));
        assertThat(answer.statusCode()).isEqualTo(302);
        String path = URI.create(answer.headers().firstValue("Location").orElseThrow())
                .getPath();
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        ImportSheet tested = over(id);
        assertThat(tested.state()).isEqualTo(ImportState.TESTED);
        assertThat(clerk.get(path).body()).doesNotContain("imports.", "refusal.");
        long begun = System.nanoTime();
        assertThat(clerk.submit(path, path + "/start", Map.of()).statusCode()).isEqualTo(302);
        ImportSheet done = over(id);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%s: %d rows, %.0f a second%n", name, done.total(), done.total() / seconds);
        assertThat(done.counts()).isEqualTo(tested.counts());
        return done;
    }

    private ImportSheet over(UUID id) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> imports.find(town.clerk, id),
                        sheet -> !sheet.state().atWork());
    }

    private int count(String ofWhere) {
        return db.fetchSingle("select count(*) from " + ofWhere + " district_id = ?", town.district)
                .get(0, Integer.class);
    }
}
