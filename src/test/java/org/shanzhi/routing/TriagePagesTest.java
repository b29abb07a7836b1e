package org.shanzhi.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.matter.Command.Accept;
import org.shanzhi.matter.Command.SetRisk;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.Risk;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.testing.ShanzhiTest;

/** The triage desk as its officer uses it, without a script. */
@ShanzhiTest
class TriagePagesTest extends InTown {
    private static final Pattern KEY = Pattern.compile("name=\"idempotencyKey\" value=\"([^\"]+)\"");

    private Browser officer;

    @BeforeEach
    void sitDown() {
        officer = signedIn(town.triage);
    }

    @Test
    void an_empty_desk_says_what_will_come() {
        assertThat(officer.get("/triage").body()).contains("没有等着的事项", "退回和重启的事项会出现在这里");
    }

    @Test
    void one_form_accepts_ticks_triages_and_routes_and_opens_the_next() {
        MatterNumber first = registered("楼上漏水");
        MatterNumber second = registered("路灯不亮");
        var fields = decision();
        fields.put("facts", "HOUSEHOLDS_OR_5_PEOPLE");
        fields.put("evidence", "涉及多户：“八户人家都漏水”");
        HttpResponse<String> done = decide(first, fields);
        assertThat(location(done)).isEqualTo("/triage/" + second);
        assertThat(officer.get("/triage/" + second).body()).contains("已办好受理、勾选案件风险、研判、分流：" + first);
        MatterSheet sheet = reading.sheet(town.triage, first);
        assertThat(sheet.state()).isEqualTo(State.ROUTED);
        assertThat(sheet.unit()).isEqualTo(Story.STREET);
        assertThat(sheet.risk()).isEqualTo(Risk.MEDIUM);
        assertThat(officer.get("/triage/" + first).body()).contains("<mark class=\"m-f\">八户人家都漏水</mark>");
    }

    @Test
    void what_was_not_chosen_is_named_at_its_field_and_nothing_is_done() {
        MatterNumber number = registered("楼上漏水");
        var fields = decision();
        fields.remove("route");
        fields.put("basis", "");
        HttpResponse<String> again = decide(number, fields);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("id=\"route-e\"", "id=\"basis-e\"")
                .containsPattern("name=\"complexity\" value=\"GENERAL\" checked")
                .containsPattern("value=\"S\" checked")
                .doesNotContain("triage.");
        assertThat(reading.sheet(town.triage, number).state()).isEqualTo(State.REGISTERED);
    }

    @Test
    void what_the_rules_refuse_is_told_in_place_and_the_steps_before_it_stand() {
        MatterNumber number = registered("楼上漏水");
        var fields = decision();
        fields.put("typeCode", "02");
        fields.put("basis", "属地管理，街道最熟悉");
        HttpResponse<String> again = decide(number, fields);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body())
                .contains("受理已记下，研判、分流没有办成", "属地管理，街道最熟悉")
                .containsPattern("value=\"MEDIATION\" checked");
        assertThat(reading.sheet(town.triage, number).state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void somebody_who_was_overtaken_is_told_and_keeps_what_was_chosen() {
        MatterNumber number = registered("楼上漏水");
        var fields = decision();
        fields.put("version", "1");
        matters.act(town.clerk, number, new Accept(), Town.act());
        HttpResponse<String> again = decide(number, fields);
        assertThat(again.statusCode()).isEqualTo(412);
        assertThat(again.body()).contains("同事刚刚办过 " + number).containsPattern("value=\"MEDIATION\" checked");
    }

    @Test
    void the_same_form_sent_twice_is_done_once() {
        MatterNumber number = registered("楼上漏水");
        var key = KEY.matcher(officer.get("/triage/" + number).body());
        assertThat(key.find()).isTrue();
        var fields = decision();
        fields.put("version", "1");
        fields.put("idempotencyKey", key.group(1));
        assertThat(decide(number, fields).statusCode()).isEqualTo(302);
        int version = reading.sheet(town.triage, number).version();
        assertThat(decide(number, fields).statusCode()).isEqualTo(302);
        assertThat(reading.sheet(town.triage, number).version()).isEqualTo(version);
    }

    @Test
    void facts_alone_leave_the_matter_open_with_everything_else_chosen() {
        MatterNumber number = registered("楼上漏水");
        var fields = decision();
        fields.put("do", "risk");
        fields.put("facts", "INJURY_OCCURRED");
        fields.put("evidence", "申请人电话中说");
        HttpResponse<String> still = decide(number, fields);
        assertThat(still.statusCode()).isEqualTo(200);
        assertThat(still.body()).contains("已办好勾选案件风险").containsPattern("value=\"MEDIATION\" checked");
        assertThat(reading.sheet(town.triage, number).risk()).isEqualTo(Risk.HIGH);
    }

    @Test
    void a_refusal_to_accept_names_the_other_ways() {
        MatterNumber number = registered("离婚");
        var fields = new HashMap<>(Map.of("reason", "SPECIAL_ORGAN", "text", "由法院管辖"));
        HttpResponse<String> without = officer.submit("/triage/" + number, "/triage/" + number + "/reject", fields);
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("id=\"remedies-e\"", "由法院管辖");
        fields.put("remedies", "LITIGATION");
        officer.submit("/triage/" + number, "/triage/" + number + "/reject", fields);
        assertThat(reading.sheet(town.triage, number).state()).isEqualTo(State.REJECTED_INTAKE);
    }

    @Test
    void several_are_routed_to_one_unit_with_a_line_for_each() throws InterruptedException {
        MatterNumber triaged = triaged("漏水一");
        MatterNumber other = triaged("漏水二");
        MatterNumber fresh = registered("漏水三");
        var fields = Map.of("action", "route", "numbers", triaged.toString(), "unit", "D", "basis", "部门职责");
        HttpResponse<String> started =
                officer.submit("/triage", "/triage/batch?numbers=" + other + "&numbers=" + fresh, fields);
        assertThat(started.statusCode()).isEqualTo(302);
        String result = over(location(started));
        assertThat(result).contains("办好 2 件，共 3 件", triaged.toString(), fresh.toString(), "事项现在是「已登记」");
        assertThat(List.of(triaged, other))
                .allSatisfy(
                        n -> assertThat(reading.sheet(town.triage, n).unit()).isEqualTo(Story.DEPARTMENT));
    }

    @Test
    void a_batch_without_a_unit_comes_back_with_its_rows_picked() {
        MatterNumber triaged = triaged("漏水一");
        var fields = Map.of("action", "route", "numbers", triaged.toString(), "basis", "部门职责");
        HttpResponse<String> again = officer.submit("/triage", "/triage/batch", fields);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("部门职责")
                .containsPattern("value=\"" + triaged + "\" form=\"batch\" checked")
                .containsPattern("id=\"unit-e\"|id=\"batch-unit-e\"");
    }

    @Test
    void nobody_else_sits_at_this_desk() {
        MatterNumber number = registered("楼上漏水");
        Browser clerk = signedIn(town.clerk);
        assertThat(clerk.get("/triage").statusCode()).isEqualTo(403);
        assertThat(clerk.get("/triage/" + number).statusCode()).isEqualTo(403);
        assertThat(officer.get("/triage/CG26-9999999-0").statusCode()).isEqualTo(404);
    }

    @Test
    void the_desk_speaks_english() {
        registered("楼上漏水");
        officer.get("/triage?lang=en");
        assertThat(officer.get("/triage").body())
                .contains("To accept", "Tick facts of this case only")
                .doesNotContain(">triage.", ">queue.");
    }

    @Test
    void the_desk_asks_the_database_no_more_than_twelve_times() {
        MatterNumber number = registered("楼上漏水");
        triaged("漏水一");
        assertThat(statements.during(() -> officer.get("/triage"))).isBetween(1, 12);
        assertThat(statements.during(() -> officer.get("/triage/" + number))).isBetween(1, 12);
    }

    private static Map<String, String> decision() {
        return new HashMap<>(Map.of(
                "do", "decide",
                "typeCode", "0202",
                "complexity", "GENERAL",
                "mediable", "true",
                "route", "MEDIATION",
                "unit", "S",
                "basis", "属地管理"));
    }

    /** A form with the steps that the page offers. */
    private HttpResponse<String> decide(MatterNumber number, Map<String, String> fields) {
        return officer.submit(
                "/triage/" + number, "/triage/" + number + "/decide?step=accept&step=triage&step=route", fields);
    }

    private String over(String address) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            String page = officer.get(address).body();
            if (!page.contains("every 1s")) return page;
            Thread.sleep(100);
        }
        throw new AssertionError(address + " does not end");
    }

    @Test
    void the_gravest_come_first_when_the_officer_wants_it_so_and_the_next_one_too() {
        MatterNumber middle = registered("路灯不亮");
        MatterNumber unticked = registered("楼上漏水");
        MatterNumber high = registered("要动手了");
        matters.act(town.clerk, middle, new Accept(), Town.act());
        matters.act(town.clerk, high, new Accept(), Town.act());
        risk(middle, Risk.MEDIUM, "HOUSEHOLDS_OR_5_PEOPLE");
        risk(high, Risk.HIGH, "INJURY_OCCURRED");
        String desk = officer.get("/triage?order=risk").body();
        assertThat(desk).contains("<b aria-current=\"true\">按风险</b>", "href=\"/triage/" + high + "?order=risk\"");
        assertThat(desk.indexOf("/triage/" + high)).isLessThan(desk.indexOf("/triage/" + middle));
        assertThat(desk.indexOf("/triage/" + middle)).isLessThan(desk.indexOf("/triage/" + unticked));
    }

    private void risk(MatterNumber number, Risk level, String fact) {
        matters.act(town.triage, number, new SetRisk(level, List.of(fact), new FreeText("申请人电话中说")), Town.act());
    }

    @Test
    void what_is_done_on_the_matters_own_page_leads_back_to_the_desk_and_the_next() {
        MatterNumber first = registered("楼上漏水");
        MatterNumber second = registered("又是楼上漏水");
        String form = "/matters/" + first + "?do=link&then=/triage/" + second;
        assertThat(officer.get("/triage/" + first).body()).contains("do=link&amp;then=%2Ftriage%2F" + second);
        var fields = Map.of("number", second.toString(), "kind", "同一件事", "then", "/triage/" + second);
        assertThat(location(officer.submit(form, "/matters/" + first + "/actions/link", fields)))
                .isEqualTo("/triage/" + second);
        assertThat(officer.get("/matters/" + first + "?do=link&then=//elsewhere.example")
                        .body())
                .doesNotContain("name=\"then\"");
    }

    @Test
    void what_was_routed_is_printed_for_whoever_takes_it_over() throws Exception {
        MatterNumber number = triaged("欧阳明家漏水");
        assertThat(officer.get("/matters/" + number + "/transfer.pdf").statusCode())
                .isEqualTo(404);
        var fields = new HashMap<>(Map.of("action", "route", "unit", "S", "basis", "属地管理"));
        String run = location(officer.submit("/triage", "/triage/batch?numbers=" + number, fields));
        String page = over(run);
        var print = Pattern.compile("/matters/transfers\\.pdf\\?job=[0-9a-f-]+").matcher(page);
        assertThat(print.find()).as(page).isTrue();
        for (String paper : List.of(print.group(), "/matters/" + number + "/transfer.pdf")) {
            try (var document = Loader.loadPDF(officer.bytes(paper))) {
                assertThat(new PDFTextStripper().getText(document))
                        .contains("分流转办单", number.toString(), "单位S", "单位C", "属地管理", "签收人", "欧**", "本中心规定")
                        .doesNotContain("13912345678");
            }
        }
        assertThat(officer.get("/matters/" + number).body()).contains("/transfer.pdf\"");
    }
}
