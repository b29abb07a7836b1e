package org.shanzhi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.grid.GridImport;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.matter.store.MatterLog;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.work.Rebuild;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.BodyField;
import org.shanzhi.testing.Api;
import org.shanzhi.testing.Api.Answer;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** As much as the policies allow, and everything that they do not, through the API. */
@ShanzhiTest
class ApiEdgesTest {
    private static final String MATTERS = "/api/v1/matters";
    private static final String REQUEST = """
            {"kind": "DISPUTE", "channel": "WINDOW", "title": "拖欠工资", "body": "拖欠三个月工资",
             "parties": [%s]}""";
    private static final String APPLICANT = party("APPLICANT", "张三");
    private static final List<String> VALUES =
            List.of("{}", "[]", "[[]]", "{\"id\": 7}", "7", "7.5", "true", "\"\\u0000\"");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    OrganisationImport organisation;

    @Autowired
    GridImport grids;

    @Autowired
    MatterStore store;

    @Autowired
    MatterLog log;

    @Autowired
    Rebuild rebuild;

    @Autowired
    Files files;

    private Town town;
    private TownApis apis;
    private Api clerk;

    @BeforeEach
    void found() {
        town = Town.found(organisation, grids);
        apis = new TownApis(port, town, context);
        clerk = apis.of(town.clerk);
    }

    @Test
    void as_many_people_as_a_matter_may_have_are_registered() {
        int most = limit("PARTIES");
        String parties = IntStream.range(0, most)
                .mapToObj(i -> party("RESPONDENT", "工人" + i))
                .collect(Collectors.joining(","));
        Answer done = clerk.post(MATTERS, REQUEST.formatted(parties.replaceFirst("RESPONDENT", "APPLICANT")));
        assertThat(done.status()).as(done.toString()).isEqualTo(201);
        assertThat(done.json().get("parties")).hasSize(most);
        assertThat(done.json().at("/parties/" + (most - 1) + "/name").stringValue())
                .startsWith("工");
    }

    @Test
    void as_many_files_as_may_come_at_once_are_filed_and_one_more_is_refused() {
        String number = registered();
        int most = limit("FILES");
        String stored = IntStream.range(0, most)
                .mapToObj(_ -> "{\"id\": \"" + file() + "\", \"kind\": \"EVIDENCE\"}")
                .collect(Collectors.joining(","));
        String note = "{\"text\": \"见附件\", \"visibility\": \"UNIT\", \"files\": [%s]}";
        assertThat(clerk.act(number, "note", note.formatted(stored)).status()).isEqualTo(200);
        Answer more = clerk.act(number, "note", note.formatted(stored + ", \"" + UUID.randomUUID() + "\""));
        assertThat(more.status()).isEqualTo(422);
        assertThat(more.json().at("/errors/0/field").stringValue()).isEqualTo("files");
    }

    @Test
    void an_instant_is_kept_as_the_log_keeps_it_and_lies_in_a_possible_year() {
        Answer done = clerk.post(
                MATTERS, with("\"lateReason\": \"断网\", \"requestedAt\": \"2026-11-01T10:00:00.123456789+08:00\""));
        assertThat(done.status()).isEqualTo(201);
        long id = MatterNumber.parse(done.text("number")).orElseThrow().id();
        var stored = store.load(town.district, id).orElseThrow().matter();
        assertThat(rebuild.of(town.district, id, log.events(town.district, id, 0, 10)))
                .contains(stored);
        for (String at : List.of("-9999-01-01T00:00:00Z", "0026-11-01T10:00:00+08:00", "-999999999-01-01T00:00:00Z")) {
            for (String field : List.of("requestedAt", "occurredAt")) {
                refused(
                        clerk.post(MATTERS, with("\"lateReason\": \"断网\", \"" + field + "\": \"" + at + "\"")),
                        422,
                        field);
            }
        }
    }

    @Test
    void an_event_bears_the_id_of_the_request_that_wrote_it() {
        UUID mine = UUID.randomUUID();
        Answer named = clerk.post(MATTERS, REQUEST.formatted(APPLICANT), "X-Request-Id", mine.toString());
        assertThat(named.header("X-Request-Id")).isEqualTo(mine.toString());
        assertThat(request(named)).isEqualTo(mine);
        Answer foreign = clerk.post(MATTERS, REQUEST.formatted(APPLICANT), "X-Request-Id", "13912345678");
        assertThat(foreign.header("X-Request-Id"))
                .isEqualTo(request(foreign).toString())
                .doesNotContain("13912345678");
        Answer unnamed = clerk.post(MATTERS, REQUEST.formatted(APPLICANT));
        assertThat(unnamed.header("X-Request-Id")).isEqualTo(request(unnamed).toString());
    }

    @Test
    void one_of_many_that_is_wrong_is_told_so_and_whoever_may_not_starts_nothing() {
        String numbers = "{\"numbers\": [\"" + registered() + "\", \"" + registered() + "\"], \"body\": %s}";
        String late = "{\"missing\": [\"身份证明\"], \"due\": \"2020-01-01\"}";
        Answer started = clerk.post(MATTERS + "/actions/supplement", numbers.formatted(late));
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        String job = "/api/v1/jobs/" + started.text("id");
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        !List.of("WAITING", "RUNNING").contains(clerk.get(job).text("state")));
        Answer ended = clerk.get(job);
        assertThat(ended.text("state")).isEqualTo("DONE");
        assertThat(ended.json().get("rows")).hasSize(2);
        assertThat(ended.json().at("/rows/1/reasons/0/code").stringValue()).isEqualTo("IN_THE_PAST");
        Answer barred = apis.of(town.handler).post(MATTERS + "/actions/accept", numbers.formatted("{}"));
        assertThat(barred.status()).isEqualTo(403);
    }

    @Test
    void a_file_is_of_a_known_kind_and_files_are_a_list() {
        String id = file();
        for (String files : List.of(
                "{\"id\": \"" + id + "\"}",
                "\"" + id + "\"",
                "[{\"id\": \"" + id + "\", \"kind\": \"张三 13912345678\"}]",
                "[{\"id\": \"" + id + "\", \"kind\": 7}]",
                "[{\"id\": \"" + id + "\", \"title\": 7}]",
                "[null]")) {
            Answer wrong = clerk.post(MATTERS, with("\"files\": " + files));
            assertThat(wrong.status()).as(files).isEqualTo(422);
            assertThat(wrong.json().at("/errors/0/field").stringValue()).startsWith("files");
        }
        Answer right = clerk.post(
                MATTERS, with("\"files\": [{\"id\": \"" + id + "\", \"kind\": \"IDENTITY\", \"title\": \"身份证\"}]"));
        assertThat(right.status()).as(right.toString()).isEqualTo(201);
    }

    /** Whatever stands in whatever field of whatever action: it is told by field, and nothing breaks. */
    @Test
    void no_value_of_a_wrong_type_is_an_error_of_the_program() {
        String number = registered();
        var broken = new ArrayList<String>();
        int sent = 0;
        for (ActionPolicy action : Story.POLICIES.lifeCycle().actions().values()) {
            if (action.referral()) continue;
            boolean registers = action.where().place() == ActionPolicy.Place.NONE;
            String path = registers ? MATTERS : MATTERS + "/" + number + "/actions/" + action.code();
            for (BodyField field : fields(action)) {
                for (String value : VALUES) {
                    if (fits(field, value)) continue;
                    sent++;
                    Answer answer =
                            whoMay(action).post(path, "{\"" + field.name() + "\": " + value + "}", "If-Match", "\"1\"");
                    boolean told = answer.status() == 422 || answer.status() == 400;
                    boolean named =
                            told && answer.json().path("errors").toString().contains("\"" + field.name());
                    if (!named) broken.add(action.code() + " " + field.name() + " " + value + ": " + answer.status());
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(sent).isGreaterThan(500);
    }

    /** What is wrong with a body is told to who may do the action. */
    private Api whoMay(ActionPolicy action) {
        return Stream.of(
                        town.clerk, town.triage, town.handler, town.head, town.callback, town.supervisor, town.resident)
                .filter(one -> one.may(action.permission()))
                .findFirst()
                .map(apis::of)
                .orElseThrow();
    }

    private static List<BodyField> fields(ActionPolicy action) {
        var all = new ArrayList<>(action.body());
        all.add(new BodyField("note", BodyField.Type.TEXT, false, false, ""));
        all.add(new BodyField("files", BodyField.Type.FILE, true, false, ""));
        return all;
    }

    private static boolean fits(BodyField field, String value) {
        if (field.list()) return value.equals("[]");
        return switch (field.type()) {
            case INT, PARTY -> value.equals("7");
            case BOOL -> value.equals("true");
            case PLACE -> value.equals("{}");
            default -> false;
        };
    }

    private static void refused(Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().at("/errors/0/field").stringValue()).isEqualTo(field);
    }

    private UUID request(Answer registered) {
        long id = MatterNumber.parse(registered.text("number")).orElseThrow().id();
        return log.event(town.district, id, 1).request();
    }

    private String registered() {
        return clerk.post(MATTERS, REQUEST.formatted(APPLICANT)).text("number");
    }

    private String file() {
        var content = new ByteArrayInputStream("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        return files.store(town.district, town.clerk.staffId(), content).id().toString();
    }

    private static int limit(String code) {
        return Story.POLICIES.general().limits().get(code).max();
    }

    private static String party(String role, String name) {
        return "{\"role\": \"%s\", \"kind\": \"PERSON\", \"name\": \"%s\", \"phone\": \"13912345678\"}"
                .formatted(role, name);
    }

    private static String with(String field) {
        return "{" + field + ", " + REQUEST.formatted(APPLICANT).strip().substring(1);
    }
}
