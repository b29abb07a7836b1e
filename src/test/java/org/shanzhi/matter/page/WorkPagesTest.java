package org.shanzhi.matter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.matter.Command.Accept;
import org.shanzhi.matter.Command.Route;
import org.shanzhi.matter.Command.Triage;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;

/** The workbench and the register, as handler and clerk see them. */
@ShanzhiTest
class WorkPagesTest extends InTown {
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

    private MatterNumber number;

    @BeforeEach
    void begin() {
        number = matters.register(town.clerk, town.request("欧阳明家漏水", "楼上漏水三个月，电话13912345678"), Town.act())
                .number();
    }

    @Test
    void what_is_routed_to_a_unit_waits_there_to_be_signed_for() {
        routed();
        HttpResponse<String> work = signedIn(town.handler).get("/work?tab=sign");
        assertThat(work.statusCode()).isEqualTo(200);
        assertThat(work.body())
                .contains(number.toString(), "btn-primary\" href=\"/matters/" + number + "?do=sign#act\"", "欧**家漏水")
                .doesNotContain("欧阳明");
    }

    @Test
    void an_empty_workbench_says_what_to_do() {
        assertThat(signedIn(town.departmentHandler).get("/work").body()).contains("没有在办的事项", "去事项台账按编号查");
    }

    @Test
    void a_list_goes_on_where_its_page_ended_and_keeps_its_filters() {
        matters.register(town.clerk, town.request("再一件", "再一件"), Town.act());
        Browser browser = signedIn(town.clerk);
        String first = browser.get("/matters?limit=1&kind=DISPUTE").body();
        var next = NEXT.matcher(first);
        assertThat(next.find()).isTrue();
        String href = next.group(1).replace("&amp;", "&");
        assertThat(href).contains("kind=DISPUTE", "after=");
        String second = browser.get(href + "&limit=1").body();
        assertThat(second.contains(number.toString())).isNotEqualTo(first.contains(number.toString()));
    }

    @Test
    void several_are_done_one_by_one_and_each_says_what_came_of_it() {
        MatterNumber accepted = matters.register(town.clerk, town.request("已受理的", "已受理的"), Town.act())
                .number();
        matters.act(town.clerk, accepted, new Accept(), Town.act());
        Browser browser = signedIn(town.clerk);
        String result = browser.submit(
                        "/work", "/work/bulk", Map.of("action", "accept", "numbers", number + "," + accepted))
                .body();
        assertThat(result).contains("办好 1 件，共 2 件", "事项现在是「已受理」");
        assertThat(reading.sheet(town.clerk, number).state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void a_number_leads_to_its_matter_and_a_wrong_one_says_so() {
        Browser browser = signedIn(town.clerk);
        HttpResponse<String> found = browser.get("/matters?q=" + number);
        assertThat(found.headers().firstValue("Location").orElseThrow()).endsWith("/matters/" + number);
        String hurried = number.toString().toLowerCase(java.util.Locale.ROOT).replace("-", "");
        assertThat(browser.get("/matters?q=" + hurried)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/matters/" + number);
        assertThat(browser.get("/matters?q=CG26-0000000-1").body()).contains("核对编号");
    }

    @Test
    void the_register_filters_by_state_and_speaks_english() {
        Browser browser = signedIn(town.clerk);
        browser.get("/matters?lang=en");
        assertThat(browser.get("/matters?state=REGISTERED").body())
                .contains(number.toString(), "By due time")
                .doesNotContain(">list.", ">matter.", ">register.");
        assertThat(browser.get("/matters?state=ARCHIVED").body()).contains("No matter fits these filters");
    }

    @Test
    void the_workbench_asks_the_database_no_more_than_ten_times() {
        for (Caller person : List.of(town.clerk, town.handler, town.triage, town.callback)) {
            Browser browser = signedIn(person);
            assertThat(statements.during(() -> browser.get("/work"))).isBetween(1, 10);
        }
    }

    private void routed() {
        matters.act(town.clerk, number, new Accept(), Town.act());
        matters.act(town.triage, number, new Triage("0202", Complexity.GENERAL, true, "MEDIATION"), Town.act());
        matters.act(town.triage, number, new Route(new UnitRef(Story.STREET), List.of(), TEXT, null), Town.act());
    }
}
