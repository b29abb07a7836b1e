package org.shanzhi.matter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.matter.Command.Accept;
import org.shanzhi.matter.Command.Note;
import org.shanzhi.matter.Command.Route;
import org.shanzhi.matter.Command.Triage;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of a matter and its forms, as somebody at a desk uses them. */
@ShanzhiTest
class MatterPagesTest extends InTown {
    private static final Pattern KEY = Pattern.compile("name=\"idempotencyKey\" value=\"([^\"]+)\"");

    @Autowired
    DSLContext db;

    private MatterNumber number;

    @BeforeEach
    void begin() {
        number = matters.register(town.clerk, town.request("欧阳明家漏水", "楼上漏水三个月，电话13912345678"), Town.act())
                .number();
    }

    @Test
    void the_page_shows_no_number_or_name_of_a_person() {
        HttpResponse<String> page = signedIn(town.clerk).get(path());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(number.toString(), "139****5678", "楼上漏水三个月", "href=\"/matters/" + number + "?do=accept#act\"")
                .doesNotContain("13912345678", "欧阳明", "620102198001011234", "13887654321");
    }

    @Test
    void the_page_is_whole_in_english() {
        Browser browser = signedIn(town.clerk);
        browser.get(path() + "?lang=en");
        assertThat(browser.get(path()).body())
                .contains("What you can do now", "Accept", "Why this day")
                .doesNotContain("现在可以做", ">matter.", "\"matter.field");
    }

    @Test
    void an_action_is_done_from_its_form_and_said_on_the_page_that_follows() {
        Browser browser = signedIn(town.clerk);
        HttpResponse<String> done = submit(browser, "accept", Map.of("version", "1"));
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(reading.sheet(town.clerk, number).state()).isEqualTo(State.ACCEPTED);
        assertThat(browser.get(path()).body()).contains("受理：" + number + " 已办好。");
    }

    @Test
    void every_field_of_a_form_reaches_its_command() {
        matters.act(town.clerk, number, new Accept(), Town.act());
        HttpResponse<String> done = submit(
                signedIn(town.triage),
                "triage",
                Map.of(
                        "version",
                        "2",
                        "typeCode",
                        "0202",
                        "complexity",
                        "GENERAL",
                        "mediable",
                        "true",
                        "route",
                        "MEDIATION",
                        "note",
                        "请尽快"));
        assertThat(done.statusCode()).isEqualTo(302);
        var sheet = reading.sheet(town.triage, number);
        assertThat(sheet.state()).isEqualTo(State.TRIAGED);
        assertThat(sheet.mediable()).isTrue();
        assertThat(reading.events(town.triage, number, 2, 10)
                        .items()
                        .getFirst()
                        .with()
                        .note()
                        .value())
                .isEqualTo("请尽快");
    }

    @Test
    void what_is_missing_is_said_beside_the_field_and_what_was_typed_stays() {
        HttpResponse<String> again = submit(signedIn(town.clerk), "reject", Map.of("version", "1", "text", "已经由法院受理"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("id=\"f-reason-e\"", "id=\"f-remedies-e\"", "已经由法院受理</textarea>");
        assertThat(reading.sheet(town.clerk, number).version()).isEqualTo(1);
    }

    @Test
    void a_refusal_says_why_above_the_form() {
        matters.act(town.clerk, number, new Accept(), Town.act());
        HttpResponse<String> refused = submit(signedIn(town.clerk), "accept", Map.of("version", "2"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("现在还不能这样办", "事项现在是「已受理」");
    }

    @Test
    void whoever_comes_second_learns_what_happened_and_may_send_the_same_again() {
        Browser browser = signedIn(town.clerk);
        matters.act(town.triage, number, new Accept(), Town.act());
        var typed = Map.of("version", "1", "text", "电话核实过", "visibility", "UNIT");
        HttpResponse<String> conflict = submit(browser, "note", typed);
        assertThat(conflict.statusCode()).isEqualTo(412);
        assertThat(conflict.body()).contains("作了「受理」，请核对后再提交", "电话核实过</textarea>", "name=\"version\" value=\"2\"");
        var checked = new HashMap<>(typed);
        checked.put("version", "2");
        assertThat(submit(browser, "note", checked).statusCode()).isEqualTo(302);
    }

    @Test
    void a_form_that_is_sent_twice_is_done_once() {
        Browser browser = signedIn(town.clerk);
        var typed = new HashMap<>(Map.of("text", "一次", "visibility", "UNIT", "version", "1"));
        var key = KEY.matcher(browser.get(path() + "?do=note").body());
        assertThat(key.find()).isTrue();
        typed.put("idempotencyKey", key.group(1));
        assertThat(submit(browser, "note", typed).statusCode()).isEqualTo(302);
        assertThat(submit(browser, "note", typed).statusCode()).isEqualTo(302);
        assertThat(reading.sheet(town.clerk, number).version()).isEqualTo(2);
    }

    @Test
    void somebody_is_shown_in_full_for_a_reason_and_that_is_logged() {
        Browser browser = signedIn(town.clerk);
        HttpResponse<String> shown =
                browser.submit(path(), path() + "/parties/1/reveal", Map.of("field", "PHONE", "reason", "CONTACT"));
        assertThat(shown.body()).contains("13912345678", "联系当事人").doesNotContain("欧阳明", "620102198001011234");
        assertThat(db.fetchValue(
                        "select detail ->> 'reason' from access_log where matter_id = ? and district_id = ? and detail ->> 'party' = '1'",
                        number.id(),
                        town.district))
                .isEqualTo("CONTACT");
        assertThat(browser.submit(path(), path() + "/parties/1/reveal", Map.of("field", "PHONE", "reason", "CURIOUS"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_clock_explains_its_day() {
        Browser browser = signedIn(town.clerk);
        assertThat(browser.get(path() + "/clocks/1", "HX-Request", "true").body())
                .contains("<details", "开始的当日", "规则版本");
        assertThat(browser.get(path() + "/clocks/1").body()).contains("<html", "开始的当日");
    }

    @Test
    void the_explanation_of_a_clock_is_a_letter_too_and_names_nobody() throws Exception {
        try (var letter = Loader.loadPDF(signedIn(town.clerk).bytes(path() + "/clocks/1/letter.pdf"))) {
            assertThat(new PDFTextStripper().getText(letter).replaceAll("\\s", ""))
                    .contains("期限说明", number.toString(), "开始的当日", "不计入", "最后一天是", "计算依据：")
                    .doesNotContain("张", "楼上漏水");
        }
    }

    @Test
    void units_are_found_by_name_and_what_was_chosen_stays() {
        assertThat(signedIn(town.triage)
                        .get("/matters/pick/units?field=assist&many=true&find=%E5%8D%95%E4%BD%8DD&assist=S")
                        .body())
                .contains("value=\"S\" checked", "value=\"D\"");
    }

    @Test
    void every_form_opens() {
        matters.act(town.clerk, number, new Accept(), Town.act());
        matters.act(town.triage, number, new Triage("0202", Complexity.GENERAL, true, "MEDIATION"), Town.act());
        matters.act(town.triage, number, new Route(new UnitRef(Story.STREET), List.of(), TEXT, null), Town.act());
        matters.act(town.clerk, number, new Note(TEXT, "UNIT"), Town.act());
        Browser browser = signedIn(town.handler);
        assertThat(browser.get(path() + "?do=supervise").statusCode()).isEqualTo(403);
        for (var action : reading.actions(town.handler, number)) {
            if (!town.handler.may(Story.POLICIES.action(action.action()).permission())) continue;
            String form = browser.get(path() + "/actions/" + action.action(), "HX-Request", "true")
                    .body();
            assertThat(form)
                    .as(action.action())
                    .contains("data-keep=\"" + action.action())
                    .doesNotContain(">matter.");
        }
    }

    @Test
    void the_page_asks_the_database_no_more_than_ten_times() {
        Browser browser = signedIn(town.clerk);
        assertThat(statements.during(() -> browser.get(path()))).isBetween(1, 10);
    }

    @Test
    void it_prints_without_a_number_of_a_person() {
        assertThat(signedIn(town.clerk).get(path() + "/print").body())
                .contains(number.toString(), "事项单", "139****5678")
                .doesNotContain("13912345678", "欧阳明");
    }

    private HttpResponse<String> submit(Browser browser, String action, Map<String, String> typed) {
        return browser.submit(path(), path() + "/actions/" + action, typed);
    }

    private String path() {
        return "/matters/" + number;
    }
}
