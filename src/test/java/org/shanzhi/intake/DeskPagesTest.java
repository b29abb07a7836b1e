package org.shanzhi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanzhi.access.Browser;
import org.shanzhi.access.Vault;
import org.shanzhi.matter.Command.SetFlag;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.PartyRole;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.Willing;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The window as a clerk uses it: one form, nothing lost, a receipt in hand. */
@ShanzhiTest
class DeskPagesTest extends InTown {
    private static final String LIMITATION = "可能产生诉讼时效中断的效果，以法院认定为准";
    private static final Pattern KEY = Pattern.compile("name=\"idempotencyKey\" value=\"([^\"]+)\"");

    @Autowired
    Vault vault;

    private Browser clerk;

    @BeforeEach
    void sitDown() {
        clerk = signedIn(town.clerk);
    }

    @Test
    void what_is_told_becomes_a_matter_and_a_receipt() {
        var answer = submit(told());
        assertThat(answer.statusCode()).isEqualTo(302);
        MatterSheet sheet = sheet(answer);
        assertThat(sheet.title()).isEqualTo("楼上漏水");
        assertThat(sheet.state()).isEqualTo(State.REGISTERED);
        assertThat(sheet.parties()).extracting("willing").containsExactly(Willing.YES, null);
        assertThat(sheet.place().address()).isEqualTo("静宁路 3 号楼");
        String receipt = clerk.get(location(answer)).body();
        assertThat(receipt)
                .contains(sheet.number(), vault.queryCode(sheet.number()), "0931-8450000", "为什么是这一天")
                .contains("开始的当日", LIMITATION, "即办答复", "受理")
                .doesNotContain("张三", "13912345678", "intake.");
        assertThat(reading.events(town.clerk, number(answer), 0, 1)
                        .items()
                        .getFirst()
                        .with()
                        .note()
                        .value())
                .contains("个人信息保护法");
    }

    @Test
    void the_same_form_sent_twice_is_registered_once() {
        var fields = told();
        fields.put("idempotencyKey", key(clerk.get("/desk").body()));
        String first = location(clerk.submit("/desk", "/desk", fields));
        assertThat(location(clerk.submit("/desk", "/desk", fields))).isEqualTo(first);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("title", "", "请填写"),
                Arguments.of("body", "", "请填写"),
                Arguments.of("kind", "", "请填写"),
                Arguments.of("notice", "", "请先告知个人信息的用途"),
                Arguments.of("parties[0].phone", "12", "电话号码不对"),
                Arguments.of("parties[0].idNumber", "12", "证件号码不对"),
                Arguments.of("parties[0].name", "", "请填写"),
                Arguments.of("parties[3].phone", "12", "电话号码不对"),
                Arguments.of("parties[0].birthYear", "去年", "出生年份不对"),
                Arguments.of("occurredAt", "2999-01-01T08:00", "不能晚于现在"),
                Arguments.of("place.lon", "103.8", "坐标不对"),
                Arguments.of("anonymous", "yes", "匿名事项不登记申请人"),
                Arguments.of("typeCode", "7777", "7777"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void an_error_stands_at_its_field_and_everything_typed_is_still_there(String field, String value, String says) {
        var fields = told();
        fields.put(field, value);
        var answer = submit(fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(says).doesNotContain("intake.");
        fields.forEach((name, typed) -> {
            if (!name.equals("kind") && !name.equals("typeCode"))
                assertThat(answer.body()).as(name).contains(typed);
        });
        var matter = Pattern.compile("class=\"f [^\"]*f-err\"").matcher(answer.body());
        if (!List.of("place.lon", "anonymous").contains(field))
            assertThat(matter.find()).isTrue();
        assertThat(Pattern.compile("class=\"err\" id=")
                        .matcher(answer.body())
                        .results()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void late_paper_needs_its_time_and_its_reason_and_keeps_the_time() {
        var fields = told();
        fields.put("requestedAt", "2026-01-05T09:24");
        assertThat(submit(fields).body()).contains("补录须写明理由", "2026-01-05T09:24");
        fields.remove("requestedAt");
        fields.put("lateReason", "停电");
        assertThat(submit(fields).body()).contains("还要填纸质登记上的原时间", "停电");
        fields.put("requestedAt", "2026-01-05T09:24");
        var sheet = sheet(submit(fields));
        assertThat(sheet.requestedAt()).isEqualTo("2026-01-05T01:24:00Z");
        assertThat(sheet.registeredAt()).isAfter(sheet.requestedAt());
    }

    @Test
    void whoever_gives_no_name_is_anonymous_and_said_to_be() {
        var fields = told();
        fields.keySet().removeIf(name -> name.startsWith("parties[0]"));
        assertThat(submit(fields).body()).contains("不愿留名的，请勾选");
        fields.put("anonymous", "yes");
        assertThat(sheet(submit(fields)).flags()).contains(Flag.ANONYMOUS);
    }

    @Test
    void a_row_is_added_and_taken_away_without_losing_a_word() {
        var fields = told();
        fields.put("add", "AGENT");
        var more = clerk.submit("/desk", "/desk/parties", fields).body();
        assertThat(more).contains("parties[4].name", "张三", "楼上漏水三个月");
        fields.remove("add");
        fields.put("remove", "3");
        assertThat(clerk.submit("/desk", "/desk/parties", fields).body())
                .contains("parties[0].name", "张三")
                .doesNotContain("parties[3].name", "李四");
    }

    @Test
    void a_hundred_people_come_with_a_list_and_five_speak_for_them() {
        var fields = told();
        fields.put("kind", "REQUEST");
        fields.put("list", people(98, 5));
        var answer = submit(fields);
        MatterSheet sheet = sheet(answer);
        assertThat(sheet.parties()).hasSize(100);
        assertThat(sheet.parties())
                .filteredOn(p -> p.role() == PartyRole.REPRESENTATIVE)
                .hasSize(5);
        assertThat(sheet.parties().getLast().phone()).isEqualTo("139****0098");
        String matter = "/matters/" + sheet.number();
        String page = clerk.get(matter).body();
        assertThat(page.indexOf("代表人")).isLessThan(page.indexOf("申请人"));
        assertThat(page).contains("其余 94 位", "139****0098");
        assertThat(clerk.get(matter + "/print").body()).contains("共 100 位当事人").doesNotContain("139****0098");
        assertThat(clerk.get(location(answer)).body()).doesNotContain("139****0098");
        for (String path : List.of(matter, matter + "/print", location(answer)))
            assertThat(statements.during(() -> clerk.get(path))).as(path).isLessThanOrEqualTo(12);
        var desk = signedIn(town.triage).get("/triage/" + sheet.number());
        assertThat(desk.body()).contains("其余 94 位");
    }

    @Test
    void a_sixth_who_speaks_and_a_line_that_cannot_be_read_are_told_and_the_list_is_still_there() {
        var fields = told();
        fields.put("list", people(98, 6));
        var sixth = submit(fields);
        assertThat(sixth.statusCode()).isEqualTo(422);
        assertThat(sixth.body()).contains("代表人最多 5 位（信访工作条例第二十条）", "13900000098");
        fields.put("list", "张三 13912345678\n\n李四 12");
        assertThat(submit(fields).body()).contains("名单第 3 行：电话号码不对", "李四 12");
    }

    private static String people(int all, int speaking) {
        return IntStream.rangeClosed(1, all)
                .mapToObj(i -> (i <= speaking ? "代表 " : "") + "住户" + i + " 139%08d".formatted(i))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a_point_says_its_grid_or_why_not() {
        String path = "/desk/locate?place.crs=WGS84&place.lon=103.80&place.lat=";
        assertThat(clerk.get(path + "36.05").body()).contains("单位620102001001001");
        assertThat(clerk.get(path + "39.9").body()).contains("不在本区任何网格内");
        assertThat(clerk.get("/desk/types?kind=HAZARD").body())
                .contains("<optgroup")
                .doesNotContain("<html");
    }

    @Test
    void it_is_accepted_or_answered_while_the_person_is_still_there() {
        String accepted = location(submit(told()));
        assertThat(clerk.submit(accepted, accepted + "/accept", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(reading.sheet(town.clerk, numberIn(accepted)).state()).isEqualTo(State.ACCEPTED);
        assertThat(clerk.submit(accepted, accepted + "/accept", Map.of()).statusCode())
                .isEqualTo(409);
        String answered = location(submit(told()));
        var half = clerk.submit(answered, answered + "/answer", Map.of("text", "已联系物业明天来修"));
        assertThat(half.statusCode()).isEqualTo(422);
        assertThat(half.body()).contains("已联系物业明天来修", "请填写");
        clerk.submit(
                answered,
                answered + "/answer",
                Map.of("text", "已联系物业明天来修", "outcome", "ANSWERED", "resident", "SATISFIED"));
        assertThat(reading.sheet(town.clerk, numberIn(answered)).state()).isEqualTo(State.CONCLUDED);
    }

    @Test
    void the_paper_has_what_the_person_must_know_and_the_note_only_where_it_is_true() throws IOException {
        var dispute = submit(told());
        assertThat(paper(dispute))
                .contains(
                        number(dispute).toString(),
                        vault.queryCode(number(dispute).toString()),
                        "受理回执")
                .contains("0931-8450000", "24:00", LIMITATION)
                .contains(sheet(dispute)
                        .requestedAt()
                        .atZone(org.shanzhi.kernel.ChinaTime.ZONE)
                        .toLocalDate()
                        .toString());
        var request = told();
        request.put("kind", "REQUEST");
        assertThat(paper(submit(request))).contains("受理回执").doesNotContain("诉讼时效");
        var alone = told();
        alone.keySet().removeIf(name -> name.startsWith("parties[3]"));
        assertThat(paper(submit(alone))).doesNotContain("诉讼时效");
    }

    @Test
    void the_receipt_of_a_case_of_violence_gives_nothing_away() throws IOException {
        var answer = submit(told());
        matters.act(town.clerk, number(answer), new SetFlag(Flag.DV, new FreeText("自述被打")), Town.act());
        assertThat(paper(answer)).contains("办事回执").doesNotContain("诉讼时效", "调解", "漏水", "受理回执");
        assertThat(clerk.get(location(answer)).body()).doesNotContain(LIMITATION);
    }

    @Test
    void who_registers_nothing_has_no_desk() {
        assertThat(signedIn(town.supervisor).get("/desk").statusCode()).isEqualTo(403);
    }

    private static Map<String, String> told() {
        var fields = new HashMap<String, String>();
        fields.put("kind", "DISPUTE");
        fields.put("channel", "WINDOW");
        fields.put("title", "楼上漏水");
        fields.put("body", "楼上漏水三个月");
        fields.put("place.address", "静宁路 3 号楼");
        fields.put("notice", "yes");
        fields.put("parties[0].role", "APPLICANT");
        fields.put("parties[0].kind", "PERSON");
        fields.put("parties[0].name", "张三");
        fields.put("parties[0].phone", "13912345678");
        fields.put("parties[0].willing", "YES");
        fields.put("parties[1].role", "RESPONDENT");
        fields.put("parties[1].kind", "PERSON");
        fields.put("parties[3].role", "RESPONDENT");
        fields.put("parties[3].kind", "PERSON");
        fields.put("parties[3].name", "李四");
        return fields;
    }

    private HttpResponse<String> submit(Map<String, String> fields) {
        return clerk.submit("/desk", "/desk", fields);
    }

    private String paper(HttpResponse<String> registered) throws IOException {
        byte[] pdf = clerk.bytes(location(registered) + ".pdf");
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s*\\R\\s*", "");
        }
    }

    private static MatterNumber numberIn(String path) {
        return MatterNumber.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    }

    private static MatterNumber number(HttpResponse<String> answer) {
        return numberIn(location(answer));
    }

    private MatterSheet sheet(HttpResponse<String> answer) {
        return reading.sheet(town.clerk, number(answer));
    }

    private static String key(String page) {
        var key = KEY.matcher(page);
        assertThat(key.find()).isTrue();
        return key.group(1);
    }
}
