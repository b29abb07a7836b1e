package org.shanzhi.demo.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.Browser;
import org.shanzhi.access.Callers;
import org.shanzhi.access.NewAccount;
import org.shanzhi.org.District;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.org.OrganisationImport.NewDistrict;
import org.shanzhi.org.Post;
import org.shanzhi.org.Staff;
import org.shanzhi.org.TestDistrict;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever signs in to the demo district lands on a page that opens. */
@ShanzhiTest
class LandingTest {
    private static final int DISTRICT = 90;
    private static final String PASSWORD = "Baita-Shan-1909";
    /** Those whose first page is not their list of matters. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("CLERK", "/desk"),
            Map.entry("TRIAGE", "/triage"),
            Map.entry("CALLBACK", "/callback"),
            Map.entry("RESIDENT", "/desk"),
            Map.entry("SYSTEM_ADMIN", "/admin/units"),
            Map.entry("SECURITY_ADMIN", "/security"),
            Map.entry("AUDITOR", "/audit"),
            Map.entry("SUPERVISOR", "/supervision"),
            Map.entry("COMMANDER", "/supervision"),
            Map.entry("ASSESSOR", "/supervision"));

    @LocalServerPort
    int port;

    @Autowired
    OrganisationImport organisation;

    @Autowired
    Accounts accounts;

    @Autowired
    Callers callers;

    @TestFactory
    Stream<DynamicTest> every_role_lands_on_a_page_that_opens() {
        List<String> roles =
                DemoAccount.all().stream().map(DemoAccount::role).distinct().toList();
        found(roles);
        return roles.stream()
                .map(role -> dynamicTest(role, () -> {
                    var browser = new Browser(port);
                    assertThat(location(browser.signIn(username(role), PASSWORD)))
                            .isEqualTo("/");
                    String landed = location(browser.get("/"));
                    assertThat(landed).isEqualTo(ELSEWHERE.getOrDefault(role, "/work"));
                    assertThat(browser.get(landed).statusCode()).isEqualTo(200);
                }));
    }

    @Test
    void whoever_has_not_signed_in_sees_the_residents_front_page() {
        var front = new Browser(port).get("/");
        assertThat(front.statusCode()).isEqualTo(200);
        assertThat(front.body()).contains("查进度");
    }

    private void found(List<String> roles) {
        NewDistrict plan = TestDistrict.of(DISTRICT);
        var staff = new ArrayList<Staff>();
        var posts = new ArrayList<Post>();
        for (String role : roles) {
            int id = staff.size() + 1;
            staff.add(new Staff(id, username(role), "某某", null, TestDistrict.FOUNDED, null));
            posts.add(new Post(id, id, unit(role), role, TestDistrict.FOUNDED, null));
        }
        organisation.enter(
                new NewDistrict(new District(DISTRICT, "620102", "LD", "测试区", true), null, plan.units(), staff, posts));
        accounts.create(
                callers.program(DISTRICT, "SYSTEM_ADMIN"),
                staff.stream()
                        .map(one -> new NewAccount(one.id(), one.username(), PASSWORD))
                        .toList());
    }

    private static int unit(String role) {
        return switch (role) {
            case "COURT", "POLICE", "PETITION", "PROCURATORATE", "DEPARTMENT" -> TestDistrict.COURT;
            case "HANDLER", "UNIT_HEAD", "MEDIATOR" -> TestDistrict.STREET;
            case "GRID_WORKER" -> TestDistrict.GRID;
            default -> TestDistrict.CENTRE;
        };
    }

    private static String username(String role) {
        return "land-" + role.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }
}
