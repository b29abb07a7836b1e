package org.shanzhi.matter;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shanzhi.access.Accounts;
import org.shanzhi.grid.GridImport;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whole errands, each person at a browser of their own, in Chinese, under the strict policy for content. */
@ShanzhiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeLifeBrowserTest {
    private static final Pattern NUMBER = Pattern.compile("CG[0-9]{2}-[0-9]{7}-[0-9]");

    @LocalServerPort
    int port;

    @Autowired
    OrganisationImport organisation;

    @Autowired
    GridImport grids;

    @Autowired
    Accounts accounts;

    private Town town;
    private People people;

    @BeforeAll
    void open() {
        town = Town.found(organisation, grids);
        var staff = List.of(town.clerk, town.triage, town.handler, town.head, town.callback, town.supervisor);
        people = People.of(town, accounts, port, staff);
    }

    @AfterAll
    void close() {
        people.close();
    }

    @AfterEach
    void nobody_complains() {
        assertThat(people.complaints).isEmpty();
    }

    @Test
    void a_dispute_walks_from_the_window_to_the_archive() {
        String number = registered("楼上漏水三个月", "DISPUTE");
        act(town.clerk, number, "accept");
        Locator triage = form(town.triage, number, "triage");
        triage.locator("[name=typeCode]").selectOption("0202");
        choose(triage, "complexity", "GENERAL");
        choose(triage, "mediable", "true");
        choose(triage, "route", "MEDIATION");
        sent(triage);
        Locator route = form(town.triage, number, "route");
        route.locator("input[name=unit][value=S]").check();
        route.locator("[name=basis]").fill("属地管理");
        sent(route);
        act(town.handler, number, "sign");
        act(town.handler, number, "start");
        Locator extend = form(town.handler, number, "extend");
        choose(extend, "policy", "DL-HANDLE-GENERAL");
        extend.locator("[name=days]").fill("5");
        extend.locator("[name=reason]").fill("当事人外出，约定周末见面");
        sent(extend);
        Locator decide = form(town.head, number, "extend-decide");
        choose(decide, "accept", "true");
        decide.locator("[name=reason]").fill("同意");
        sent(decide);
        Locator conclude = form(town.handler, number, "conclude");
        choose(conclude, "outcome", "AGREEMENT_ORAL");
        conclude.locator("[name=summary]").fill("楼上三日内修好防水，双方无其他争议");
        sent(conclude);
        Locator call = form(town.callback, number, "call-back");
        choose(call, "result", "REACHED");
        choose(call, "solved", "YES");
        choose(call, "satisfied", "SATISFIED");
        sent(call);
        act(town.callback, number, "archive");
        assertThat(page(town.callback).locator("body")).containsText("已归档");
    }

    @Test
    void a_small_request_is_answered_on_the_spot() {
        String number = registered("路灯不亮", "REQUEST");
        Locator answer = form(town.clerk, number, "answer");
        answer.locator("[name=text]").fill("已告知市政热线，当晚修复");
        choose(answer, "outcome", "ANSWERED");
        choose(answer, "resident", "SATISFIED");
        sent(answer);
        assertThat(page(town.clerk).locator("body")).containsText("已办结");
    }

    @Test
    void a_refused_one_is_objected_to_upheld_and_accepted_by_another() {
        String number = registered("邻居占用楼道", "DISPUTE");
        Locator reject = form(town.clerk, number, "reject");
        choose(reject, "reason", "NO_MATTER");
        reject.locator("[name=text]").fill("没有具体事项");
        reject.locator("[name=remedies][value=LITIGATION]").check();
        sent(reject);
        Locator object = form(town.clerk, number, "object");
        choose(object, "against", "REJECTION");
        object.locator("[name=text]").fill("有照片，请求重新受理");
        sent(object);
        Locator decide = form(town.supervisor, number, "object-decide");
        choose(decide, "upheld", "true");
        decide.locator("[name=text]").fill("有具体事项，应予受理");
        sent(decide);
        act(town.triage, number, "accept");
        assertThat(page(town.triage).locator("body")).containsText("已受理");
    }

    private String registered(String title, String kind) {
        Page desk = page(town.clerk);
        desk.navigate("/desk");
        desk.locator("input[name=kind][value=" + kind + "]").check(new Locator.CheckOptions().setForce(true));
        desk.fill("#title", title);
        desk.fill("#body", title + "，多次协商未果");
        desk.locator("[name='parties[0].name']").fill("张三");
        desk.locator("#notice").check();
        desk.locator("form.desk > .fb button[type=submit]").click();
        desk.waitForURL(url -> url.contains("/desk/receipt/"));
        Matcher number = NUMBER.matcher(desk.url());
        assertThat(number.find()).as(desk.url()).isTrue();
        return number.group();
    }

    private void act(Caller by, String number, String action) {
        sent(form(by, number, action));
    }

    /** The form of an action, opened as its button opens it. */
    private Locator form(Caller by, String number, String action) {
        Page page = page(by);
        page.navigate("/matters/" + number);
        page.locator("#acts a[href*='do=" + action + "#']").first().click();
        Locator form = page.locator("form[data-keep='" + action + "']");
        form.waitFor();
        return form;
    }

    private static void choose(Locator form, String name, String value) {
        Locator select = form.locator("select[name=" + name + "]");
        if (select.count() > 0) select.selectOption(value);
        else {
            form.locator("input[name=" + name + "][value='" + value + "']")
                    .check(new Locator.CheckOptions().setForce(true));
        }
    }

    private static void sent(Locator form) {
        Page page = form.page();
        form.locator("button[type=submit]").click();
        form.waitFor(
                new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        page.waitForLoadState();
    }

    private Page page(Caller by) {
        return people.of(by);
    }
}
