package org.shanzhi.matter;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.testing.ShanzhiTest;

/** The desks that work matters off one by one, with the hands on the keyboard. */
@ShanzhiTest
class DesksBrowserTest extends InTown {
    private static final String COMPOSING =
            "dispatchEvent(new KeyboardEvent('keydown', {key: 'j', isComposing: true, bubbles: true}))";

    /** Built into the machine, knows its owner by finger, and consents by itself. */
    private static final String AUTHENTICATOR = """
            {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
             "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}
            """;

    private People people;

    @BeforeEach
    void open() {
        people = People.of(town, accounts, port, List.of(town.triage, town.callback, town.clerk));
    }

    @AfterEach
    void nobody_complains() {
        people.close();
        assertThat(people.complaints).isEmpty();
    }

    @Test
    void a_triage_officer_routes_by_keys_and_the_next_matter_opens() {
        MatterNumber first = registered("楼上漏水");
        MatterNumber second = registered("楼道堆物");
        Page desk = people.of(town.triage);
        desk.navigate("/triage/" + first);
        desk.evaluate("document." + COMPOSING);
        keys(desk, "t");
        desk.keyboard().insertText("漏水");
        keys(desk, "Enter", "Escape", "c", "ArrowDown", "m", "Space", "r", "Space", "1", "b");
        desk.keyboard().type("jk 属地管理");
        desk.evaluate("getSelection().selectAllChildren(document.querySelector('[data-quotable]'))");
        desk.locator("label:has([value=HOUSEHOLDS_OR_5_PEOPLE])").click();
        assertThat(desk.locator("#evidence")).hasValue("涉及多户或五人以上：“楼上漏水，八户人家都漏水”");
        assertThat(desk.url()).endsWith("/triage/" + first);
        keys(desk, "Control+Enter");
        desk.waitForURL("**/triage/" + second);
        assertThat(desk.locator("#said")).containsText("已办好受理、勾选案件风险、研判、分流");
        MatterSheet sheet = reading.sheet(town.triage, first);
        assertThat(sheet.state()).isEqualTo(State.ROUTED);
        assertThat(sheet.unit()).isEqualTo(Story.STREET);
        assertThat(sheet.risk()).isEqualTo(Risk.MEDIUM);
    }

    @Test
    void what_was_typed_for_one_matter_never_shows_in_another() {
        MatterNumber first = triaged("漏水一");
        triaged("漏水二");
        Page desk = people.of(town.triage);
        desk.navigate("/triage");
        desk.locator("#basis").pressSequentially("只说第一件");
        desk.onDialog(com.microsoft.playwright.Dialog::accept);
        matters.act(town.clerk, first, new Command.Withdraw(new PartyRef(1), "PHONE"), Town.act());
        desk.navigate("/triage");
        assertThat(desk.locator(".doc h2")).hasText("漏水二");
        assertThat(desk.locator("#basis")).hasValue("");
    }

    @Test
    void several_stay_picked_from_one_matter_to_the_next_and_go_to_one_unit() {
        MatterNumber first = triaged("漏水一");
        MatterNumber second = triaged("漏水二");
        Page desk = people.of(town.triage);
        desk.navigate("/triage/" + first + "?tab=route");
        keys(desk, "p", "j");
        desk.waitForURL("**/triage/" + second + "?tab=route");
        keys(desk, "p");
        assertThat(desk.locator("#batch [data-n]")).hasText("2");
        desk.locator("#batch summary").click();
        desk.locator("#find-batch-unit").pressSequentially("单位D");
        desk.locator("#batch input[name=unit][value=D]").check();
        desk.locator("#batch .chip").nth(1).click();
        desk.locator("#batch button[value=route]").click();
        assertThat(desk.locator("main")).containsText("办好 2 件，共 2 件");
        assertThat(reading.sheet(town.triage, second).unit()).isEqualTo(Story.DEPARTMENT);
    }

    @Test
    void a_call_back_clerk_sees_the_number_asks_three_questions_and_closes() {
        MatterNumber number = concluded("楼上漏水");
        Page desk = people.of(town.callback);
        desk.navigate("/callback");
        assertThat(desk.locator(".prom")).containsText("三日内修好防水");
        keys(desk, "v");
        assertThat(desk.locator("details.reveal form button").first()).isFocused();
        keys(desk, "Enter");
        assertThat(desk.locator("#party-1")).containsText("13912345678");
        keys(desk, "1", "4", "6", "9", "b");
        desk.keyboard().insertText("修得很快");
        keys(desk, "Control+Enter");
        assertThat(desk.locator("#said")).containsText("已记下回访：" + number);
        desk.navigate("/callback?tab=file");
        keys(desk, "a");
        assertThat(desk.locator("#said")).containsText("已记下归档：" + number);
        assertThat(reading.sheet(town.callback, number).state()).isEqualTo(State.ARCHIVED);
    }

    @Test
    void a_clerk_answers_three_callers_in_a_row_and_registers_the_fourth_without_the_mouse() {
        Page desk = people.of(town.clerk);
        assertThat(desk.url()).endsWith("/desk");
        keys(desk, "l");
        assertThat(desk.locator("#requestedAt")).isFocused();
        keys(desk, "Escape", "i");
        desk.waitForURL("**/desk/spot");
        var given = new java.util.ArrayList<String>();
        for (String type : List.of("ldzm", "R0501", "路灯")) {
            assertThat(desk.locator("#body")).isFocused();
            desk.keyboard().insertText("路灯三天不亮。小区门口第 " + given.size() + " 盏");
            keys(desk, "Alt+l");
            desk.keyboard().insertText(type);
            keys(desk, "Enter", "Alt+3", "Alt+y");
            if (given.isEmpty()) {
                keys(desk, "Alt+x");
                desk.keyboard().insertText("王先生");
                keys(desk, "Tab");
                desk.keyboard().insertText("13912345678");
                keys(desk, "Control+Enter");
                assertThat(desk.locator("#notice")).isFocused();
                assertThat(desk.locator("#phone")).hasValue("13912345678");
                people.complaints.clear();
                keys(desk, "Space");
            }
            keys(desk, "Control+Enter");
            assertThat(desk.locator("#spot-last li")).hasCount(given.size() + 1);
            given.add(desk.locator("#spot-done .no").textContent());
            assertThat(desk.locator("#body")).hasValue("");
        }
        assertThat(given).doesNotHaveDuplicates();
        for (String number : given) {
            MatterSheet sheet =
                    reading.sheet(town.clerk, MatterNumber.parse(number).orElseThrow());
            assertThat(sheet.state()).isEqualTo(State.CONCLUDED);
            assertThat(sheet.typeCode()).isEqualTo("R0501");
        }
        desk.keyboard().insertText("楼上漏水，想请人调解");
        keys(desk, "Alt+z");
        desk.waitForURL("**/desk/continue");
        assertThat(desk.locator("#body")).hasValue("楼上漏水，想请人调解");
    }

    @Test
    void a_passkey_is_the_second_step_and_a_way_in_without_a_password() {
        Page page = people.of(town.clerk);
        var device = page.context().newCDPSession(page);
        device.send("WebAuthn.enable");
        String id = device.send("WebAuthn.addVirtualAuthenticator", json(AUTHENTICATOR))
                .get("authenticatorId")
                .getAsString();
        page.navigate("/account");
        page.fill("#passkey-name", "办公室电脑");
        page.locator("#passkeys form[data-passkey] button").click();
        assertThat(page.locator(".codes li")).hasCount(10);
        page.locator("a.btn-primary").click();
        assertThat(page.locator("#passkeys tbody")).containsText("办公室电脑");

        people.signInAgain(page, town.clerk);
        page.waitForURL("**/sign-in/second**");
        var sent = page.waitForRequest(
                "**/sign-in/second/passkey",
                () -> page.locator("form[data-passkey] button").click());
        page.waitForURL("**/desk");
        String answer = sent.postData().replaceFirst("^.*credential=([^&]*).*$", "$1");

        people.signInAgain(page, town.clerk);
        page.waitForURL("**/sign-in/second**");
        page.evaluate(
                "async answer => { const f = document.querySelector('form[data-passkey]');"
                        + " await fetch(f.action + '/ask', {method: 'POST', body: new URLSearchParams(new FormData(f))});"
                        + " f.elements.credential.value = decodeURIComponent(answer); f.submit(); }",
                answer);
        assertThat(page.locator("#said")).containsText("通行密钥无法确认");
        page.locator("form[data-passkey] button").click();
        page.waitForURL("**/desk");

        page.locator("form[data-sign-out] button").click();
        device.send("WebAuthn.setUserVerified", json("{\"authenticatorId\":\"" + id + "\",\"isUserVerified\":false}"));
        page.locator("form[data-passkey] button").click();
        assertThat(page.locator("[data-passkey-said]")).containsText("没有完成");
        device.send("WebAuthn.setUserVerified", json("{\"authenticatorId\":\"" + id + "\",\"isUserVerified\":true}"));
        page.locator("form[data-passkey] button").click();
        page.waitForURL("**/desk");

        page.navigate("/account");
        page.locator("#passkeys .sure summary").click();
        page.locator("#passkeys .sure form button").click();
        assertThat(page.locator("#passkeys tbody")).hasCount(0);
        people.signInAgain(page, town.clerk);
        page.waitForURL("**/desk");
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static void keys(Page desk, String... keys) {
        for (String key : keys) desk.keyboard().press(key);
    }
}
