package org.shanzhi.kernel.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.query;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.kernel.ServicesApp;
import org.shanzhi.kernel.ServicesTest;
import org.shanzhi.kernel.database.OneTrip;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.testing.Sizes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

@ServicesTest
class IdempotencyTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicBoolean REFUSING = new AtomicBoolean();

    @Autowired
    DSLContext dsl;

    @Autowired
    Clock clock;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    private String key;

    @RestController
    static class Doing {
        private final Idempotency idempotency;
        private final DSLContext dsl;

        Doing(Idempotency idempotency, DSLContext dsl) {
            this.idempotency = idempotency;
            this.dsl = dsl;
        }

        record Effect(long id, String title) {}

        @PostMapping("/api/plain/{how}")
        ResponseEntity<?> plain(
                @PathVariable String how, @RequestBody Map<String, Object> body, Optional<IdempotencyKey> key) {
            return idempotency
                    .plain(key, HttpStatus.CREATED, () -> effect(how, String.valueOf(body.get("title"))))
                    .respond(effect -> ResponseEntity.status(HttpStatus.CREATED).body(effect));
        }

        @PostMapping("/api/form")
        String form(@RequestParam String title, Optional<IdempotencyKey> key) {
            return idempotency
                    .plain(key, HttpStatus.OK, () -> effect("ok", title))
                    .toString();
        }

        @PostMapping("/api/upload")
        ResponseEntity<?> upload(MultipartFile file, Optional<IdempotencyKey> key) {
            return idempotency
                    .plain(key, HttpStatus.OK, () -> effect("ok", file.getOriginalFilename()))
                    .respond(ResponseEntity::ok);
        }

        private Effect effect(String how, String title) {
            var id = insert(title);
            switch (how) {
                case "slow" -> sleep();
                case "refused" -> refuse();
                case "invalid" -> throw new Invalid("phone", ProblemCode.UNKNOWN_CODE, title);
                case "bug" -> throw new IllegalStateException("undone");
                default -> {}
            }
            return new Effect(id, title);
        }

        private long insert(String title) {
            return dsl.fetchOne("insert into effect (title) values (?) returning id", title)
                    .get(0, Long.class);
        }

        @PostMapping("/api/matter/{how}")
        ResponseEntity<?> matter(
                @PathVariable String how, @RequestBody Map<String, Object> body, Optional<IdempotencyKey> key) {
            var title = String.valueOf(body.get("title"));
            return idempotency
                    .once(
                            key,
                            () -> {
                                if (how.equals("refused")) {
                                    refuse();
                                }
                                var trip = new OneTrip();
                                key.ifPresent(k -> trip.add(idempotency.insertRow(k, 260000001, 3, 201)));
                                trip.add(query("insert into effect (title) values (?)", title))
                                        .send(dsl);
                                return "version 3";
                            },
                            stored -> "version " + stored.version())
                    .respond(answer -> ResponseEntity.status(201)
                            .eTag("\"3\"")
                            .body(Map.of("matter", 260000001, "answer", answer)));
        }

        private static void refuse() {
            if (REFUSING.get()) {
                throw new Refused(ServiceCode.JOB_ALREADY_RUNNING);
            }
        }

        private static void sleep() {
            try {
                Thread.sleep(150);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @BeforeEach
    void start(TestInfo test) {
        key = test.getTestMethod().orElseThrow().getName();
        dsl.execute("create table if not exists effect (id bigserial primary key, title text)");
        dsl.execute("truncate effect");
        REFUSING.set(false);
    }

    @Test
    void a_repetition_gets_the_first_answer_and_does_nothing() throws Exception {
        for (var path : List.of("/api/plain/ok", "/api/matter/ok")) {
            dsl.execute("truncate effect");
            var first = post(path, key + path, "{\"title\":\"a\",\"lon\":120.10,\"n\":1}");
            var again = post(path, key + path, "{ \"n\": 1, \"lon\": 120.1, \"title\": \"\\u0061\" }");
            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(replayed(first)).isFalse();
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(replayed(again)).isTrue();
            assertThat(json.readTree(again.body())).isEqualTo(json.readTree(first.body()));
            assertThat(again.headers().firstValue("ETag"))
                    .isEqualTo(first.headers().firstValue("ETag"));
            assertThat(effects()).isOne();
        }
    }

    @Test
    void the_same_key_for_something_else_is_refused() throws Exception {
        post("/api/matter/ok", key, "{\"title\":\"a\"}");
        for (var other : List.of(
                post("/api/matter/ok", key, "{\"title\":\"b\"}"),
                post("/api/plain/ok", key, "{\"title\":\"a\"}"),
                post("/api/matter/ok?x=1", key, "{\"title\":\"a\"}"))) {
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(json.readTree(other.body()).get("code").stringValue()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        }
        assertThat(post("/api/matter/ok", key, "{\"title\":\"a\"}").statusCode())
                .isEqualTo(201);
        assertThat(effects()).isOne();
    }

    @Test
    void each_caller_has_keys_of_its_own() throws Exception {
        post("/api/matter/ok", key, "{}");
        assertThat(replayed(send("program2", "/api/matter/ok", key, "{}"))).isFalse();
        assertThat(replayed(send("clerk1", "/api/matter/ok", key, "{}"))).isFalse();
        assertThat(effects()).isEqualTo(3);
    }

    @Test
    void programs_must_send_a_key_and_pages_may() throws Exception {
        var missing = send("program1", "/api/plain/ok", null, "{}");
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(json.readTree(missing.body()).get("code").stringValue()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
        for (var wrong : List.of("", "x".repeat(101))) {
            assertThat(json.readTree(send("program1", "/api/plain/ok", wrong, "{}")
                                    .body())
                            .get("code")
                            .stringValue())
                    .isEqualTo("IDEMPOTENCY_KEY_INVALID");
        }
        assertThat(effects()).isZero();
        assertThat(send("clerk1", "/api/plain/ok", null, "{}").statusCode()).isEqualTo(201);
        assertThat(send("clerk1", "/api/plain/ok", null, "{}").statusCode()).isEqualTo(201);
        assertThat(send(null, "/api/plain/ok", "anything", "{}").statusCode()).isEqualTo(201);
        assertThat(effects()).isEqualTo(3);
    }

    @Test
    void sixteen_at_once_have_one_effect() throws Exception {
        for (var path : List.of("/api/plain/slow", "/api/matter/ok")) {
            for (var round = 0; round < Sizes.pick(3, 50); round++) {
                dsl.execute("truncate effect");
                var name = key + path + round;
                var answers = atOnce(16, () -> post(path, name, "{\"title\":\"a\"}"));
                assertThat(effects()).as(path).isOne();
                assertThat(answers)
                        .filteredOn(answer -> answer.statusCode() == 201 && !replayed(answer))
                        .hasSize(1);
                assertThat(answers)
                        .filteredOn(answer -> answer.statusCode() != 201)
                        .allSatisfy(answer -> {
                            assertThat(path).isEqualTo("/api/plain/slow");
                            assertThat(json.readTree(answer.body()).get("code").stringValue())
                                    .isEqualTo("IDEMPOTENCY_KEY_RUNNING");
                        });
                assertThat(replayed(post(path, name, "{\"title\":\"a\"}"))).isTrue();
            }
        }
    }

    @Test
    void a_refusal_stands_even_when_it_would_be_possible_now() throws Exception {
        for (var path : List.of("/api/plain/refused", "/api/matter/refused")) {
            REFUSING.set(true);
            var first = post(path, key + path, "{}");
            assertThat(first.statusCode()).isEqualTo(409);
            REFUSING.set(false);
            var again = post(path, key + path, "{}");
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(replayed(again)).isTrue();
            assertThat(again.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(json.readTree(again.body())).isEqualTo(json.readTree(first.body()));
            assertThat(effects()).isZero();
            assertThat(post(path, key + "another" + path, "{}").statusCode()).isEqualTo(201);
            dsl.execute("truncate effect");
        }
    }

    @Test
    void what_is_kept_of_a_refusal_holds_no_number_of_a_person() throws Exception {
        var first = post("/api/plain/invalid", key, "{\"title\":\"13812345678\"}");
        assertThat(first.statusCode()).isEqualTo(422);
        assertThat(first.body()).contains("13812345678");
        var again = post("/api/plain/invalid", key, "{\"title\":\"13812345678\"}");
        assertThat(replayed(again)).isTrue();
        assertThat(json.readTree(again.body())
                        .get("errors")
                        .get(0)
                        .get("detail")
                        .stringValue())
                .contains("***")
                .doesNotContain("13812345678");
        assertThat(dsl.fetch("select answer from idempotency").toString()).doesNotContain("13812345678");
    }

    @Test
    void what_failed_was_not_done_and_may_be_tried_again() throws Exception {
        assertThat(post("/api/plain/bug", key, "{}").statusCode()).isEqualTo(500);
        assertThat(post("/api/plain/bug", key, "{}").statusCode()).isEqualTo(500);
        assertThat(post("/api/matter/ok", key + "x", "not json").statusCode()).isEqualTo(400);
        assertThat(post("/api/matter/ok", key + "x", "{}").statusCode()).isEqualTo(201);
        assertThat(effects()).isOne();
    }

    @Test
    void a_form_that_is_sent_twice_is_done_once() throws Exception {
        var form = "title=a&idempotencyKey=" + key;
        for (var i = 0; i < 2; i++) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/form"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header(ServicesApp.USER, "clerk1")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(effects()).isOne();
    }

    @Test
    void an_upload_is_the_same_whatever_its_borders() throws Exception {
        assertThat(replayed(upload("border1", "content"))).isFalse();
        assertThat(replayed(upload("border2", "content"))).isTrue();
        assertThat(upload("border1", "other content").statusCode()).isEqualTo(422);
        assertThat(effects()).isOne();
    }

    @Test
    void keys_are_forgotten_after_seven_days() throws Exception {
        post("/api/matter/ok", key, "{}");
        var inSevenDays = Clock.offset(clock, Duration.ofDays(7));
        new ForgetOldKeys(dsl, inSevenDays).run();
        assertThat(replayed(post("/api/matter/ok", key, "{}"))).isTrue();
        new ForgetOldKeys(dsl, Clock.offset(inSevenDays, Duration.ofSeconds(1))).run();
        assertThat(replayed(post("/api/matter/ok", key, "{}"))).isFalse();
        assertThat(effects()).isEqualTo(2);
    }

    private interface Sending {
        HttpResponse<String> send() throws Exception;
    }

    private static Collection<HttpResponse<String>> atOnce(int times, Sending sending) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return sending.send();
                    }))
                    .toList();
            start.countDown();
            var answers = new ArrayList<HttpResponse<String>>();
            for (var one : all) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private HttpResponse<String> post(String path, String name, String body) throws Exception {
        return send("program1", path, name, body);
    }

    private HttpResponse<String> send(String user, String path, String name, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (user != null) {
            request.header(ServicesApp.USER, user);
        }
        if (name != null) {
            request.header(IdempotencyKey.HEADER, name);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String border, String content) throws IOException, InterruptedException {
        var body = "--" + border + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + content + "\r\n--" + border + "--\r\n";
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/upload"))
                .header("Content-Type", "multipart/form-data; boundary=" + border)
                .header(ServicesApp.USER, "program1")
                .header(IdempotencyKey.HEADER, key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static boolean replayed(HttpResponse<?> answer) {
        return answer.headers().firstValue(IdempotencyKey.REPLAYED).isPresent();
    }

    private long effects() {
        return (long) dsl.fetchValue("select count(*) from effect");
    }
}
