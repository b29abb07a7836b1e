package org.shanzhi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.store.AccessLogWriter;
import org.shanzhi.org.Appoint;
import org.shanzhi.org.NewStaff;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.StaffRegister;
import org.shanzhi.org.TestDistrict;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.MovableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What administrators see and do, each his own third. */
@SpringBootTest(classes = AccessApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AdminPagesTest {
    private static final Pattern SECRET = Pattern.compile("<code[^>]*>([^<]+)</code>");

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    Callers callers;

    @Autowired
    StaffRegister register;

    @Autowired
    Organisation organisation;

    @Autowired
    Accounts accounts;

    @Autowired
    Approvals approvals;

    @Autowired
    AccessLogWriter log;

    private Browser admin;

    @BeforeEach
    void signIn() {
        clock.to(AccessApp.NOW);
        admin = signedIn("sysadmin1");
    }

    @Test
    void somebody_is_taken_in_signs_in_with_the_one_time_password_and_must_choose_another() {
        HttpResponse<String> made = admin.submit(
                "/admin/staff/new",
                "/admin/staff",
                Map.of(
                        "username", "clerk9",
                        "name", "郑登记",
                        "phone", "",
                        "unit", "CG01",
                        "role", "CLERK",
                        "from", "2026-11-23",
                        "reason", "接替退休人员"));
        assertThat(made.statusCode()).isEqualTo(200);
        String secret = secret(made);
        assertThat(admin.get("/admin/staff/clerk9").body()).contains("待改密码").doesNotContain(secret);

        var clerk = new Browser(port);
        clerk.signIn("clerk9", secret);
        HttpResponse<String> first = clerk.get("/who");
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).hasValue("/account/password");
        assertThat(change(clerk, secret, "Baita-Shan-1909", "different").body()).contains("不一样");
        assertThat(change(clerk, secret, "short", "short").statusCode()).isEqualTo(422);
        assertThat(change(clerk, secret, "Wuquan-Shan-1910", "Wuquan-Shan-1910").statusCode())
                .isEqualTo(302);
        assertThat(clerk.get("/who").body()).contains("郑登记").doesNotContain("CLERK");
        confirm("secadmin8", "clerk9");
        assertThat(clerk.get("/who").body()).contains("郑登记", "CLERK");
    }

    @Test
    void what_was_typed_stays_when_it_is_not_taken() {
        HttpResponse<String> again = admin.submit(
                "/admin/staff/new",
                "/admin/staff",
                Map.of(
                        "username", "Bad Name",
                        "name", "<b>王</b>",
                        "phone", "0931",
                        "unit", "CG01",
                        "role", "CLERK",
                        "from", "2026-11-23",
                        "reason", "接替退休人员"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("value=\"Bad Name\"", "&lt;b>王&lt;/b>", "value=\"CG01\"", "小写字母");
        assertThat(organisation.everybody(1)).noneMatch(staff -> staff.name().contains("王"));
    }

    @Test
    void a_person_whose_account_cannot_be_made_is_not_half_taken_in() {
        accounts.create(callers.program(1, "SYSTEM_ADMIN"), 4_711, "clerk11");
        HttpResponse<String> again = admin.submit(
                "/admin/staff/new",
                "/admin/staff",
                Map.of(
                        "username", "clerk11",
                        "name", "冯登记",
                        "phone", "",
                        "unit", "CG01",
                        "role", "CLERK",
                        "from", "2026-11-23",
                        "reason", "接替退休人员"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(organisation.staffByUsername(1, "clerk11")).isEmpty();
    }

    @Test
    void a_post_is_given_and_ended_and_a_second_administration_is_refused_with_the_reason() {
        String person = "/admin/staff/handler1";
        var post = Map.of("unit", "住建局", "role", "HANDLER", "from", "2026-11-23", "reason", "承办住建类事项");
        assertThat(admin.submit(person, person + "/posts", post).statusCode()).isEqualTo(302);
        assertThat(admin.get(person).body()).contains("住建局 · 承办人", "待确认");
        assertThat(organisation.posts(1, 2)).hasSize(1);
        confirm("secadmin9", "handler1");
        assertThat(organisation.posts(1, 2)).hasSize(2);
        int held = organisation.posts(1, 2).getLast().id();
        admin.submit(person, person + "/posts/" + held + "/end", Map.of("last", "2026-11-23"));
        assertThat(organisation.everyPost(1, 2)).anyMatch(one -> one.id() == held && one.to() != null);
        var audit = Map.of("unit", "CG", "role", "AUDITOR", "from", "2026-11-23", "reason", "兼任审计工作");
        HttpResponse<String> refused = admin.submit("/admin/staff/clerk1", "/admin/staff/clerk1/posts", audit);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("三员须分设");
    }

    @Test
    void an_account_is_locked_and_unlocked_by_hand_and_its_owner_is_out_at_once() {
        var court = signedIn("court1");
        assertThat(court.get("/who").statusCode()).isEqualTo(200);
        admin.submit("/admin/staff/court1", "/admin/staff/court1/account/lock", Map.of());
        assertThat(court.get("/who").statusCode()).isEqualTo(303);
        assertThat(admin.get("/admin/staff/court1").body()).contains("管理员锁定");
        admin.submit("/admin/staff/court1", "/admin/staff/court1/account/unlock", Map.of());
        assertThat(signedIn("court1").get("/who").statusCode()).isEqualTo(200);
        HttpResponse<String> own =
                admin.submit("/admin/staff/sysadmin1", "/admin/staff/sysadmin1/account/lock", Map.of());
        assertThat(own.statusCode()).isEqualTo(409);
    }

    @Test
    void a_token_is_allowed_with_rights_of_its_owner_only() {
        HttpResponse<String> choice = admin.get("/admin/tokens?username=court1");
        assertThat(choice.body()).contains("value=\"READ_MATTERS\"").doesNotContain("value=\"MANAGE_UNITS\"");
        var wanted = Map.of("username", "court1", "purpose", "法院案件系统", "days", "30", "rights", "READ_MATTERS");
        assertThat(admin.submit("/admin/tokens?username=court1", "/admin/tokens", wanted)
                        .statusCode())
                .isEqualTo(302);
        assertThat(admin.get("/admin/tokens").body()).contains("待领取", "法院案件系统", "查看事项");
        HttpResponse<String> none = admin.submit(
                "/admin/tokens?username=court1",
                "/admin/tokens",
                Map.of("username", "court1", "purpose", "仲裁系统", "days", "30"));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("至少选择一项", "value=\"仲裁系统\"");
        HttpResponse<String> nobody = admin.get("/admin/tokens?username=ghost");
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.body()).contains("没有账号 ghost", "value=\"ghost\"");
    }

    @Test
    void somebody_with_posts_in_two_units_chooses_in_which_to_act() {
        Caller program = callers.program(1, "SYSTEM_ADMIN");
        LocalDate today = LocalDate.of(2026, 11, 23);
        int staff = register.add(program, new NewStaff("twice1", "陈两岗", null, today))
                .id();
        register.appoint(program, new Appoint(staff, TestDistrict.STREET, "HANDLER", today));
        register.appoint(program, new Appoint(staff, TestDistrict.HOUSING, "UNIT_HEAD", today));
        accounts.create(program, List.of(new NewAccount(staff, "twice1", AccessApp.PASSWORD)));
        var twice = signedIn("twice1");
        assertThat(twice.get("/who").body()).contains("\"roles\":[\"HANDLER\"]");
        twice.submit("/account", "/account/unit", Map.of("unit", "" + TestDistrict.HOUSING));
        assertThat(twice.get("/who").body()).contains("\"roles\":[\"UNIT_HEAD\"]");
        assertThat(twice.submit("/account", "/account/unit", Map.of("unit", "1"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void each_administration_sees_its_own_third() {
        Caller program = callers.program(1, "SYSTEM_ADMIN");
        LocalDate today = LocalDate.of(2026, 11, 23);
        for (String[] one : new String[][] {{"secadmin7", "SECURITY_ADMIN"}, {"auditor7", "AUDITOR"}}) {
            int staff = register.add(program, new NewStaff(one[0], "某某", null, today))
                    .id();
            register.appoint(program, new Appoint(staff, TestDistrict.CENTRE, one[1], today));
            accounts.create(program, List.of(new NewAccount(staff, one[0], AccessApp.PASSWORD)));
        }
        var pages = List.of("/admin/staff", "/admin/tokens", "/security", "/audit", "/admin/approvals");
        assertThat(statuses(admin, pages)).containsExactly(200, 200, 403, 403, 200);
        assertThat(statuses(signedIn("secadmin7"), pages)).containsExactly(403, 403, 200, 403, 200);
        var auditor = signedIn("auditor7");
        assertThat(statuses(auditor, pages)).containsExactly(403, 403, 403, 200, 403);
        assertThat(statuses(signedIn("handler1"), pages)).containsExactly(403, 403, 403, 403, 403);

        log.flush();
        String refused = auditor.get("/audit?kind=REFUSED&username=handler1").body();
        assertThat(refused).contains("越权被拒", "READ_AUDIT", "MANAGE_STAFF");
        assertThat(auditor.get("/audit?view=MATTER").body()).contains("请填写事项编号");
        assertThat(auditor.get("/audit/volume").body()).contains("今天没有异常", "不比较人与人");
        assertThat(admin.get("/audit.csv").statusCode()).isEqualTo(403);
        assertThat(auditor.get("/audit.csv?view=ACCOUNT&username=handler1").body())
                .startsWith("\uFEFF\"时间\",\"类型\"")
                .contains("越权被拒", "handler1");
        log.flush();
        assertThat(auditor.get("/audit?view=ACCOUNT&username=auditor7").body())
                .contains("查阅日志", "下载访问日志", "异常查阅量", "handler1");
        assertThat(auditor.get("/audit?number=abc&from=2026-13-01").body())
                .contains("CG26-0001234-2", "2026-11-23 的形式");
        assertThat(auditor.get("/audit?number=CG26-0001234-2&kind=REVEAL").body())
                .contains("没有符合条件");
    }

    /** A security administrator of this name confirms the post that somebody is proposed for. */
    private void confirm(String username, String appointed) {
        Caller program = callers.program(1, "SYSTEM_ADMIN");
        LocalDate today = LocalDate.of(2026, 11, 23);
        int staff = register.add(program, new NewStaff(username, "安全员", null, today))
                .id();
        register.appoint(program, new Appoint(staff, TestDistrict.CENTRE, "SECURITY_ADMIN", today));
        accounts.create(program, List.of(new NewAccount(staff, username, AccessApp.PASSWORD)));
        Browser confirms = signedIn(username);
        assertThat(confirms.get("/admin/approvals").body()).contains("任命岗位", "同意并执行");
        String id = approvals.waiting(callers.onBehalf(1, staff, 0).orElseThrow()).stream()
                .filter(one -> appointed.equals(one.references().get("staff")))
                .map(one -> one.id().toString())
                .findFirst()
                .orElseThrow();
        assertThat(confirms.submit("/admin/approvals", "/admin/approvals/" + id + "/grant", Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(confirms.get("/admin/approvals?tab=over").body()).contains("已同意", "安全员");
    }

    private static List<Integer> statuses(Browser browser, List<String> pages) {
        return pages.stream().map(page -> browser.get(page).statusCode()).toList();
    }

    private Browser signedIn(String username) {
        var browser = new Browser(port);
        assertThat(browser.signIn(username, AccessApp.PASSWORD).statusCode()).isEqualTo(303);
        return browser;
    }

    private static HttpResponse<String> change(Browser browser, String old, String chosen, String again) {
        return browser.submit(
                "/account/password", "/account/password", Map.of("old", old, "chosen", chosen, "again", again));
    }

    private static String secret(HttpResponse<String> page) {
        var matcher = SECRET.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }
}
