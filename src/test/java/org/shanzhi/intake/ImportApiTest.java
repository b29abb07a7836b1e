package org.shanzhi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.Callers;
import org.shanzhi.access.NewAccount;
import org.shanzhi.access.Tokens;
import org.shanzhi.grid.GridImport;
import org.shanzhi.matter.Town;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.Api;
import org.shanzhi.testing.Api.Answer;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The import as an outside system does it. */
@ShanzhiTest
class ImportApiTest {
    private static final String IMPORTS = "/api/v1/imports";
    private static final Map<String, String> LEDGER = Map.of("profile", "hotline-ledger");

    @LocalServerPort
    int port;

    @Autowired
    OrganisationImport organisationImport;

    @Autowired
    Organisation organisation;

    @Autowired
    GridImport grids;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Callers callers;

    private Town town;
    private Api clerk;

    @BeforeEach
    void found() {
        town = Town.found(organisationImport, grids);
        clerk = api(town.clerk);
    }

    @Test
    void a_test_run_then_the_import_then_the_report() {
        byte[] file = "工单编号,来电时间,诉求内容\nGD-1,2020-01-06,灯不亮\nGD-2,没有时间,灯不亮\nGD-1,2020-01-06,灯不亮\n"
                .getBytes(StandardCharsets.UTF_8);
        Answer tested =
                over(clerk.upload(IMPORTS, Map.of("profile", "hotline-ledger", "dryRun", "true"), "a.csv", file));
        assertThat(tested.text("state")).isEqualTo("TESTED");
        assertThat(counts(tested)).containsExactly(1, 1, 1);
        String id = tested.text("id");
        Answer done = over(clerk.post(IMPORTS + "/" + id + "/start", "{}"));
        assertThat(done.text("state")).isEqualTo("DONE");
        assertThat(done.json().get("dryRun").booleanValue()).isFalse();
        assertThat(counts(done)).containsExactly(1, 1, 1);
        assertThat(done.json().at("/rows/0/problems/0/column").stringValue()).isEqualTo("来电时间");
        assertThat(done.json().at("/rows/0/problems/0/detail").stringValue()).contains("哪一年");
        var report = clerk.get(IMPORTS + "/" + id + "/report");
        String text = new String(report.raw().body(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF\"行\",\"结果\"").hasLineCount(4).contains("\"已登记\",\"CG");
        assertThat(report.header("Content-Disposition")).contains("attachment");
    }

    @Test
    void what_cannot_be_is_refused_in_the_same_words_as_everywhere() {
        Answer unknown = clerk.upload(IMPORTS, Map.of("profile", "no-such"), "a.csv", new byte[] {'a'});
        assertThat(unknown.status()).isEqualTo(422);
        Answer picture = clerk.upload(IMPORTS, LEDGER, "a.csv", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        assertThat(picture.status()).isEqualTo(409);
        assertThat(picture.json().at("/reasons/0/code").stringValue()).isEqualTo("TABLE_UNKNOWN_FORMAT");
        assertThat(api(town.handler)
                        .upload(IMPORTS, LEDGER, "a.csv", new byte[] {'a'})
                        .status())
                .isEqualTo(403);
        assertThat(clerk.get(IMPORTS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(clerk.delete(IMPORTS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void cancelling_what_is_over_changes_nothing() {
        Answer done = over(clerk.upload(IMPORTS, LEDGER, "a.csv", new Ledger(1).csv(3)));
        assertThat(clerk.delete(IMPORTS + "/" + done.text("id")).status()).isEqualTo(204);
        assertThat(clerk.get(IMPORTS + "/" + done.text("id")).text("state")).isEqualTo("DONE");
        assertThat(clerk.get(IMPORTS + "/profiles").json().isArray()).isTrue();
    }

    private static List<Integer> counts(Answer answer) {
        return List.of("imported", "duplicates", "errors").stream()
                .map(name -> answer.json().get(name).intValue())
                .toList();
    }

    private Answer over(Answer started) {
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> clerk.get(IMPORTS + "/" + started.text("id")),
                        answer -> !List.of("TESTING", "RUNNING").contains(answer.text("state")));
    }

    private Api api(Caller person) {
        Caller admin = callers.program(town.district, "SYSTEM_ADMIN");
        String username = organisation.staff(town.district, person.staffId()).username();
        accounts.create(admin, List.of(new NewAccount(person.staffId(), username, "Baita-Shan-1909")));
        return new Api(port, tokens.issue(admin, username, "test", 30).secret());
    }
}
