package org.shanzhi.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.matter.Command.SetFlag;
import org.shanzhi.matter.Command.Withdraw;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.PartyRef;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Town;
import org.shanzhi.testing.ShanzhiTest;

/** The call-back desk as its clerk uses it, without a script. */
@ShanzhiTest
class CallBackPagesTest extends InTown {
    private static final Map<String, String> CONTENT =
            Map.of("result", "REACHED", "response", "true", "solved", "YES", "satisfied", "SATISFIED");

    private Browser clerk;

    @BeforeEach
    void sitDown() {
        clerk = signedIn(town.callback);
    }

    @Test
    void an_empty_desk_says_what_will_come() {
        assertThat(clerk.get("/callback").body()).contains("没有等着的事项", "办结的事项会按回访期限出现在这里");
    }

    @Test
    void what_was_promised_stands_before_whom_to_call() {
        MatterNumber number = concluded("楼上漏水");
        assertThat(clerk.get("/callback").body())
                .contains(number.toString(), "三日内修好防水", "138****4321")
                .doesNotContain("13887654321", "callback.");
    }

    @Test
    void a_content_person_ends_it_and_the_next_one_opens() {
        MatterNumber first = concluded("楼上漏水");
        MatterNumber second = concluded("楼道堆物");
        var fields = new HashMap<>(CONTENT);
        fields.put("note", "修得很快，谢谢");
        assertThat(location(call(first, fields))).isEqualTo("/callback/" + second);
        assertThat(reading.sheet(town.callback, first).state()).isEqualTo(State.CALLED_BACK);
        assertThat(clerk.get("/callback/" + first + "?tab=file").body()).contains("修得很快，谢谢");
    }

    @Test
    void somebody_who_was_reached_is_asked_all_three_questions() {
        MatterNumber number = concluded("楼上漏水");
        HttpResponse<String> again = call(number, Map.of("result", "REACHED", "solved", "YES", "note", "挺好"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("id=\"response-e\"", "id=\"satisfied-e\"", "挺好")
                .doesNotContain("id=\"solved-e\"");
        assertThat(reading.sheet(town.callback, number).state()).isEqualTo(State.CONCLUDED);
    }

    @Test
    void a_call_that_found_nobody_is_recorded_once_a_day() {
        MatterNumber number = concluded("楼上漏水");
        call(number, Map.of("result", "NOT_REACHED", "solved", "YES"));
        assertThat(clerk.get("/callback/" + number).body()).contains("未接通 1 次", "今天已经打过一次");
        HttpResponse<String> again = call(number, Map.of("result", "NOT_REACHED", "note", "关机"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("关机").containsPattern("value=\"NOT_REACHED\" checked");
    }

    @Test
    void whoever_is_not_content_is_asked_whether_to_take_it_up_again() {
        MatterNumber number = concluded("楼上漏水");
        var fields = new HashMap<>(CONTENT);
        fields.put("solved", "NO");
        String next = location(call(number, fields));
        assertThat(next).isEqualTo("/callback/" + number + "?tab=file&do=reopen");
        assertThat(clerk.get(next).body()).contains("群众说没有解决或不满意").containsPattern("<details class=\"js rj\" open");
        HttpResponse<String> without = submit(number, "reopen", Map.of("reason", ""));
        assertThat(without.statusCode()).isEqualTo(422);
        submit(number, "reopen", Map.of("reason", "楼上还在漏"));
        assertThat(reading.sheet(town.callback, number).state()).isEqualTo(State.REOPENED);
    }

    @Test
    void only_the_reasons_that_hold_let_a_matter_go_without_a_call() {
        MatterNumber withdrawn = registered("不用办了");
        matters.act(town.clerk, withdrawn, new Withdraw(new PartyRef(1), "PHONE"), Town.act());
        assertThat(reading.waivers(town.callback, withdrawn)).containsExactly("WITHDRAWN");
        MatterNumber concluded = concluded("楼上漏水");
        assertThat(reading.waivers(town.callback, concluded)).isEmpty();
        assertThat(clerk.get("/callback/" + withdrawn).body()).contains("不打电话归档", "申请人撤回");
        submit(withdrawn, "archive", Map.of("waiver", "WITHDRAWN"));
        assertThat(reading.sheet(town.callback, withdrawn).state()).isEqualTo(State.ARCHIVED);
        HttpResponse<String> refused = submit(concluded, "archive", Map.of("waiver", "WITHDRAWN"));
        assertThat(refused.statusCode()).isEqualTo(409);
    }

    @Test
    void the_number_of_somebody_who_suffered_violence_is_not_offered() {
        assertThat(clerk.get("/callback/" + concluded("楼上漏水")).body()).contains("/parties/1/reveal");
        MatterNumber number = registered("夫妻争吵");
        matters.act(town.clerk, number, new SetFlag(Flag.DV, new FreeText("申请人电话中说")), Town.act());
        triage(number, "ADMIN_DUTY");
        conclude(number, Outcome.NOT_SETTLED);
        assertThat(clerk.get("/callback/" + number).body())
                .contains("号码只给承办人看", "涉家暴回访不安全")
                .doesNotContain("/parties/1/reveal");
    }

    @Test
    void nobody_else_sits_at_this_desk() {
        MatterNumber number = concluded("楼上漏水");
        Browser handler = signedIn(town.handler);
        assertThat(handler.get("/callback").statusCode()).isEqualTo(403);
        assertThat(handler.get("/callback/" + number).statusCode()).isEqualTo(403);
    }

    @Test
    void the_desk_asks_the_database_no_more_than_twelve_times() {
        MatterNumber number = concluded("楼上漏水");
        assertThat(statements.during(() -> clerk.get("/callback"))).isBetween(1, 12);
        assertThat(statements.during(() -> clerk.get("/callback/" + number))).isBetween(1, 12);
    }

    private HttpResponse<String> call(MatterNumber number, Map<String, String> fields) {
        return submit(number, "call-back", fields);
    }

    private HttpResponse<String> submit(MatterNumber number, String action, Map<String, String> fields) {
        return clerk.submit("/callback/" + number, "/callback/" + number + "/" + action, fields);
    }
}
