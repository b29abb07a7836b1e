package org.shanzhi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanzhi.grid.GridImport;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.Api;
import org.shanzhi.testing.Api.Answer;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The contract that other systems use: three lives, the ground rules, and bad input. */
@ShanzhiTest
class MatterApiTest {
    private static final String MATTERS = "/api/v1/matters";
    private static final String REQUEST = """
            {"kind": "DISPUTE", "channel": "WINDOW", "title": "楼上漏水", "body": "楼上漏水三个月",
             "place": {"lon": 103.80, "lat": 36.05, "crs": "WGS84", "address": "静宁路3号楼"},
             "parties": [{"role": "APPLICANT", "kind": "PERSON", "name": "张三", "phone": "１３９１２３４５６７８"},
                         {"role": "RESPONDENT", "kind": "PERSON", "name": "李四", "willing": "YES"}]}""";

    @LocalServerPort
    int port;

    @Autowired
    OrganisationImport organisationImport;

    @Autowired
    GridImport grids;

    @Autowired
    ApplicationContext context;

    @Autowired
    Statements statements;

    private Town town;
    private TownApis apis;

    @BeforeEach
    void found() {
        town = Town.found(organisationImport, grids);
        apis = new TownApis(port, town, context);
    }

    @Test
    void a_whole_life() {
        Answer registered = api(town.clerk).post(MATTERS, REQUEST);
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.text("queryCode")).hasSize(8);
        assertThat(registered.header("ETag")).isEqualTo("\"1\"");
        String number = registered.text("number");
        assertThat(number).matches("CG[0-9]{2}-[0-9]{7}-[0-9]");
        ok(api(town.clerk).act(number, "accept", "{}"), "ACCEPTED");
        ok(api(town.triage).act(number, "triage", """
                {"typeCode": "0202", "complexity": "GENERAL", "mediable": true, "route": "MEDIATION"}"""), "TRIAGED");
        ok(api(town.triage).act(number, "route", "{\"unit\": \"S\", \"basis\": \"属地\"}"), "ROUTED");
        ok(api(town.handler).act(number, "sign", "{}"), "SIGNED");
        ok(api(town.handler).act(number, "start", "{}"), "IN_PROGRESS");
        ok(
                api(town.handler).act(number, "conclude", "{\"outcome\": \"AGREEMENT_ORAL\", \"summary\": \"达成一致\"}"),
                "CONCLUDED");
        ok(
                api(town.callback)
                        .act(
                                number,
                                "call-back",
                                "{\"result\": \"REACHED\", \"solved\": \"YES\", \"satisfied\": \"SATISFIED\"}"),
                "CALLED_BACK");
        ok(api(town.callback).act(number, "archive", "{}"), "ARCHIVED");
        Answer events = api(town.clerk).get(MATTERS + "/" + number + "/events");
        assertThat(events.json().get("items")).hasSize(9);
        assertThat(events.json().at("/items/4/type").stringValue()).isEqualTo("CASE_SIGNED");
    }

    /** A trip writes all that an action changes; a repetition would have been found by that trip's refusal. */
    @Test
    void what_is_at_hand_is_not_read_again_for_the_answer() {
        Api clerk = api(town.clerk);
        var number = new AtomicReference<String>();
        assertThat(statements.during(
                        () -> number.set(clerk.post(MATTERS, REQUEST).text("number"))))
                .as("registering: one trip")
                .isEqualTo(1);
        assertThat(statements.during(() -> {
                    var one = clerk.post(MATTERS, REQUEST).text("number");
                    ok(clerk.act(one, "accept", "{}"), "ACCEPTED");
                }))
                .as("and its version read, and an action: load, one trip, what the answer shows")
                .isEqualTo(1 + 2 + 3);
        assertThat(statements.during(() -> clerk.get(MATTERS + "/" + number)))
                .as("reading: state, and what stands beside it")
                .isEqualTo(2);
    }

    @Test
    void a_small_request_is_answered_on_the_spot() {
        String number = api(town.clerk)
                .post(MATTERS, REQUEST.replace("DISPUTE", "REQUEST"))
                .text("number");
        ok(api(town.clerk).act(number, "answer", """
                {"text": "已电话告知", "outcome": "ANSWERED", "resident": "SATISFIED"}"""), "CONCLUDED");
        Answer own = api(town.clerk).act(number, "archive", "{\"waiver\": \"ANSWERED_ON_SPOT_CONFIRMED\"}");
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.json().at("/reasons/0/code").stringValue()).isEqualTo("WAIVER_NOT_BY_CONCLUDER");
        ok(api(town.callback).act(number, "archive", "{\"waiver\": \"ANSWERED_ON_SPOT_CONFIRMED\"}"), "ARCHIVED");
    }

    @Test
    void a_refused_one_is_accepted_by_another_after_an_upheld_objection() {
        String number = api(town.clerk).post(MATTERS, REQUEST).text("number");
        ok(api(town.clerk).act(number, "reject", """
                {"reason": "NO_MATTER", "text": "无具体事项", "remedies": ["LITIGATION"]}"""), "REJECTED_INTAKE");
        assertThat(api(town.triage).act(number, "accept", "{}").status()).isEqualTo(409);
        ok(
                api(town.clerk).act(number, "object", "{\"against\": \"REJECTION\", \"text\": \"有具体事项\"}"),
                "REJECTED_INTAKE");
        ok(
                api(town.supervisor).act(number, "object-decide", "{\"upheld\": true, \"text\": \"应予受理\"}"),
                "REJECTED_INTAKE");
        assertThat(api(town.clerk).act(number, "accept", "{}").status()).isEqualTo(409);
        ok(api(town.triage).act(number, "accept", "{}"), "ACCEPTED");
    }

    @Test
    void a_repeated_request_has_one_effect_and_the_same_answer() {
        Answer first = api(town.clerk).post(MATTERS, REQUEST, "Idempotency-Key", "once-1");
        Answer again = api(town.clerk).post(MATTERS, REQUEST, "Idempotency-Key", "once-1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(api(town.clerk).get(MATTERS).json().get("items")).hasSize(1);
        Answer other = api(town.clerk).post(MATTERS, REQUEST.replace("张三", "王五"), "Idempotency-Key", "once-1");
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void a_resident_is_answered_with_number_and_query_code_and_reads_no_more() {
        Answer first = api(town.resident).post(MATTERS, REQUEST.replace("WINDOW", "PORTAL"), "Idempotency-Key", "mine");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("queryCode")).hasSize(8);
        Answer again = api(town.resident).post(MATTERS, REQUEST.replace("WINDOW", "PORTAL"), "Idempotency-Key", "mine");
        assertThat(again.text("number")).isEqualTo(first.text("number"));
        assertThat(api(town.resident).get(MATTERS + "/" + first.text("number")).status())
                .isEqualTo(404);
    }

    @Test
    void an_action_says_which_version_it_saw() {
        String number = api(town.clerk).post(MATTERS, REQUEST).text("number");
        String note = "{\"text\": \"记事\", \"visibility\": \"UNIT\"}";
        String path = MATTERS + "/" + number + "/actions/note";
        assertThat(api(town.clerk).post(path, note).status()).isEqualTo(428);
        assertThat(api(town.clerk).post(path, note, "If-Match", "\"1\"").status())
                .isEqualTo(200);
        Answer late = api(town.clerk).post(path, note, "If-Match", "\"1\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("code")).isEqualTo("VERSION_CONFLICT");
        assertThat(late.json().at("/current/version").intValue()).isEqualTo(2);
    }

    @Test
    void what_can_be_done_is_told_with_reasons_and_fields() {
        String number = api(town.clerk).post(MATTERS, REQUEST).text("number");
        Answer actions = api(town.clerk).get(MATTERS + "/" + number + "/actions");
        var accept = actions.json()
                .valueStream()
                .filter(a -> a.get("action").stringValue().equals("accept"))
                .findFirst()
                .orElseThrow();
        assertThat(accept.get("allowed").booleanValue()).isTrue();
        var sign = actions.json()
                .valueStream()
                .filter(a -> a.get("action").stringValue().equals("sign"))
                .findFirst()
                .orElseThrow();
        assertThat(sign.get("allowed").booleanValue()).isFalse();
        assertThat(sign.get("reasons")).isNotEmpty();
    }

    @Test
    void one_action_on_many_matters_tells_the_result_of_each() {
        String one = api(town.clerk).post(MATTERS, REQUEST).text("number");
        String other = api(town.clerk).post(MATTERS, REQUEST).text("number");
        ok(api(town.clerk).act(other, "accept", "{}"), "ACCEPTED");
        Answer started = api(town.clerk)
                .post(MATTERS + "/actions/accept", "{\"numbers\": [\"" + one + "\", \"" + other + "\"], \"body\": {}}");
        assertThat(started.status()).isEqualTo(202);
        String job = "/api/v1/jobs/" + started.text("id");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api(town.clerk).get(job).text("state").equals("DONE"));
        Answer ended = api(town.clerk).get(job);
        assertThat(ended.json().get("rows")).hasSize(2);
        assertThat(ended.json().toString()).contains("NOT_IN_THIS_STATE");
        assertThat(api(town.clerk).get(MATTERS + "/" + one).text("state")).isEqualTo("ACCEPTED");
    }

    @Test
    void every_action_is_described_with_its_own_body_and_an_example() {
        var paths = new Api(port, null).get("/v3/api-docs").json().get("paths");
        for (String action : Actions.all().keySet()) {
            var body = paths.get(MATTERS + "/{number}/actions/" + action)
                    .at("/post/requestBody/content/application~1json");
            assertThat(body.get("schema").get("properties").has("note")).isTrue();
            assertThat(body.has("example")).as(action).isTrue();
        }
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                Arguments.of("not json", "{", 400, null),
                Arguments.of("not an object", "[]", 400, null),
                Arguments.of("an unknown field", with("\"colour\": \"red\""), 400, "colour"),
                Arguments.of("an unknown code", with("\"typeCode\": \"7777\""), 422, "typeCode"),
                Arguments.of(
                        "a request in the future",
                        with("\"requestedAt\": \"2099-01-01T00:00:00+08:00\""),
                        422,
                        "requestedAt"),
                Arguments.of("no instant", with("\"occurredAt\": \"yesterday\""), 422, "occurredAt"),
                Arguments.of("a point outside", REQUEST.replace("103.80", "116.40"), 422, "place"),
                Arguments.of("half a point", REQUEST.replace("\"lon\": 103.80, ", ""), 422, "place"),
                Arguments.of("no title", REQUEST.replace("\"title\": \"楼上漏水\",", ""), 422, "title"),
                Arguments.of("a wrong type", REQUEST.replace("\"楼上漏水\"", "42"), 422, "title"),
                Arguments.of("no telephone", REQUEST.replace("１３９１２３４５６７８", "call me"), 422, "parties[0].phone"),
                Arguments.of("an unknown role", REQUEST.replace("APPLICANT", "VICTIM"), 422, "parties[0].role"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void bad_input_is_told_by_field_with_its_mend(String what, String body, int status, String field) {
        Answer answer = api(town.clerk).post(MATTERS, body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("detail")).isNotBlank();
        if (field != null) {
            assertThat(answer.json().at("/errors/0/field").stringValue()).isEqualTo(field);
            assertThat(answer.json().at("/errors/0/detail").stringValue()).isNotBlank();
        }
        assertThat(api(town.clerk).get(MATTERS).json().get("items")).isEmpty();
    }

    @Test
    void wrong_encodings_are_refused_and_rare_characters_kept() {
        byte[] gbk = REQUEST.getBytes(Charset.forName("GB18030"));
        assertThat(api(town.clerk).post(MATTERS, gbk).status()).isEqualTo(400);
        String rare = REQUEST.replace("楼上漏水三个月", "㐂𠮷先生：<script>alert(1)</script>'; drop table matter; --=1+1");
        Answer kept = api(town.clerk).post(MATTERS, rare.getBytes(StandardCharsets.UTF_8));
        assertThat(kept.status()).isEqualTo(201);
        assertThat(api(town.clerk).get(MATTERS + "/" + kept.text("number")).text("body"))
                .isEqualTo("㐂𠮷先生：<script>alert(1)</script>'; drop table matter; --=1+1");
    }

    @Test
    void ten_megabytes_of_text_are_refused_whole() {
        String huge = REQUEST.replace("楼上漏水三个月", "漏".repeat(3_500_000));
        assertThat(api(town.clerk).post(MATTERS, huge).status()).isIn(413, 422);
        assertThat(api(town.clerk).get(MATTERS).json().get("items")).isEmpty();
    }

    @Test
    void who_may_not_is_told_so_and_who_may_not_know_is_not() {
        String number = api(town.clerk).post(MATTERS, REQUEST).text("number");
        assertThat(api(town.handler).act(number, "triage", """
                {"typeCode": "0202", "complexity": "GENERAL", "mediable": true, "route": "MEDIATION"}""").status()).isEqualTo(403);
        assertThat(api(town.departmentHandler).get(MATTERS + "/" + number).status())
                .isEqualTo(404);
        assertThat(new Api(port, null).get(MATTERS).status()).isEqualTo(401);
    }

    @Test
    void what_may_be_told_twice_is_answered_with_the_reasons() throws InterruptedException {
        String told = """
                {"title": "井盖松动", "body": "路口的井盖松动了，车一过就响，夜里响得睡不着", "place": {"address": "静宁路3号路口"}}""";
        String number = api(town.clerk).post(MATTERS, """
                        {"kind": "REQUEST", "channel": "WINDOW", "title": "井盖响", "anonymous": true,
                         "body": "夜里响得睡不着，路口的井盖松动了，车一过就响", "place": {"address": "静宁路3号路口"}}""").text("number");
        Answer answer = api(town.clerk).post(MATTERS + "/search-duplicates", told);
        for (int i = 0; i < 200 && answer.json().get("candidates").isEmpty(); i++) {
            Thread.sleep(50);
            answer = api(town.clerk).post(MATTERS + "/search-duplicates", told);
        }
        assertThat(answer.json().at("/candidates/0/number").asString()).isEqualTo(number);
        assertThat(answer.json().at("/candidates/0/why").toString())
                .isEqualTo("[\"SAME_WORDS\",\"SAME_PLACE\",\"SAME_WEEK\"]");
        assertThat(answer.json().get("complete").asBoolean()).isTrue();
        assertThat(api(town.departmentHandler)
                        .post(MATTERS + "/search-duplicates", told)
                        .json()
                        .get("candidates")
                        .isEmpty())
                .as("who may not read it")
                .isTrue();
    }

    private static void ok(Answer answer, String state) {
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        assertThat(answer.text("state")).isEqualTo(state);
    }

    private static String with(String field) {
        return "{" + field + ", " + REQUEST.strip().substring(1);
    }

    private Api api(Caller caller) {
        return apis.of(caller);
    }
}
