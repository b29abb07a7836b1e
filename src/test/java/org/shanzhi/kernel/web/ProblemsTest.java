package org.shanzhi.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanzhi.kernel.FaceApp;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = FaceApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(ProblemsTest.Failing.class)
class ProblemsTest {
    @Autowired
    JsonMapper json;

    @Autowired
    Problems problems;

    @LocalServerPort
    int port;

    enum Kind {
        REQUEST,
        DISPUTE
    }

    record Party(String name, Kind kind, Integer birthYear) {}

    record Body(String title, List<Party> parties) {}

    @Controller
    static class Failing {
        @GetMapping({"/api/fail/{how}", "/staff/fail/{how}"})
        @ResponseBody
        String fail(@PathVariable String how) {
            throw switch (how) {
                case "refused" -> new Refused(ProblemCode.GONE);
                case "refused-twice" ->
                    new Refused(List.of(Refusal.of(ProblemCode.GONE), Refusal.of(ProblemCode.TOO_LARGE)));
                case "invalid" ->
                    new Invalid(List.of(FieldError.of("parties[1].phone", ProblemCode.UNKNOWN_CODE, "<b>x</b>")));
                case "overtaken" -> new Overtaken("the same row", null);
                case "absent" -> new NotFound("matter CG26-0000001-3");
                case "forbidden" -> new Forbidden("UNITS");
                case "version" ->
                    new HttpProblem(Problem.of(HttpStatus.PRECONDITION_FAILED, ProblemCode.VERSION_CONFLICT)
                            .with("current", Map.of("version", 7)));
                case "often" ->
                    new HttpProblem(Problem.of(HttpStatus.TOO_MANY_REQUESTS, ProblemCode.TOO_MANY_REQUESTS)
                            .withHeader("Retry-After", "60"));
                default -> new IllegalStateException("secret inside");
            };
        }

        @PostMapping("/api/matters")
        @ResponseBody
        Body take(@RequestBody Body body, @RequestHeader("Idempotency-Key") String key) {
            return body;
        }

        @GetMapping("/api/list")
        @ResponseBody
        List<Integer> list(@RequestParam int limit) {
            return List.of(limit);
        }

        @PostMapping("/staff/form")
        @ResponseBody
        String form(@RequestParam(required = false) String title) {
            return "taken " + (title == null ? 0 : title.length());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "refused, 409, GONE",
        "refused-twice, 409, REFUSED",
        "invalid, 422, INVALID",
        "absent, 404, NOT_FOUND",
        "forbidden, 403, FORBIDDEN",
        "version, 412, VERSION_CONFLICT",
        "often, 429, TOO_MANY_REQUESTS",
        "bug, 500, INTERNAL"
    })
    void every_failure_has_its_status_and_code_for_programs_and_for_people(String how, int status, String code)
            throws Exception {
        var problem = get("/api/fail/" + how, "zh-CN");
        assertThat(problem.statusCode()).isEqualTo(status);
        assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode body = json.readTree(problem.body());
        assertThat(body.get("code").asString()).isEqualTo(code);
        assertThat(body.get("status").asInt()).isEqualTo(status);
        assertThat(body.get("type").asString())
                .isEqualTo(
                        "/problems/" + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        assertThat(body.get("title").asString()).isNotBlank().doesNotStartWith("problem.");
        assertThat(body.get("detail").asString()).isNotBlank().doesNotStartWith("refusal.");

        var page = get("/staff/fail/" + how, "zh-CN");
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body()).contains(body.get("title").asString()).doesNotContain("secret");
    }

    @Test
    void a_connection_to_the_database_that_broke_is_a_failure_and_told() throws IOException {
        var answer = new MockHttpServletResponse();
        problems.handle(
                new IllegalStateException(new IOException("Broken pipe")),
                new MockHttpServletRequest("POST", "/api/v1/matters"),
                answer);
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString()).contains("INTERNAL");
    }

    @Test
    void whoever_has_left_is_not_answered() throws IOException {
        var answer = new MockHttpServletResponse();
        problems.handle(
                new AsyncRequestNotUsableException("gone"),
                new MockHttpServletRequest("GET", "/notices/stream"),
                answer);
        assertThat(answer.isCommitted()).isFalse();
        assertThat(answer.getStatus()).isEqualTo(200);
    }

    @Test
    void reasons_and_field_errors_are_told_one_by_one_in_the_callers_language() throws Exception {
        JsonNode refused = json.readTree(get("/api/fail/refused-twice", "en").body());
        assertThat(refused.get("reasons")).hasSize(2);
        assertThat(refused.get("reasons").get(0).get("code").asString()).isEqualTo("GONE");
        assertThat(refused.get("reasons").get(0).get("detail").asString())
                .isEqualTo("This link has been used or has expired.");
        JsonNode invalid = json.readTree(get("/api/fail/invalid", null).body());
        assertThat(invalid.get("errors").get(0).get("field").asString()).isEqualTo("parties[1].phone");
        assertThat(invalid.get("errors").get(0).get("detail").asString()).contains("没有 <b>x</b> 这个代码");
    }

    @Test
    void a_version_conflict_carries_the_current_state_and_a_limit_says_when_to_come_back() throws Exception {
        assertThat(json.readTree(get("/api/fail/version", null).body())
                        .get("current")
                        .get("version")
                        .asInt())
                .isEqualTo(7);
        assertThat(get("/api/fail/often", null).headers().firstValue("Retry-After"))
                .hasValue("60");
    }

    @Test
    void whoever_was_overtaken_is_told_so_wherever_it_happened() throws Exception {
        assertThat(get("/api/fail/overtaken", null).statusCode()).isEqualTo(412);
        assertThat(get("/api/fail/overtaken", null).headers().firstValue("X-Problem"))
                .hasValue("VERSION_CONFLICT");
        assertThat(get("/staff/fail/overtaken", null).statusCode()).isEqualTo(412);
    }

    @Test
    void nothing_of_the_inside_of_a_failure_is_told_but_its_request_id() throws Exception {
        var answer = get("/api/fail/bug", null);
        JsonNode body = json.readTree(answer.body());
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
        assertThat(answer.headers().firstValue(RequestIds.HEADER))
                .hasValue(body.get("requestId").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"title\":\"x\",\"colour\":1} | 400 | UNKNOWN_FIELD | colour",
                "{\"title\":\"x\",\"parties\":[{\"name\":\"a\"},{\"nick\":\"b\"}]} | 400 | UNKNOWN_FIELD | parties[1].nick",
                "{\"parties\":[{\"kind\":\"ALIEN\"}]} | 400 | UNKNOWN_CODE | parties[0].kind",
                "{\"parties\":[{\"kind\":1}]} | 400 | UNKNOWN_CODE | parties[0].kind",
                "{\"parties\":[{\"birthYear\":\"soon\"}]} | 400 | WRONG_TYPE | parties[0].birthYear",
                "{\"parties\":{}} | 400 | WRONG_TYPE | parties",
                "{\"title\": | 400 | MALFORMED_JSON | ",
                "{\"title\":\"x\",\"title\":\"y\"} | 400 | MALFORMED_JSON | ",
                "{\"title\":\"x\"} {} | 400 | MALFORMED_JSON | ",
                "[] | 400 | MALFORMED_JSON | ",
            })
    void bad_json_names_the_field(String sent, int status, String code, String field) throws Exception {
        var answer = post("/api/matters", sent.getBytes(StandardCharsets.UTF_8), "application/json", "key-1");
        JsonNode body = json.readTree(answer.body());
        assertThat(body.get("code").asString()).as(answer.body()).isEqualTo(code);
        assertThat(answer.statusCode()).isEqualTo(status);
        if (field != null)
            assertThat(body.get("errors").get(0).get("field").asString()).isEqualTo(field);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() throws Exception {
        byte[] gbk = "{\"title\":\"楼上邻居\"}".getBytes("GBK");
        assertThat(codeOf(post("/api/matters", gbk, "application/json", "key-1")))
                .isEqualTo("400 BAD_ENCODING");
    }

    @Test
    void characters_beyond_the_bmp_pass() throws Exception {
        var answer =
                post("/api/matters", "{\"title\":\"𠮷㐂\"}".getBytes(StandardCharsets.UTF_8), "application/json", "k1");
        assertThat(json.readTree(answer.body()).get("title").asString()).isEqualTo("𠮷㐂");
    }

    @Test
    void what_http_itself_forbids_has_codes_too() throws Exception {
        assertThat(codeOf(post("/api/matters", "{}".getBytes(StandardCharsets.UTF_8), "application/json", null)))
                .isEqualTo("400 MISSING_HEADER");
        assertThat(codeOf(post("/api/matters", new byte[0], "application/json", "k")))
                .isEqualTo("400 MISSING_BODY");
        assertThat(codeOf(post("/api/matters", "a=b".getBytes(StandardCharsets.UTF_8), "text/csv", "k")))
                .isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
        assertThat(codeOf(get("/api/matters", null))).isEqualTo("405 METHOD_NOT_ALLOWED");
        assertThat(codeOf(get("/api/list", null))).isEqualTo("400 MISSING_PARAMETER");
        assertThat(codeOf(get("/api/list?limit=many", null))).isEqualTo("400 BAD_PARAMETER");
        assertThat(codeOf(get("/api/nowhere", null))).isEqualTo("404 NOT_FOUND");
        assertThat(codeOf(get("/api/list?limit=1;x=%00", null))).startsWith("400 ");
        assertThat(get("/api/fail/..%2f..%2fetc", null).statusCode()).isEqualTo(400);
    }

    @Test
    void ten_megabytes_of_text_are_too_large() throws Exception {
        byte[] large = ("{\"title\":\"" + "字".repeat(3_500_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(codeOf(post("/api/matters", large, "application/json", "k"))).isEqualTo("413 TOO_LARGE");
        var unsaid = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/matters"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
        assertThat(codeOf(send(unsaid.build()))).isEqualTo("413 TOO_LARGE");
    }

    private String codeOf(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + json.readTree(answer.body()).get("code").asString();
    }

    private HttpResponse<String> get(String path, String language) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("handler1:p".getBytes()));
        if (language != null) request.header("Accept-Language", language);
        return send(request.build());
    }

    private HttpResponse<String> post(String path, byte[] body, String type, String key)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (key != null) request.header("Idempotency-Key", key);
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }
}
