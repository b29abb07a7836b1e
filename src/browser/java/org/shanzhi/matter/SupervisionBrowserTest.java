package org.shanzhi.matter;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;

/** 督办台: from the list of the unit that answers to the list of whoever ordered, until the supervision is closed. */
@ShanzhiTest
class SupervisionBrowserTest extends InTown {
    private People people;

    @BeforeEach
    void open() {
        people = People.of(town, accounts, port, List.of(town.handler, town.supervisor));
    }

    @AfterEach
    void nobody_complains() {
        people.close();
        assertThat(people.complaints).isEmpty();
    }

    @Test
    void a_supervision_is_found_answered_and_closed_from_the_desk() {
        MatterNumber number = register();
        routed(number, Story.STREET, List.of());
        matters.act(town.handler, number, new Command.Sign(null), Town.act());
        var order = new Command.Supervise("NOTICE", TEXT, LocalDate.now().plusDays(5));
        matters.act(town.supervisor, number, order, Town.act());

        Page unit = desk(town.handler, "待本单位反馈");
        row(unit, number).locator("td:nth-child(2) a").click();
        assertThat(unit.locator("body")).containsText("督办单");
        unit.goBack();
        step(unit, number, "反馈");
        unit.locator("#act textarea").first().fill("已上门处理，漏水点已修复");
        unit.locator("#act button[type=submit]").last().click();
        assertThat(unit.locator("#said")).isVisible();
        assertThat(row(desk(town.handler, "待本单位反馈"), number)).hasCount(0);

        Page supervisor = desk(town.supervisor, "待销号");
        step(supervisor, number, "审核销号");
        supervisor.locator("#act [name=accept][value=true]").check();
        supervisor.locator("#act [name=text]").fill("已核实，准予销号");
        supervisor.locator("#act button[type=submit]").last().click();
        assertThat(supervisor.locator("#said")).isVisible();
        assertThat(row(desk(town.supervisor, "待销号"), number)).hasCount(0);
        assertThat(row(desk(town.supervisor, "未归档事项的督办"), number)).containsText("已销号");
    }

    /** The desk at the tab of this name. */
    private Page desk(Caller by, String tab) {
        Page page = people.of(by);
        page.navigate("/supervision/orders");
        page.locator("main a")
                .filter(new Locator.FilterOptions().setHasText(tab))
                .first()
                .click();
        assertThat(page.locator("main a[aria-current=page]").first()).containsText(tab);
        return page;
    }

    private static Locator row(Page page, MatterNumber number) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(number.toString()));
    }

    private static void step(Page page, MatterNumber number, String label) {
        row(page, number).locator("a.btn").click();
        page.waitForURL("**/matters/" + number + "?do=*");
        assertThat(page.locator("#act")).containsText(label.substring(0, 2));
    }
}
