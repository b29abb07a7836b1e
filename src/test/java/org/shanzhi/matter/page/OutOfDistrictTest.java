package org.shanzhi.matter.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.ClockOutcome;
import org.shanzhi.matter.Command.Conclude;
import org.shanzhi.matter.Command.Reopen;
import org.shanzhi.matter.Command.SetFlag;
import org.shanzhi.matter.Command.Sign;
import org.shanzhi.matter.Command.Start;
import org.shanzhi.matter.Command.Triage;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.Event.HandedOver;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Nature;
import org.shanzhi.testing.ShanzhiTest;

/** 区外移送: passed on to somebody named, told, ended, on paper, and back again under the same number. */
@ShanzhiTest
class OutOfDistrictTest extends InTown {
    private static final String ORGAN = "七里河区综治中心";

    @Test
    void triage_passes_on_what_came_in_and_what_was_triaged_and_both_end_as_passed_on() {
        var officer = signedIn(town.triage);
        for (MatterNumber number : List.of(registered("楼上漏水"), triaged("路灯不亮"))) {
            assertThat(officer.get("/triage/" + number).body()).contains("/matters/" + number + "/out-of-district");
            assertThat(passOn(officer, number)).isEqualTo("/matters/" + number);
            ended(number);
        }
    }

    @Test
    void a_handler_passes_on_what_is_being_handled() {
        MatterNumber number = registered("路灯不亮");
        routed(number, Story.STREET, List.of());
        matters.act(town.handler, number, new Sign(null), Town.act());
        matters.act(town.handler, number, new Start(), Town.act());
        passOn(town.handler, number);
        ended(number);
    }

    @Test
    void a_clerk_passes_on_at_once_and_triage_ends_it() {
        MatterNumber number = registered("楼上漏水");
        passOn(town.clerk, number);
        assertThat(sheet(number).state()).isEqualTo(State.HANDED_TO_STATUTORY_CHANNEL);
        matters.act(town.triage, number, new Conclude(Outcome.OUT_OF_DISTRICT, TEXT, null), Town.act());
        ended(number);
    }

    @Test
    void nothing_ends_as_passed_on_before_it_is_said_to_whom() {
        MatterNumber number = registered("楼上漏水");
        routed(number, Story.STREET, List.of());
        matters.act(town.handler, number, new Sign(null), Town.act());
        matters.act(town.handler, number, new Start(), Town.act());
        var end = new Conclude(Outcome.OUT_OF_DISTRICT, TEXT, null);
        assertThatThrownBy(() -> matters.act(town.handler, number, end, Town.act()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting(reason -> reason.code())
                                .containsExactly(MatterRefusal.RECEIVER_NOT_NAMED));
    }

    @Test
    void the_receiver_and_the_reason_are_asked_for_at_their_fields() {
        MatterNumber number = registered("楼上漏水");
        var answer = signedIn(town.triage)
                .submit("/matters/" + number, "/matters/" + number + "/out-of-district", Map.of("route", "MEDIATION"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"f-organ-e\"", "id=\"summary-e\"");
        assertThat(sheet(number).state()).isEqualTo(State.REGISTERED);
    }

    @Test
    void what_comes_back_goes_on_under_its_number() {
        MatterNumber number = registered("楼上漏水");
        passOn(town.triage, number);
        matters.act(town.triage, number, new Reopen(TEXT), Town.act());
        matters.act(town.triage, number, new Triage("0202", Complexity.GENERAL, true, "MEDIATION"), Town.act());
        assertThat(sheet(number).state()).isEqualTo(State.TRIAGED);
        assertThat(sheet(number).outcome()).isNull();
    }

    @Test
    void letter_and_notice_name_the_receiver_and_nobody_else_in_full() throws Exception {
        MatterNumber number = registered("楼上漏水");
        var browser = signedIn(town.triage);
        assertThat(browser.get("/matters/" + number + "/letters.pdf").statusCode())
                .isEqualTo(404);
        passOn(browser, number);
        assertThat(browser.get("/matters/" + number).body()).contains("移送函和告知书");
        String paper = paper(browser.bytes("/matters/" + number + "/letters.pdf"));
        assertThat(paper)
                .contains("移送函", ORGAN + "：", "移送告知书", number.toString(), "不属本区管辖", "欧**")
                .doesNotContain("欧阳明", "13912345678");
    }

    @Test
    void of_a_case_of_violence_no_paper_goes_home() throws Exception {
        MatterNumber number = registered("楼上漏水");
        matters.act(town.triage, number, new SetFlag(Flag.DV, TEXT), Town.act());
        var browser = signedIn(town.triage);
        passOn(browser, number);
        assertThat(paper(browser.bytes("/matters/" + number + "/letters.pdf")))
                .contains("移送函")
                .doesNotContain("移送告知书");
    }

    private void ended(MatterNumber number) {
        MatterSheet sheet = sheet(number);
        assertThat(sheet.state()).isEqualTo(State.CONCLUDED);
        assertThat(sheet.outcome()).isEqualTo(Outcome.OUT_OF_DISTRICT);
        var events = reading.events(town.triage, number, 0, 100).items();
        assertThat(events)
                .anySatisfy(r -> assertThat(r.event())
                        .isInstanceOfSatisfying(
                                HandedOver.class,
                                e -> assertThat(e.organ().value()).isEqualTo(ORGAN)));
        assertThat(sheet.clocks())
                .filteredOn(clock -> clock.nature() == Nature.DUTY && clock.stopped() == null)
                .extracting(clock -> clock.policy())
                .as("only what follows an end still runs")
                .containsExactlyInAnyOrder("DL-CALLBACK", "DL-ARCHIVE");
        assertThat(sheet.clocks())
                .filteredOn(clock -> clock.policy().equals("DL-HANDED-CLOSE"))
                .extracting(clock -> clock.state().name())
                .containsExactly(ClockOutcome.MET.name());
    }

    private String passOn(Caller by, MatterNumber number) {
        return passOn(signedIn(by), number);
    }

    private static String passOn(org.shanzhi.access.Browser browser, MatterNumber number) {
        var fields = new HashMap<String, String>();
        fields.put("organ", ORGAN);
        fields.put("route", "MEDIATION");
        fields.put("toldAt", "2026-01-05T09:30");
        fields.put("toldHow", "PHONE");
        fields.put("summary", "房屋在七里河区，已电话告知申请人向该区综治中心反映");
        return location(browser.submit(
                "/matters/" + number + "/out-of-district", "/matters/" + number + "/out-of-district", fields));
    }

    private MatterSheet sheet(MatterNumber number) {
        return reading.sheet(town.triage, number);
    }

    private static String paper(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace("\n", "");
        }
    }
}
