package org.shanzhi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.factor.Totp;
import org.shanzhi.access.store.KnownAccounts;
import org.shanzhi.org.District;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.org.OrganisationImport.NewDistrict;
import org.shanzhi.org.TestDistrict;
import org.shanzhi.testing.MovableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Something besides the password: asked for, counted, lost, reset; and where somebody is signed in. */
@SpringBootTest(classes = AccessApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SecondFactorTest {
    /** Where people are real, and so a role that asks for a second factor is heard. */
    private static final int REAL = 7;

    private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7 ]{39})</code>");
    private static final Pattern RECOVERY = Pattern.compile("<code>([2-9a-z]{5}-[2-9a-z]{5})</code>");
    private static final String FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0";

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    KnownAccounts known;

    @Autowired
    Accounts accounts;

    @Autowired
    Callers callers;

    @Autowired
    OrganisationImport entry;

    @Autowired
    Organisation organisation;

    @Autowired
    DSLContext db;

    @BeforeEach
    void nobodyHasASecondFactor() {
        db.execute("delete from totp");
        db.execute("delete from recovery_code");
        db.execute(
                "update account set failures = 0, locked_until = null, second_factor = false, factor_reset_at = null");
        db.execute("delete from spring_session");
        clock.to(AccessApp.NOW);
        db.fetch("select id from account").forEach(row -> known.changed(row.get("id", Integer.class)));
    }

    @Test
    void nothing_opens_before_the_code_and_then_what_was_wanted() {
        byte[] secret = setUp(signedIn("handler1"));
        clock.forward(Duration.ofMinutes(1));
        var browser = signedIn("handler1");
        HttpResponse<String> led = browser.get("/who?a=1");
        assertThat(led.headers().firstValue("Location")).hasValue("/sign-in/second?next=%2Fwho%3Fa%3D1");
        for (String path : List.of("/", "/account", "/account/password", "/account/second-factor", "/api/v1/who")) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(303);
        }
        assertThat(browser.submit("/sign-in/second", "/account/second-factor/remove", Map.of())
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> wrong = second(browser, "000000", "/who");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("验证码不对").doesNotContain("000000");
        HttpResponse<String> right = second(browser, code(secret, 0), "/who?a=1");
        assertThat(right.headers().firstValue("Location").orElseThrow()).endsWith("/who?a=1");
        assertThat(browser.get("/who").body()).contains("钱承办");
        assertThat(log()).contains("PASSWORD_RIGHT", "TOTP", "WRONG_CODE", "SET_UP_DEVICE");
    }

    @Test
    void a_code_lets_in_once_even_two_browsers_at_the_same_moment() {
        byte[] secret = setUp(signedIn("handler1"));
        clock.forward(Duration.ofMinutes(1));
        String code = code(secret, 0);
        assertThat(second(signedIn("handler1"), code, "/who").statusCode()).isEqualTo(302);
        assertThat(second(signedIn("handler1"), code, "/who").body()).contains("已用过");
        assertThat(second(signedIn("handler1"), code(secret, -1), "/who").statusCode())
                .isEqualTo(401);
        assertThat(second(signedIn("handler1"), code(secret, 1), "/who").statusCode())
                .as("a fast clock")
                .isEqualTo(302);
        assertThat(second(signedIn("handler1"), code(secret, 2), "/who").statusCode())
                .as("a clock too fast")
                .isEqualTo(401);
    }

    @Test
    void wrong_codes_lock_like_wrong_passwords_and_a_right_password_does_not_forgive_them() {
        byte[] secret = setUp(signedIn("handler1"));
        clock.forward(Duration.ofMinutes(1));
        for (int i = 0; i < 2; i++) {
            var browser = signedIn("handler1");
            second(browser, "00000" + i, "/who");
            second(browser, "10000" + i, "/who");
        }
        var browser = signedIn("handler1");
        assertThat(second(browser, "000009", "/who").body()).contains("锁定到").contains("09:46");
        assertThat(second(browser, code(secret, 0), "/who").statusCode()).isEqualTo(401);
        assertThat(new Browser(port).signIn("handler1", AccessApp.PASSWORD).statusCode())
                .isEqualTo(401);
        clock.forward(Duration.ofMinutes(15));
        assertThat(second(signedIn("handler1"), code(secret, 0), "/who").statusCode())
                .isEqualTo(302);
        assertThat(db.fetchValue("select failures from account where username = 'handler1'"))
                .isEqualTo((short) 0);
    }

    @Test
    void a_recovery_code_stands_in_for_a_lost_device_once() {
        var owner = signedIn("handler1");
        owner.get("/account/second-factor");
        List<String> codes = recoveryCodes(confirm(owner));
        assertThat(codes).hasSize(10);
        assertThat(db.fetch("select * from recovery_code").format(1000)).doesNotContain(codes.getFirst());
        var browser = signedIn("handler1");
        assertThat(second(browser, codes.getFirst().toUpperCase().replace("-", " "), "/account")
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/account").body()).contains("还剩 9 个");
        assertThat(second(signedIn("handler1"), codes.getFirst(), "/who").statusCode())
                .isEqualTo(401);
        List<String> fresh = recoveryCodes(browser.submit("/account", "/account/second-factor/codes", Map.of()));
        assertThat(second(signedIn("handler1"), codes.get(1), "/who").statusCode())
                .isEqualTo(401);
        assertThat(second(signedIn("handler1"), fresh.get(1), "/who").statusCode())
                .isEqualTo(302);
    }

    @Test
    void a_wrong_first_code_sets_nothing_up_and_the_same_key_stays_on_the_page() {
        var browser = signedIn("handler1");
        String key = key(browser.get("/account/second-factor"));
        HttpResponse<String> wrong =
                browser.submit("/account/second-factor", "/account/second-factor", Map.of("code", "12345"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(key(wrong)).isEqualTo(key);
        assertThat(signedIn("handler1").get("/who").statusCode()).isEqualTo(200);
        assertThat(db.fetch("select * from spring_session_attributes").format(5000))
                .doesNotContain(key);
    }

    @Test
    void a_device_set_up_in_one_browser_is_asked_for_in_the_others_too() {
        var other = signedIn("handler1");
        var browser = signedIn("handler1");
        setUp(browser);
        assertThat(browser.get("/who").statusCode()).isEqualTo(200);
        assertThat(other.get("/who").statusCode()).isEqualTo(303);
        browser.submit("/account", "/account/second-factor/remove", Map.of());
        assertThat(db.fetchValue("select count(*) from recovery_code")).isEqualTo(0L);
        assertThat(signedIn("handler1").get("/who").statusCode()).isEqualTo(200);
    }

    @Test
    void whose_role_asks_for_it_sets_it_up_before_anything_else_and_keeps_it() {
        String admin = inARealDistrict(1, "realadmin");
        var browser = signedIn(admin);
        HttpResponse<String> led = browser.get("/admin/staff");
        assertThat(led.headers().firstValue("Location")).hasValue("/account/second-factor?next=%2Fadmin%2Fstaff");
        assertThat(browser.get("/account/second-factor").body()).contains("请先设置，再开始工作");
        assertThat(browser.submit("/account/second-factor", "/account/unit", Map.of("unit", "1"))
                        .statusCode())
                .isEqualTo(303);
        setUp(browser);
        assertThat(browser.get("/admin/staff").statusCode()).isEqualTo(200);
        assertThat(browser.submit("/account", "/account/second-factor/remove", Map.of())
                        .statusCode())
                .isEqualTo(409);
        assertThat(signedIn(inARealDistrict(3, "realclerk")).get("/who").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_lost_device_is_taken_off_by_an_administrator_and_its_owner_is_told() {
        setUp(signedIn("handler1"));
        clock.forward(Duration.ofMinutes(1));
        var before = signedIn("clerk1");
        setUp(before);
        var admin = signedIn("sysadmin1");
        setUp(admin);
        String own = "/admin/staff/sysadmin1";
        assertThat(admin.submit(own, own + "/account/reset-factor", Map.of()).statusCode())
                .isEqualTo(409);
        String clerk = "/admin/staff/clerk1";
        assertThat(admin.get(clerk).body()).contains("重置两步验证");
        assertThat(admin.submit(clerk, clerk + "/account/reset-factor", Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(before.get("/who").headers().firstValue("Location")).hasValue("/sign-in?next=%2Fwho");
        var again = signedIn("clerk1");
        assertThat(again.get("/who").headers().firstValue("Location")).hasValue("/account/second-factor/reset");
        assertThat(again.get("/account/second-factor/reset").body()).contains("不是您本人要求");
        again.submit("/account/second-factor/reset", "/account/second-factor/reset", Map.of());
        assertThat(again.get("/who").statusCode()).isEqualTo(200);
        assertThat(signedIn("handler1").get("/who").statusCode()).isEqualTo(303);
        assertThat(signedIn("clerk1")
                        .submit("/account", clerk + "/account/reset-factor", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(log()).contains("RESET_SECOND_FACTOR");
    }

    @Test
    void nobody_is_helped_so_far_that_the_helper_could_sign_in_as_him() {
        setUp(signedIn("clerk1"));
        var admin = signedIn("sysadmin1");
        setUp(admin);
        String clerk = "/admin/staff/clerk1";
        assertThat(admin.submit(clerk, clerk + "/account/reset-factor", Map.of())
                        .statusCode())
                .isEqualTo(302);
        var both = admin.submit(clerk, clerk + "/account", Map.of());
        assertThat(both.statusCode()).isEqualTo(409);
        assertThat(both.body()).contains("等本人登录过一次再重置另一项");
        var owner = signedIn("clerk1");
        owner.submit("/account/second-factor/reset", "/account/second-factor/reset", Map.of());
        setUp(owner);
        assertThat(admin.submit(clerk, clerk + "/account", Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(owner.get("/who").headers().firstValue("Location")).hasValue("/sign-in?next=%2Fwho");
        assertThat(admin.submit(clerk, clerk + "/account/reset-factor", Map.of())
                        .statusCode())
                .isEqualTo(409);
        String other = "/admin/staff/sysadmin1";
        assertThat(admin.get(other).body()).contains("只能在服务器上用 ./run user 重设");
        assertThat(admin.submit(other, other + "/account", Map.of()).statusCode())
                .isEqualTo(409);
        int id = db.fetchSingle("select id from account where username = 'clerk1'")
                .get(0, Integer.class);
        accounts.setPassword(callers.program(1, "SYSTEM_ADMIN"), id, AccessApp.PASSWORD);
    }

    @Test
    void somebody_sees_where_he_is_signed_in_and_ends_what_he_does_not_know() {
        var office = signedIn("handler1");
        var home = new Browser(port);
        String token = Browser.token(home.get("/sign-in")).orElseThrow();
        home.post(
                "/sign-in",
                Map.of("username", "handler1", "password", AccessApp.PASSWORD, "_csrf", token),
                "User-Agent",
                FIREFOX);
        var third = signedIn("handler1");
        String page = office.get("/account").body();
        assertThat(page).contains("火狐 · Windows").contains("本次登录");
        assertThat(db.fetch("select session_id from spring_session").getValues("session_id", String.class))
                .noneMatch(page::contains);
        var key = Pattern.compile("火狐.*?/account/sessions/([0-9a-f]+)/end", Pattern.DOTALL)
                .matcher(page);
        assertThat(key.find()).isTrue();
        String end = "/account/sessions/" + key.group(1) + "/end";
        assertThat(signedIn("clerk1").submit("/account", end, Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(home.get("/who").statusCode())
                .as("another's cannot be ended")
                .isEqualTo(200);
        office.submit("/account", end, Map.of());
        assertThat(home.get("/who").statusCode()).isEqualTo(303);
        assertThat(third.get("/who").statusCode()).isEqualTo(200);
        office.submit("/account", "/account/sessions/end-others", Map.of());
        assertThat(third.get("/who").statusCode()).isEqualTo(303);
        assertThat(office.get("/who").statusCode()).isEqualTo(200);
    }

    private String inARealDistrict(int staff, String username) {
        if (organisation.districts().stream().noneMatch(one -> one.id() == REAL)) {
            NewDistrict invented = TestDistrict.of(REAL);
            var real = new District(REAL, "620104", "XG", "西固区", false);
            entry.enter(new NewDistrict(real, null, invented.units(), invented.staff(), invented.posts()));
        }
        accounts.create(
                callers.program(REAL, "SYSTEM_ADMIN"), List.of(new NewAccount(staff, username, AccessApp.PASSWORD)));
        return username;
    }

    private Browser signedIn(String username) {
        var browser = new Browser(port);
        assertThat(browser.signIn(username, AccessApp.PASSWORD).statusCode()).isEqualTo(303);
        return browser;
    }

    /** @return the secret */
    private byte[] setUp(Browser browser) {
        String key = key(browser.get("/account/second-factor"));
        assertThat(confirm(browser).statusCode()).isEqualTo(200);
        return secret(key);
    }

    private HttpResponse<String> confirm(Browser browser) {
        byte[] secret = secret(key(browser.get("/account/second-factor")));
        return browser.submit("/account/second-factor", "/account/second-factor", Map.of("code", code(secret, 0)));
    }

    private static HttpResponse<String> second(Browser browser, String code, String next) {
        return browser.submit("/sign-in/second", "/sign-in/second", Map.of("code", code, "next", next));
    }

    private String code(byte[] secret, int off) {
        return Totp.code(secret, Totp.stepAt(clock.instant()) + off);
    }

    private static String key(HttpResponse<String> page) {
        var matcher = KEY.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }

    private static List<String> recoveryCodes(HttpResponse<String> page) {
        return RECOVERY.matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String log() {
        return db.fetch("select kind, detail from access_log order by id desc limit 40")
                .format(1000);
    }

    /** What a device reads from the key. */
    private static byte[] secret(String key) {
        var bits = new StringBuilder();
        for (char c : key.replace(" ", "").toCharArray()) {
            int five = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
            bits.append("%5s".formatted(Integer.toBinaryString(five)).replace(' ', '0'));
        }
        byte[] secret = new byte[bits.length() / 8];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return secret;
    }
}
