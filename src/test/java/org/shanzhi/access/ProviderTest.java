package org.shanzhi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.store.KnownAccounts;
import org.shanzhi.testing.MovableClock;
import org.shanzhi.testing.OidcServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Signing in with an identity provider of another house. */
@SpringBootTest(classes = AccessApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ProviderTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @LocalServerPort
    int port;

    @Value("${shanzhi.oidc.issuer}")
    String issuer;

    @Autowired
    MovableClock clock;

    @Autowired
    KnownAccounts known;

    @Autowired
    Accounts accounts;

    @Autowired
    ProviderAccounts links;

    @Autowired
    Callers callers;

    @Autowired
    DSLContext db;

    private static OidcServer server;
    private Browser browser;

    @BeforeEach
    void start() {
        db.execute("delete from provider_link");
        db.execute("update account set failures = 0, locked_until = null, active = true, second_factor = false");
        clock.to(AccessApp.NOW);
        for (int id = 1; id <= 4; id++) known.changed(id);
        browser = new Browser(port);
        String back = "http://localhost:" + port + "/sign-in/provider/back";
        if (server == null) server = OidcServer.start(issuer, back, clock);
        server.clock(Duration.ZERO, FIVE_MINUTES);
        server.madeSureBy("pwd");
    }

    @AfterAll
    static void stop() {
        if (server != null) server.close();
        server = null;
    }

    @Test
    void the_first_time_the_name_finds_the_account_and_then_the_person_does() {
        assertThat(browser.get("/sign-in?next=/who").body()).contains("用统一身份认证登录");
        assertThat(signIn("s-2", "handler1").headers().firstValue("Location").orElseThrow())
                .endsWith("/who");
        assertThat(browser.get("/who").body()).contains("钱承办");
        browser = new Browser(port);
        signIn("s-2", "renamed");
        assertThat(browser.get("/who").body()).contains("钱承办");
        browser = new Browser(port);
        assertThat(refused("s-9", "handler1"))
                .as("a name given again is not a person")
                .contains("没有对应的账号");
        assertThat(log()).contains("LINK_PROVIDER", "PROVIDER");
    }

    @Test
    void who_has_no_account_here_or_one_that_is_shut_is_told_so() {
        assertThat(refused("s-8", "stranger")).contains("您是 stranger，但这里没有对应的账号");
        signIn("s-3", "clerk1");
        db.execute("update account set locked_until = '9999-12-31T00:00:00Z' where username = 'clerk1'");
        known.changed(3);
        assertThat(refused("s-3", "clerk1")).contains("账号 clerk1 已锁定或停用");
        db.execute("update account set locked_until = null, active = false where username = 'clerk1'");
        assertThat(refused("s-3", "clerk1")).contains("账号 clerk1 已锁定或停用");
        accounts.create(
                callers.program(1, "SYSTEM_ADMIN"), List.of(new NewAccount(4_712, "gone1", AccessApp.PASSWORD)));
        assertThat(refused("s-7", "gone1")).contains("今天不在职");
    }

    @Test
    void an_answer_counts_once_and_only_where_it_was_asked_for() {
        String back = answer("s-2", "handler1");
        assertThat(new Browser(port).get(back).headers().firstValue("Location").orElseThrow())
                .as("in another's browser")
                .endsWith("/sign-in");
        assertThat(browser.get(back).headers().firstValue("Location").orElseThrow())
                .endsWith("/who");
        var again = new Browser(port);
        again.get("/sign-in/provider?next=/who");
        assertThat(again.get(back).headers().firstValue("Location").orElseThrow())
                .as("with the state of another question")
                .contains("/sign-in?next=");
        assertThat(again.get("/who").statusCode()).isEqualTo(303);
        browser = new Browser(port);
        String state = answer("s-2", "handler1").replaceAll("^.*[?&](state=[^&]*).*$", "$1");
        assertThat(browser.get("/sign-in/provider/back?" + back.replaceAll("^.*[?&](code=[^&]*).*$", "$1") + "&"
                                + state)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .as("a code that was used")
                .contains("/sign-in?next=");
        assertThat(browser.get("/who").statusCode()).isEqualTo(303);
    }

    @Test
    void clocks_may_differ_by_a_minute_and_no_more() {
        record Case(int ahead, Duration lasts, boolean believed) {}
        for (Case one : List.of(
                new Case(50, FIVE_MINUTES, true),
                new Case(90, FIVE_MINUTES, false),
                new Case(-330, FIVE_MINUTES, true),
                new Case(-390, FIVE_MINUTES, false))) {
            browser = new Browser(port);
            server.clock(Duration.ofSeconds(one.ahead), one.lasts);
            signIn("s-2", "handler1");
            assertThat(browser.get("/who").statusCode() == 200)
                    .as(one.toString())
                    .isEqualTo(one.believed);
        }
    }

    @Test
    void its_second_factor_counts_only_as_the_setting_says() {
        signIn("s-2", "handler1");
        db.execute("update account set second_factor = true where username = 'handler1'");
        known.changed(2);
        browser = new Browser(port);
        signIn("s-2", "handler1");
        assertThat(browser.get("/who").headers().firstValue("Location").orElseThrow())
                .startsWith("/sign-in/second");
        server.madeSureBy("pwd", "mfa");
        browser = new Browser(port);
        signIn("s-2", "handler1");
        assertThat(browser.get("/who").statusCode()).isEqualTo(200);
    }

    @Test
    void who_signs_in_elsewhere_need_not_change_a_password_that_he_does_not_use() {
        db.execute("update account set password_at = null where username = 'court1'");
        known.changed(4);
        signIn("s-4", "court1");
        assertThat(browser.get("/who").statusCode()).isEqualTo(200);
        db.execute("update account set password_at = '2026-01-01T00:00:00Z' where username = 'court1'");
        known.changed(4);
    }

    @Test
    void a_link_is_set_and_taken_off_at_the_console() {
        var console = callers.program(1, "SYSTEM_ADMIN");
        links.link(console, 3, "s-33");
        signIn("s-33", "another-name-there");
        assertThat(browser.get("/who").body()).contains("孙登记");
        links.unlink(console, 3);
        assertThat(refused("s-33", "another-name-there")).contains("没有对应的账号");
    }

    @Test
    void when_it_is_down_the_page_says_so_and_passwords_work() {
        stop();
        HttpResponse<String> led = browser.get("/sign-in/provider?next=/who");
        assertThat(led.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in?next=%2Fwho");
        assertThat(browser.get("/sign-in?next=%2Fwho").body()).contains("此刻连不上统一身份认证");
        assertThat(browser.signIn("handler1", AccessApp.PASSWORD).statusCode()).isEqualTo(303);
    }

    /** Goes there, signs in, and comes back. */
    private HttpResponse<String> signIn(String subject, String username) {
        return browser.get(answer(subject, username));
    }

    /** @return what the sign-in page says then */
    private String refused(String subject, String username) {
        browser = new Browser(port);
        signIn(subject, username);
        assertThat(browser.get("/who").statusCode()).isEqualTo(303);
        return browser.get("/sign-in").body();
    }

    /** @return with what the browser is sent back, as a path of ours */
    private String answer(String subject, String username) {
        String there = browser.get("/sign-in/provider?next=/who")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(there).startsWith(issuer).contains("code_challenge=", "nonce=", "state=");
        return server.signIn(there, subject, username).replaceFirst("^https?://[^/]+", "");
    }

    private String log() {
        return db.fetch("select kind, detail from access_log order by id desc limit 20")
                .format(1000);
    }
}
