package org.shanzhi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.shanzhi.access.store.AccountStore;
import org.shanzhi.access.store.KnownAccounts;
import org.shanzhi.testing.MovableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(classes = AccessApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SignInTest {
    private static final Pattern WHY =
            Pattern.compile("id=\"why\">.*?<span class=\"grow\">(.*?)</span>", Pattern.DOTALL);

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    AccountStore accounts;

    @Autowired
    KnownAccounts known;

    @Autowired
    DSLContext db;

    @Autowired
    LoggingSystem logging;

    private Browser browser;

    @BeforeEach
    void everybodyMayComeInAgain() {
        db.execute("update account set failures = 0, locked_until = null, active = true");
        db.execute("delete from spring_session");
        clock.to(AccessApp.NOW);
        for (int id = 1; id <= 4; id++) known.changed(id);
        browser = new Browser(port);
    }

    @Test
    void a_stranger_is_led_to_the_sign_in_page_and_back_to_where_he_wanted_to_go() {
        HttpResponse<String> away = browser.get("/who?a=1&b=%E4%B8%AD");
        assertThat(away.statusCode()).isEqualTo(303);
        String signIn = away.headers().firstValue("Location").orElseThrow();
        assertThat(signIn).startsWith("/sign-in?next=");
        assertThat(browser.get(signIn).body()).contains("value=\"/who?a=1&amp;b=%E4%B8%AD\"");

        HttpResponse<String> in = browser.submit(
                signIn, "/sign-in", Map.of("username", "handler1", "password", AccessApp.PASSWORD, "next", "/who?a=1"));
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location")).hasValue("/who?a=1");
        assertThat(browser.get("/who").body()).contains("钱承办");
    }

    @Test
    void the_way_back_never_leads_to_another_house() {
        for (String next :
                new String[] {"https://evil.example/", "//evil.example", "/\\evil.example", "/sign-out", "x"}) {
            HttpResponse<String> in = new Browser(port)
                    .submit(
                            "/sign-in",
                            "/sign-in",
                            Map.of("username", "handler1", "password", AccessApp.PASSWORD, "next", next));
            assertThat(in.headers().firstValue("Location")).as(next).hasValue("/");
        }
    }

    @Test
    void a_wrong_password_keeps_the_name_and_tells_nothing_of_who_exists() {
        HttpResponse<String> wrong = browser.signIn("handler1", "nonsense");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body())
                .contains("value=\"handler1\"")
                .contains("用户名或密码不对")
                .doesNotContain("nonsense");
        HttpResponse<String> unknown = new Browser(port).signIn("nobody7", "nonsense");
        assertThat(why(unknown)).isEqualTo(why(wrong));
        assertThat(browser.get("/who").statusCode()).isEqualTo(303);
    }

    @Test
    void a_name_is_taken_as_people_type_it() {
        assertThat(browser.signIn(" Handler１ ", AccessApp.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void five_wrong_passwords_lock_for_fifteen_minutes_and_the_page_says_how_long() {
        for (int i = 0; i < 4; i++) browser.signIn("handler1", "wrong" + i);
        assertThat(why(browser.signIn("handler1", "wrong")))
                .contains("锁定到")
                .contains("09:45")
                .contains("15 分");
        HttpResponse<String> right = browser.signIn("handler1", AccessApp.PASSWORD);
        assertThat(right.statusCode()).isEqualTo(401);
        clock.forward(Duration.ofMinutes(14));
        assertThat(why(browser.signIn("handler1", AccessApp.PASSWORD))).contains("1 分");
        clock.forward(Duration.ofMinutes(1));
        assertThat(browser.signIn("handler1", AccessApp.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(accounts.byId(2).orElseThrow().failures()).isZero();
    }

    @Test
    void a_name_that_nobody_has_is_locked_alike() {
        for (int i = 0; i < 4; i++) browser.signIn("ghost", "wrong" + i);
        assertThat(why(browser.signIn("ghost", "wrong"))).contains("锁定到").contains("09:45");
        assertThat(why(browser.signIn("ghost", "wrong"))).contains("锁定到");
    }

    @Test
    void failures_are_counted_in_the_database_and_so_survive_a_restart() {
        browser.signIn("clerk1", "wrong1");
        browser.signIn("clerk1", "wrong2");
        assertThat(accounts.byId(3).orElseThrow().failures()).isEqualTo(2);
        browser.signIn("clerk1", AccessApp.PASSWORD);
        assertThat(accounts.byId(3).orElseThrow().failures()).isZero();
    }

    @Test
    void thirty_guesses_at_once_are_still_only_five() throws Exception {
        List<Callable<Boolean>> guesses = Collections.nCopies(
                30, () -> accounts.beginAttempt("clerk1", clock.instant()).isPresent());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int taken = 0;
            for (var guess : threads.invokeAll(guesses)) if (guess.get()) taken++;
            assertThat(taken).isEqualTo(5);
        }
    }

    @Test
    void an_account_locked_by_administration_says_so_only_to_its_owner() {
        accounts.lock(2, Account.BY_ADMINISTRATION);
        known.changed(2);
        assertThat(why(browser.signIn("handler1", "wrong"))).contains("用户名或密码不对");
        assertThat(why(browser.signIn("handler1", AccessApp.PASSWORD))).contains("管理员锁定");
    }

    @Test
    void an_offered_session_is_not_taken() {
        String forged = "Zm9yZ2VkLXNlc3Npb24";
        var fields =
                Map.of("username", "handler1", "password", AccessApp.PASSWORD, "_csrf", token(browser.get("/sign-in")));
        HttpResponse<String> in = browser.post("/sign-in", fields, "Cookie", "session=" + forged);
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(sessionOf(in)).isNotEqualTo(forged);
        assertThat(new Browser(port).get("/who", "Cookie", "session=" + forged).statusCode())
                .isEqualTo(303);
    }

    @Test
    void signing_in_again_leaves_nothing_of_the_session_before() {
        String first = sessionOf(browser.signIn("handler1", AccessApp.PASSWORD));
        HttpResponse<String> again =
                browser.submit("/account", "/sign-in", Map.of("username", "clerk1", "password", AccessApp.PASSWORD));
        assertThat(sessionOf(again)).isNotEqualTo(first);
        assertThat(new Browser(port).get("/who", "Cookie", "session=" + first).statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/who").body()).contains("孙登记");
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        HttpResponse<String> in = browser.signIn("handler1", AccessApp.PASSWORD);
        assertThat(in.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("session=").contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void a_stranger_gets_no_session() {
        browser.get("/sign-in");
        browser.signIn("handler1", "wrong");
        assertThat(db.fetchValue("select count(*) from spring_session")).isEqualTo(0L);
    }

    @Test
    void fifteen_idle_minutes_end_the_session() {
        browser.signIn("handler1", AccessApp.PASSWORD);
        assertThat(db.fetchValue("select max_inactive_interval from spring_session"))
                .isEqualTo(900);
        // The store of sessions reads the machine's clock, so the session is aged instead.
        db.execute(
                "update spring_session set last_access_time = last_access_time - 901000, expiry_time = expiry_time - 901000");
        assertThat(browser.get("/who").statusCode()).isEqualTo(303);
    }

    @Test
    void twelve_hours_end_the_session_however_busy_it_is() {
        browser.signIn("handler1", AccessApp.PASSWORD);
        clock.forward(Duration.ofHours(12).minusSeconds(1));
        assertThat(browser.get("/who").statusCode()).isEqualTo(200);
        clock.forward(Duration.ofSeconds(1));
        assertThat(browser.get("/who").statusCode()).isEqualTo(303);
        assertThat(db.fetchValue("select count(*) from spring_session")).isEqualTo(0L);
    }

    @Test
    void an_ended_session_tells_htmx_and_keeps_a_form_on_the_page() {
        browser.signIn("handler1", AccessApp.PASSWORD);
        db.execute("delete from spring_session");
        HttpResponse<String> part = browser.get("/who", "HX-Request", "true");
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("X-Problem")).hasValue("SESSION_ENDED");
        HttpResponse<String> form = browser.post("/who", Map.of(), "X-Keep", "yes");
        assertThat(form.statusCode()).isEqualTo(401);
        assertThat(form.headers().firstValue("X-Problem")).hasValue("SESSION_ENDED");
    }

    @Test
    void a_lock_or_a_new_password_ends_sessions_at_once() {
        browser.signIn("handler1", AccessApp.PASSWORD);
        accounts.lock(2, Account.BY_ADMINISTRATION);
        known.changed(2);
        assertThat(browser.get("/who").statusCode()).isEqualTo(303);
    }

    @Test
    void leaving_ends_the_session() {
        browser.signIn("handler1", AccessApp.PASSWORD);
        assertThat(browser.submit("/account", "/sign-out", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/who").statusCode()).isEqualTo(303);
        assertThat(db.fetchValue("select count(*) from spring_session")).isEqualTo(0L);
    }

    @Test
    void neither_password_nor_hash_is_logged_at_any_level(CapturedOutput output) {
        var loggers = List.of("org.shanzhi", "org.jooq", "org.springframework.security", "org.springframework.web");
        loggers.forEach(name -> logging.setLogLevel(name, LogLevel.TRACE));
        try {
            browser.signIn("handler1", AccessApp.PASSWORD);
            browser.signIn("handler1", "Wrong-Secret-77");
        } finally {
            loggers.forEach(name -> logging.setLogLevel(name, null));
        }
        assertThat(output.getAll())
                .contains("DEBUG")
                .doesNotContain(AccessApp.PASSWORD)
                .doesNotContain("Wrong-Secret-77")
                .doesNotContain("argon2id");
    }

    @Test
    void every_answer_carries_the_strict_headers() {
        var headers = browser.get("/sign-in").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Permissions-Policy").orElseThrow()).contains("microphone=()");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
    }

    private static String token(HttpResponse<String> page) {
        return Browser.token(page).orElseThrow();
    }

    private static String sessionOf(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("session="))
                .map(cookie -> cookie.substring("session=".length(), cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static String why(HttpResponse<String> page) {
        var matcher = WHY.matcher(page.body());
        return matcher.find() ? matcher.group(1) : "no reason: " + page.statusCode();
    }
}
