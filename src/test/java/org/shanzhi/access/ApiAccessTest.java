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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.signin.SignedIn;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.org.TestDistrict;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleScope;
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

    @Autowired
    TokenAllowances allowances;

    @Autowired
    Callers callers;

    private Caller console;
    private final Caller admin = TestCallers.staff(1, 1, TestDistrict.CENTRE, "SYSTEM_ADMIN");
    private Browser browser;

    @BeforeEach
    void begin() {
        clock.to(AccessApp.NOW);
        browser = new Browser(port);
        console = callers.program(1, "SYSTEM_ADMIN");
    }

    @Test
    void a_program_posts_with_its_token_and_needs_no_form_token() {
        String secret = tokens.issue(console, "court1", "法院案件系统", 30).secret();
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
        IssuedToken issued = tokens.issue(console, "court1", "test", 30);
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
        IssuedToken issued = tokens.issue(console, "court1", "test", 30);
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
        assertThatThrownBy(() -> tokens.issue(console, "court1", " ", 30)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> tokens.issue(console, "court1", "x", 366)).isInstanceOf(Invalid.class);
        Caller clerk = TestCallers.staff(1, 3, TestDistrict.CENTRE, "CLERK");
        assertThatThrownBy(() -> tokens.issue(clerk, "court1", "x", 30)).isInstanceOf(Forbidden.class);
    }

    @Test
    void no_administrator_makes_a_token_for_another_and_so_acts_as_him() {
        assertThatThrownBy(() -> tokens.issue(admin, "court1", "x", 30)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> allow("sysadmin1", 30, Permission.MANAGE_UNITS))
                .isInstanceOf(Refused.class);
        TokenAllowance allowance = allow("court1", 30, Permission.READ_MATTERS);
        for (String other : List.of("handler1", "sysadmin1")) {
            var stranger = signedIn(other);
            assertThat(stranger.get("/account").body()).doesNotContain("法院案件系统");
            assertThat(pickUp(stranger, allowance).statusCode()).isEqualTo(404);
        }
        var owner = signedIn("court1");
        assertThat(owner.get("/account").body()).contains("可以领取一个令牌：法院案件系统");
        String secret = secret(pickUp(owner, allowance));
        assertThat(status("Bearer " + secret)).isEqualTo(200);
        assertThat(pickUp(owner, allowance).statusCode()).as("once").isEqualTo(404);
        assertThat(owner.get("/account").body()).contains("法院案件系统").doesNotContain(secret);
        assertThat(signedIn("sysadmin1").get("/admin/tokens").body())
                .contains("法院案件系统", "2026-11-23")
                .doesNotContain(secret);
    }

    @Test
    void what_was_taken_back_or_has_ended_cannot_be_picked_up() {
        var owner = signedIn("court1");
        TokenAllowance taken = allow("court1", 30, Permission.READ_MATTERS);
        allowances.withdraw(admin, taken.id());
        assertThat(pickUp(owner, taken).statusCode()).isEqualTo(404);
        TokenAllowance late = allow("court1", 1, Permission.READ_MATTERS);
        clock.forward(Duration.ofDays(2));
        assertThat(pickUp(signedIn("court1"), late).statusCode()).isEqualTo(404);
    }

    @Test
    void a_token_carries_the_chosen_rights_and_none_that_its_owner_lost() {
        assertThatThrownBy(() -> allow("court1", 30)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> allow("court1", 30, Permission.REGISTER)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> allow("court1", 366, Permission.NOTE)).isInstanceOf(Invalid.class);
        IssuedToken issued = allowances.pickUp(
                TestCallers.staff(1, 4, TestDistrict.COURT, "COURT"),
                allow("court1", 30, Permission.READ_MATTERS).id());
        Caller program = callers.of(SignedIn.byToken(tokens.of(issued.secret()).orElseThrow()))
                .orElseThrow();
        assertThat(program.permissions()).containsExactly(Permission.READ_MATTERS);
        assertThat(program.scopeFor(Permission.READ_MATTERS)).isEqualTo(RoleScope.OWN_REFERRALS);
        Token beyond = withRights(issued.token(), Set.of(Permission.READ_MATTERS, Permission.REGISTER));
        assertThat(callers.of(SignedIn.byToken(beyond)).orElseThrow().permissions())
                .containsExactly(Permission.READ_MATTERS);
    }

    @Test
    void a_token_is_replaced_and_both_work_in_the_overlap() {
        var owner = signedIn("court1");
        String old = secret(pickUp(owner, allow("court1", 90, Permission.READ_MATTERS)));
        String id = tokens.of(old).orElseThrow().id().toString();
        assertThat(replace(signedIn("handler1"), id, 7).statusCode()).isEqualTo(404);
        assertThat(replace(owner, id, 31).statusCode()).isEqualTo(422);
        String fresh = secret(replace(owner, id, 7));
        assertThat(status("Bearer " + old)).isEqualTo(200);
        assertThat(status("Bearer " + fresh)).isEqualTo(200);
        assertThat(replace(owner, id, 7).statusCode()).as("twice").isEqualTo(409);
        clock.forward(Duration.ofDays(7));
        assertThat(status("Bearer " + old)).isEqualTo(200);
        clock.forward(Duration.ofDays(1));
        assertThat(status("Bearer " + old)).isEqualTo(401);
        assertThat(status("Bearer " + fresh)).isEqualTo(200);
        clock.forward(Duration.ofDays(82));
        assertThat(status("Bearer " + fresh)).as("a new one lasts no longer").isEqualTo(200);
        clock.forward(Duration.ofDays(1));
        assertThat(status("Bearer " + fresh)).isEqualTo(401);
    }

    @Test
    void a_replacement_without_overlap_ends_the_old_token_at_once() {
        var owner = signedIn("court1");
        String old = secret(pickUp(owner, allow("court1", 90, Permission.READ_MATTERS)));
        String id = tokens.of(old).orElseThrow().id().toString();
        assertThat(status("Bearer " + secret(replace(owner, id, 0)))).isEqualTo(200);
        assertThat(status("Bearer " + old)).isEqualTo(401);
    }

    @Test
    void a_token_looks_after_no_account() {
        String secret = tokens.issue(console, "court1", "test", 30).secret();
        for (String path : List.of(
                "/account/tokens/" + UUID.randomUUID() + "/replace?overlap=1",
                "/account/second-factor/codes",
                "/account/sessions/end-others")) {
            assertThat(browser.post(path, Map.of(), "Authorization", "Bearer " + secret)
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    private TokenAllowance allow(String username, int days, Permission... rights) {
        return allowances.allow(admin, new TokenGrant(username, "法院案件系统", Set.of(rights), days));
    }

    private static Token withRights(Token one, Set<Permission> rights) {
        return new Token(
                one.id(),
                one.district(),
                one.accountId(),
                one.username(),
                one.name(),
                rights,
                one.createdAt(),
                one.expiresAt(),
                null,
                null,
                null,
                null);
    }

    private Browser signedIn(String username) {
        var person = new Browser(port);
        assertThat(person.signIn(username, AccessApp.PASSWORD).statusCode()).isEqualTo(303);
        return person;
    }

    private static HttpResponse<String> pickUp(Browser owner, TokenAllowance allowance) {
        return owner.submit("/account", "/account/tokens/pick-up/" + allowance.id(), Map.of());
    }

    private static HttpResponse<String> replace(Browser owner, String id, int overlap) {
        return owner.submit("/account", "/account/tokens/" + id + "/replace", Map.of("overlap", "" + overlap));
    }

    private static String secret(HttpResponse<String> page) {
        var matcher = Pattern.compile("<code id=\"secret\">(sz_[^<]+)</code>").matcher(page.body());
        assertThat(matcher.find()).as(page.statusCode() + page.body()).isTrue();
        return matcher.group(1);
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
            String secret = tokens.issue(console, username, "thread", 1).secret();
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
