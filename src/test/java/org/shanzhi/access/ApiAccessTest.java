package org.shanzhi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shanzhi.db.Tables.API_TOKEN;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.org.TestDistrict;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.MovableClock;
import org.shanzhi.testing.TestCallers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = AccessApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApiAccessTest {
    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    Tokens tokens;

    @Autowired
    DSLContext db;

    private final Caller admin = TestCallers.staff(1, 1, TestDistrict.CENTRE, "SYSTEM_ADMIN");
    private Browser browser;

    @BeforeEach
    void begin() {
        clock.to(AccessApp.NOW);
        browser = new Browser(port);
    }

    @Test
    void a_program_posts_with_its_token_and_needs_no_form_token() {
        String secret = tokens.issue(admin, "court1", "法院案件系统", 30).secret();
        HttpResponse<String> answer = browser.post("/api/v1/who", Map.of(), "Authorization", "Bearer " + secret);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"staff\":4", "\"kind\":\"CLIENT\"", "\"roles\":[\"COURT\"]");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void without_a_token_the_answer_is_a_problem() {
        HttpResponse<String> answer = browser.get("/api/v1/who");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.body()).contains("\"code\":\"UNAUTHENTICATED\"");
    }

    @Test
    void a_wrong_an_expired_and_a_revoked_token_are_refused() {
        IssuedToken issued = tokens.issue(admin, "court1", "test", 30);
        assertThat(status("Bearer " + issued.secret())).isEqualTo(200);
        assertThat(status("Bearer " + issued.secret() + "x")).isEqualTo(401);
        assertThat(status("Bearer ")).isEqualTo(401);
        assertThat(status("bearer " + issued.secret())).isEqualTo(200);

        clock.forward(Duration.ofDays(30));
        assertThat(status("Bearer " + issued.secret())).isEqualTo(200);
        clock.forward(Duration.ofDays(1));
        assertThat(status("Bearer " + issued.secret())).isEqualTo(401);

        clock.to(AccessApp.NOW);
        tokens.revoke(admin, issued.token().id());
        assertThat(status("Bearer " + issued.secret())).isEqualTo(401);
        assertThat(tokens.all(admin))
                .anySatisfy(token -> assertThat(token.revokedAt()).isNotNull());
    }

    @Test
    void only_the_digest_of_a_token_is_kept() throws Exception {
        IssuedToken issued = tokens.issue(admin, "court1", "test", 30);
        byte[] kept = db.select(API_TOKEN.DIGEST)
                .from(API_TOKEN)
                .where(API_TOKEN.ID.eq(issued.token().id()))
                .fetchSingle()
                .value1();
        byte[] sha = MessageDigest.getInstance("SHA-256").digest(issued.secret().getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(kept)).isEqualTo(HexFormat.of().formatHex(sha));
        assertThat(db.fetch("select * from api_token").format(1000)).doesNotContain(issued.secret());
        assertThat(issued.toString()).doesNotContain(issued.secret());
    }

    @Test
    void a_token_has_a_purpose_and_an_end() {
        assertThatThrownBy(() -> tokens.issue(admin, "court1", " ", 30)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> tokens.issue(admin, "court1", "x", 731)).isInstanceOf(Invalid.class);
        Caller clerk = TestCallers.staff(1, 3, TestDistrict.CENTRE, "CLERK");
        assertThatThrownBy(() -> tokens.issue(clerk, "court1", "x", 30)).isInstanceOf(Forbidden.class);
    }

    @Test
    void a_browser_posts_with_the_token_of_its_form_or_not_at_all() {
        browser.signIn("handler1", AccessApp.PASSWORD);
        assertThat(browser.post("/api/v1/who", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post("/who", Map.of("_csrf", "guessed")).statusCode())
                .isEqualTo(401);
        assertThat(browser.submit("/account", "/who", Map.of()).statusCode()).isEqualTo(200);
        String token = Browser.token(browser.get("/account")).orElseThrow();
        assertThat(browser.post("/api/v1/who", Map.of(), "X-CSRF-TOKEN", token).statusCode())
                .isEqualTo(200);
        assertThat(new Browser(port)
                        .post("/sign-in", Map.of("username", "a", "password", "b"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void eight_people_at_once_are_never_taken_for_one_another() throws Exception {
        var people = List.of("sysadmin1", "handler1", "clerk1", "court1");
        var errands = new ArrayList<Callable<List<String>>>();
        for (int thread = 0; thread < 8; thread++) {
            String username = people.get(thread % people.size());
            String staff = "\"staff\":" + (1 + thread % people.size()) + ",";
            String secret = tokens.issue(admin, username, "thread", 1).secret();
            boolean program = thread >= people.size();
            errands.add(() -> {
                var mine = new Browser(port);
                if (!program) mine.signIn(username, AccessApp.PASSWORD);
                var strange = new ArrayList<String>();
                for (int i = 0; i < 200; i++) {
                    String body = program
                            ? mine.get("/api/v1/who", "Authorization", "Bearer " + secret)
                                    .body()
                            : mine.get("/who").body();
                    if (!(body.replace("}", ",")).contains(staff)) strange.add(username + ": " + body);
                }
                return strange;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(errands)) assertThat(done.get()).isEmpty();
        }
    }

    private int status(String authorization) {
        return browser.get("/api/v1/who", "Authorization", authorization).statusCode();
    }
}
