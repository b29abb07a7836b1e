package org.shanzhi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanzhi.access.Browser;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.State;
import org.shanzhi.testing.ShanzhiTest;

/** 即办 as it is sent without a script; with one, see DesksBrowserTest. */
@ShanzhiTest
class SpotPagesTest extends InTown {
    private static final Pattern KEY = Pattern.compile("name=\"idempotencyKey\" value=\"([^\"]+)\"");
    private static final String SPOT = "/desk/spot";

    private Browser clerk;

    @BeforeEach
    void sitDown() {
        clerk = signedIn(town.clerk);
    }

    @Test
    void asked_and_answered_in_one_step_and_the_next_form_is_empty_but_for_habits() {
        var answer = submit(told());
        MatterSheet sheet = sheet(answer);
        assertThat(sheet.state()).isEqualTo(State.CONCLUDED);
        assertThat(sheet.outcome()).isEqualTo(Outcome.DONE);
        assertThat(sheet.kind()).isEqualTo(Kind.REQUEST);
        assertThat(sheet.channel()).isEqualTo(Channel.WINDOW);
        assertThat(sheet.title()).isEqualTo("王**家门口路灯不亮");
        String next = clerk.get(location(answer)).body();
        assertThat(next)
                .contains(sheet.number(), "/desk/receipt/" + sheet.number() + ".pdf", "查询码")
                .contains("value=\"WINDOW\" selected", "value=\"DONE\" selected")
                .doesNotContain("13912345678", "王先生", "spot.");
        assertThat(clerk.get("/desk/receipt/" + sheet.number()).statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_leaves_neither_name_nor_number_is_anonymous_and_needs_no_notice() {
        var fields = told();
        fields.keySet().removeAll(java.util.List.of("parties[0].name", "parties[0].phone", "notice"));
        assertThat(sheet(submit(fields)).flags()).contains(Flag.ANONYMOUS);
    }

    @Test
    void the_type_says_of_what_kind_it_is() {
        var fields = told();
        fields.put("typeCode", "H0201");
        assertThat(sheet(submit(fields)).kind()).isEqualTo(Kind.HAZARD);
        fields.remove("typeCode");
        assertThat(sheet(submit(fields)).kind()).isEqualTo(Kind.REQUEST);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("body", "", 422, "请填写"),
                Arguments.of("text", "", 422, "请填写"),
                Arguments.of("notice", "", 422, "请先告知个人信息的用途"),
                Arguments.of("parties[0].phone", "12", 422, "电话号码不对"),
                Arguments.of("typeCode", "0202", 409, "办理结果"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void what_is_wrong_stands_at_its_field_and_everything_typed_is_still_there(
            String field, String value, int status, String says) {
        var fields = told();
        fields.put(field, value);
        var answer = submit(fields);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(says).doesNotContain("spot.", "data-taken=\"yes\"");
        fields.forEach((name, typed) -> assertThat(answer.body()).as(name).contains(typed));
        if (status == 422)
            assertThat(answer.body().split("class=\"err\"", -1)).as("errors").hasSize(2);
    }

    @Test
    void the_same_form_sent_twice_is_one_matter() {
        var fields = told();
        var key = KEY.matcher(clerk.get(SPOT).body());
        assertThat(key.find()).isTrue();
        fields.put("idempotencyKey", key.group(1));
        String first = location(submit(fields));
        assertThat(location(submit(fields))).isEqualTo(first);
        assertThat(clerk.get(first).body()).containsOnlyOnce("<li><a href=\"/desk/receipt/");
        fields.put("body", "改了几个字再发");
        var changed = submit(fields);
        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.body())
                .contains("改了几个字再发", "已经存下：" + first.substring(first.indexOf('=') + 1))
                .doesNotContain(key.group(1));
    }

    @Test
    void what_was_begun_here_is_carried_into_the_whole_form() {
        var fields = told();
        fields.put("typeCode", "0202");
        assertThat(clerk.submit(SPOT, "/desk/continue", fields).body())
                .contains("王先生家门口路灯不亮", "13912345678", "parties[1].role")
                .containsPattern("value=\"DISPUTE\" checked")
                .containsPattern("value=\"0202\" selected");
    }

    @Test
    void a_ready_answer_is_put_into_the_text_without_a_script_too() {
        var fields = told();
        fields.put("ready", "SETTLED");
        assertThat(clerk.submit(SPOT, SPOT + "/ready", fields).body()).contains("已告知市政，今晚修好 已当场联系处理完毕。</textarea>");
    }

    @Test
    void everybody_lands_where_their_work_is() {
        assertThat(location(clerk.get("/"))).isEqualTo("/desk");
        assertThat(location(signedIn(town.triage).get("/"))).isEqualTo("/triage");
        assertThat(location(signedIn(town.callback).get("/"))).isEqualTo("/callback");
        assertThat(location(signedIn(town.handler).get("/"))).isEqualTo("/work");
        assertThat(signedIn(town.supervisor).get(SPOT).statusCode()).isEqualTo(403);
    }

    private static Map<String, String> told() {
        var fields = new HashMap<String, String>();
        fields.put("channel", "WINDOW");
        fields.put("body", "王先生家门口路灯不亮。已经三天了");
        fields.put("typeCode", "R0501");
        fields.put("place.address", "静宁路 3 号楼");
        fields.put("notice", "yes");
        fields.put("parties[0].name", "王先生");
        fields.put("parties[0].phone", "13912345678");
        fields.put("text", "已告知市政，今晚修好");
        fields.put("outcome", "DONE");
        fields.put("resident", "SATISFIED");
        return fields;
    }

    private HttpResponse<String> submit(Map<String, String> fields) {
        return clerk.submit(SPOT, SPOT, fields);
    }

    private MatterSheet sheet(HttpResponse<String> answer) {
        String to = location(answer);
        var number = MatterNumber.parse(to.substring(to.indexOf('=') + 1)).orElseThrow();
        return reading.sheet(town.clerk, number);
    }
}
