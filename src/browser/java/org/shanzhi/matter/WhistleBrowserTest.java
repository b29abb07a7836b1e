package org.shanzhi.matter;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;

/** 中心吹哨、部门报到: a hard whistle to three departments, from the matter's page to the rating by both sides. */
@ShanzhiTest
class WhistleBrowserTest extends InTown {
    private People people;

    @Override
    protected boolean large() {
        return true;
    }

    @BeforeEach
    void open() {
        var all = new ArrayList<>(town.departments);
        all.addAll(List.of(town.head, town.departmentHead, town.commander, town.secretary));
        people = People.of(town, accounts, port, all);
    }

    @AfterEach
    void nobody_complains() {
        people.close();
        assertThat(people.complaints).isEmpty();
    }

    @Test
    void a_hard_whistle_calls_three_departments_and_the_one_that_refuses_comes_after_the_joint_conference() {
        MatterNumber number = register();
        routed(number, Story.STREET, List.of());
        matters.act(town.handler, number, new Command.Sign(null), Town.act());
        matters.act(town.handler, number, new Command.Start(), Town.act());
        Page street = people.of(town.head);
        street.navigate("/matters/" + number);
        street.locator("#acts a[href='/matters/" + number + "/whistle']").click();
        street.locator("[name=type][value=HARD]").check();
        for (String unit : List.of("D", "E", "F")) {
            street.locator("#find-units").fill("单位" + unit);
            street.locator(".picks [name=units][value=" + unit + "]").check();
        }
        street.locator("#matter").fill("楼顶违建六年未拆，请三家一起到现场");
        street.locator(".form-foot button").click();
        street.waitForURL("**/whistles/" + number + "/1");
        assertThat(street.locator("#log .tl > li")).hasCount(3);

        does(town.departments.get(0), number, "单位D", "签收");
        does(town.departments.get(0), number, "单位D", "报到", "派两人参加专班，负责结构鉴定");
        does(town.departments.get(0), number, "单位D", "报攻坚方案", "十二月底前拆除");
        does(town.departments.get(1), number, "单位E", "签收");
        does(town.departments.get(2), number, "单位F", "拒绝报到", "不属本单位职责");
        does(town.departmentHead, number, "单位F", "上报", "职责确有争议");
        does(town.commander, number, "单位F", "上报", "两家说法不一");
        does(town.secretary, number, "单位F", "上报", "提请联席会议");

        Page commander = people.of(town.commander);
        commander.navigate("/whistles/conference");
        commander.locator("main a.m-t").click();
        Locator refused = call(commander, "单位F");
        refused.locator("[name=metOn]")
                .fill(ChinaTime.day(java.time.Instant.now()).toString());
        for (String there : List.of("C", "S", "F"))
            refused.locator("[name=attended][value=" + there + "]").check();
        refused.locator("[name=decision][value=insist]").check();
        refused.locator("[name=text]").fill("由单位F牵头认定，三家同时进场");
        refused.locator("form button[type=submit]").last().click();
        assertThat(call(commander, "单位F")).containsText("联席会议：责令报到");
        assertThat(call(commander, "单位F").locator(".st").first()).hasText("待签收");

        does(town.departments.get(2), number, "单位F", "签收");
        does(town.departments.get(2), number, "单位F", "报到", "已派执法队");
        does(town.head, number, "单位D", "销哨", "鉴定完成，方案已定");
        rate(town.head, number, "单位D", List.of("response", "quality", "result"));
        rate(town.departments.get(0), number, "单位D", List.of("necessity", "clarity"));
        street.navigate("/whistles/" + number + "/1");
        assertThat(call(street, "单位D")).containsText("必要 4");
        assertThat(call(street, "单位D")).containsText("质量 4");
        assertThat(call(street, "单位F").locator(".st").first()).hasText("已报到");
        assertThat(street.locator("#log")).containsText("由单位F牵头认定，三家同时进场");
    }

    private void does(Caller by, MatterNumber number, String unit, String what) {
        does(by, number, unit, what, null);
    }

    private void does(Caller by, MatterNumber number, String unit, String what, String text) {
        Page page = people.of(by);
        page.navigate("/whistles/" + number + "/1");
        Locator call = call(page, unit);
        if (text == null) {
            call.locator(".wh-a > form button").click();
        } else {
            Locator step = call.locator("details:has(summary:text-is('" + what + "'))");
            step.locator("summary").first().click();
            step.locator("textarea").fill(text);
            step.locator("button[type=submit]").click();
        }
        assertThat(page.locator("#said")).containsText("已办：" + what);
    }

    private void rate(Caller by, MatterNumber number, String unit, List<String> dimensions) {
        Page page = people.of(by);
        page.navigate("/whistles/" + number + "/1");
        Locator call = call(page, unit);
        for (String dimension : dimensions)
            call.locator("[name=" + dimension + "][value='4']").check();
        call.locator("form:has(.wh-m) button").click();
        assertThat(page.locator("#said")).containsText("已办：评价");
    }

    private static Locator call(Page page, String unit) {
        return page.locator(".wh-l > section")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("h2", new Page.LocatorOptions().setHasText(unit))));
    }
}
