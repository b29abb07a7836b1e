package org.shanzhi.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.db.Tables.MATTER_TEXT;

import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.access.Vault;
import org.shanzhi.grid.GridImport;
import org.shanzhi.matter.Command.Accept;
import org.shanzhi.matter.Command.SetFlag;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Matters;
import org.shanzhi.matter.Town;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.testing.Api;
import org.shanzhi.testing.Api.Answer;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a resident sees with the receipt in hand, and what somebody sees who guesses. */
@ShanzhiTest
class StatusTest {
    private static final AtomicInteger PREFIXES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    OrganisationImport organisationImport;

    @Autowired
    GridImport grids;

    @Autowired
    Matters matters;

    @Autowired
    Vault vault;

    @Autowired
    DSLContext db;

    private Town town;
    private MatterNumber number;
    private String code;
    private Api anybody;
    private Browser browser;

    @BeforeEach
    void comeToTheWindow() {
        town = Town.found(organisationImport, grids, prefix());
        number = matters.register(town.clerk, town.request("欧阳明家漏水", "楼上漏水三个月"), Town.act())
                .number();
        code = vault.queryCode(number.toString());
        anybody = new Api(port, null);
        browser = new Browser(port);
    }

    @Test
    void number_and_code_show_the_way_so_far_and_no_person() {
        matters.act(town.clerk, number, new Accept(), Town.act());
        Answer answer = status(code.toLowerCase(java.util.Locale.ROOT));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("number")).isEqualTo(number.toString());
        assertThat(answer.text("state")).isEqualTo("ACCEPTED");
        assertThat(answer.text("stateLabel")).isEqualTo("已受理");
        assertThat(answer.text("unit.phone")).isEqualTo("0931-8450000");
        assertThat(answer.text("requestedAt")).endsWith("+08:00");
        assertThat(answer.text("due")).endsWith("+08:00");
        assertThat(answer.json().get("steps")).hasSize(2);
        assertThat(answer.json().at("/steps/1/state").stringValue()).isEqualTo("ACCEPTED");
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("number", "state", "stateLabel", "unit", "requestedAt", "due", "steps");
        assertThat(answer.json().toString()).doesNotContain("漏水", "欧阳", "李四", "静宁路");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void nothing_that_was_sealed_is_opened_to_tell_how_far_it_is() {
        int spoilt = db.update(MATTER_TEXT)
                .set(MATTER_TEXT.CONTENT_ENC, new byte[] {1})
                .where(MATTER_TEXT.DISTRICT_ID.eq(town.district))
                .execute();
        assertThat(spoilt).isEqualTo(1);
        assertThat(status(code).status()).isEqualTo(200);
    }

    @Test
    void a_wrong_number_and_a_wrong_code_look_the_same() {
        Answer wrongCode = status("22222222");
        MatterNumber nobody = new MatterNumber(number.prefix(), number.id() + 1000);
        Answer wrongNumber =
                anybody.get("/api/v1/public/matters/" + nobody + "?code=" + vault.queryCode(nobody.toString()));
        assertThat(wrongCode.status()).isEqualTo(404);
        assertThat(wrongNumber.status()).isEqualTo(404);
        assertThat(wrongCode.text("detail")).isEqualTo(wrongNumber.text("detail"));
        assertThat(status("").status()).isEqualTo(404);
    }

    @Test
    void a_case_of_violence_names_the_centre_only() {
        matters.act(town.clerk, number, new SetFlag(Flag.DV, new FreeText("自述被打")), Town.act());
        assertThat(status(code).text("unit.name")).isEqualTo("单位C");
    }

    @Test
    void the_page_shows_the_same_and_keeps_what_was_typed_when_it_is_wrong() {
        var page = browser.get("/q?number=" + number + "&code=" + code);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(number.toString(), "已登记", "0931-8450000", "开始的当日")
                .doesNotContain("漏水", "欧阳", ">portal.");
        var wrong = browser.get("/q?number=" + number + "&code=WRONG999");
        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(wrong.body()).contains("WRONG999", number.toString(), "没有查到");
    }

    @Test
    void the_front_page_is_whole_in_both_languages() {
        assertThat(browser.get("/").body())
                .contains("来一次，拿一个号", "12345", "您的权利")
                .doesNotContain(">portal.");
        browser.get("/?lang=en");
        assertThat(browser.get("/").body()).contains("Come once", "Your rights").doesNotContain(">portal.", "您的");
        assertThat(browser.get("/q").body()).contains("Query code").doesNotContain(">portal.");
    }

    private Answer status(String with) {
        return anybody.get("/api/v1/public/matters/" + number + "?code=" + with);
    }

    /** Numbers are told apart by their prefix, so this town needs one of its own. */
    /** Another one for every test: whoever looks a matter up by number alone must not meet that of another town. */
    private static String prefix() {
        int next = PREFIXES.getAndIncrement();
        return "" + (char) ('H' + next % 19) + (char) ('A' + next / 19 % 26);
    }
}
