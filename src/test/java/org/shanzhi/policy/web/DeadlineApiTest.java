package org.shanzhi.policy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanzhi.policy.HolidayYears;
import org.shanzhi.policy.TestNotices;
import org.shanzhi.testing.AdminApp;
import org.shanzhi.testing.TestCallers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = AdminApp.class)
@AutoConfigureMockMvc
class DeadlineApiTest {
    private static final int DISTRICT = 60;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private HolidayYears years;

    @Test
    void a_date_is_told_with_every_day_skipped_and_why() {
        // Two working days from the eve of 国庆节: the 30th, then the 8th of October.
        assertThat(preview("DL-SIGN", "2026-09-29T10:00:00%2B08:00"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"policy": "DL-SIGN", "due": "2026-10-09T00:00:00+08:00", "dueDay": "2026-10-08",
                         "certainty": "FINAL", "steps": [
                          {"code": "STARTED", "text": "从 2026-09-29 10:00 开始", "from": "2026-09-29T10:00:00+08:00"},
                          {"code": "FIRST_DAY_NOT_COUNTED", "text": "开始的当日（2026-09-29 周二）不计入，从 2026-09-30 周三 数起",
                           "from": "2026-09-29", "source": "民法典 201"},
                          {"code": "NOT_COUNTED.HOLIDAY", "text": "2026-10-01 周四 至 2026-10-07 周三 国庆节放假 7 天，不计",
                           "from": "2026-10-01", "to": "2026-10-07"},
                          {"code": "COUNTED.WORKING_DAY", "text": "2 个工作日，数到 2026-10-08 周四", "to": "2026-10-08"},
                          {"code": "ENDS_WITH_DAY", "text": "最后一天是 2026-10-08 周四，24:00 前都不算超时",
                           "to": "2026-10-08", "source": "民法典 203"}]}""");
    }

    @Test
    void the_sentences_are_in_the_language_of_the_caller() {
        assertThat(mvc.get()
                        .uri("/api/v1/deadlines/preview?policy=DL-SIGN&start=2026-09-29T02:00:00Z")
                        .header("Accept-Language", "en"))
                .bodyJson()
                .extractingPath("$.steps[2].text")
                .asString()
                .contains("7 days off");
    }

    @Test
    void an_unknown_year_is_named_unless_a_provisional_date_will_do_and_is_final_once_it_is_entered() {
        String start = "2026-12-25T10:00:00%2B08:00";
        assertThat(preview("DL-OBJECTION", start)).hasStatus(422).bodyJson().satisfies(problem -> {
            var json = JsonMapper.shared().readTree(problem.getJson());
            assertThat(json.path("code").asString()).isEqualTo("HOLIDAYS_UNKNOWN");
            assertThat(json.path("detail").asString()).contains("2027");
        });
        assertThat(preview("DL-OBJECTION", start + "&provisional=true"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(answer -> {
                    var json = JsonMapper.shared().readTree(answer.getJson());
                    assertThat(json.path("certainty").asString()).isEqualTo("PROVISIONAL");
                    assertThat(json.path("dueDay").asString()).isEqualTo("2027-01-01");
                    assertThat(json.toString()).contains("YEAR_NOT_PUBLISHED");
                });

        years.enter(TestCallers.staff(DISTRICT, 1, 1, "SYSTEM_ADMIN"), TestNotices.of2027());

        assertThat(preview("DL-OBJECTION", start))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.dueDay")
                .isEqualTo("2027-01-04");
    }

    @Test
    void a_plus_sign_that_nobody_escaped_is_read_as_one() {
        assertThat(preview("DL-SIGN", "2026-09-29T10:00:00+08:00"))
                .bodyJson()
                .extractingPath("$.dueDay")
                .isEqualTo("2026-10-08");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_policy_can_be_counted(String code) {
        assertThat(preview(code, "2026-02-13T16:59:00%2B08:00&provisional=true"))
                .hasStatusOk();
    }

    static Iterable<String> codes() {
        return TestCallers.POLICIES.deadlines().policies().keySet();
    }

    @ParameterizedTest
    @CsvSource({
        "policy=DL-NONE&start=2026-09-29T10:00:00Z, policy",
        "policy=DL-SIGN&start=2026-09-29, start",
        "policy=DL-SIGN&start=2026-09-29T10:00:00, start",
        "policy=DL-SIGN&start=0001-01-01T00:00:00Z, start",
        "policy=DL-SIGN&start=9999-12-31T23:59:59Z, start",
        "policy=DL-SIGN&start=, start",
        "policy=DL-SIGN, start",
        "start=2026-09-29T10:00:00Z, policy",
        "policy=DL-SIGN&start=2026-09-29T10:00:00Z&provisional=perhaps, provisional"
    })
    void a_bad_parameter_is_named(String query, String parameter) {
        assertThat(get(query))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(parameter);
    }

    private MvcTestResult preview(String policy, String start) {
        return get("policy=" + policy + "&start=" + start);
    }

    private MvcTestResult get(String query) {
        return mvc.get()
                .uri(URI.create("/api/v1/deadlines/preview?" + query))
                .header(AdminApp.DISTRICT, DISTRICT)
                .header(AdminApp.ROLE, "HANDLER")
                .exchange();
    }
}
