package org.shanzhi.policy.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanzhi.testing.AdminApp;
import org.shanzhi.testing.TestCallers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

@SpringBootTest(classes = AdminApp.class)
@AutoConfigureMockMvc
class DeadlinePagesTest {
    @Autowired
    private MockMvcTester mvc;

    @Test
    void everybody_sees_every_rule_with_its_source_and_whether_it_runs() {
        var rules = TestCallers.POLICIES.deadlines().policies();

        assertThat(get("/deadlines"))
                .hasStatusOk()
                .bodyText()
                .contains(rules.keySet())
                .contains("劳动争议调解仲裁法14", "15 日", "当月末", "尚未开通", "全部<span class=\"n\">" + rules.size());
    }

    @Test
    void rules_are_found_by_name_code_and_article() {
        assertThat(get("/deadlines?q=行政复议法20"))
                .bodyText()
                .contains("DL-RECON-APPLY")
                .doesNotContain("DL-SIGN");
        assertThat(get("/deadlines?q=ｄｌ-ｓｉｇｎ")).bodyText().contains("DL-SIGN").doesNotContain("DL-RECON-APPLY");
        assertThat(get("/deadlines?nature=RIGHT&q=签收")).bodyText().contains("没有这样的规则");
    }

    @Test
    void a_rule_is_counted_out_with_its_reasons() {
        assertThat(get("/deadlines/DL-LABOUR-MED?start=2026-11-13T15:20"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "到 <time>2026-11-30 周一 24:00</time> 为止",
                        "还剩 7 天 14 小时",
                        "末日 2026-11-28 周六 是休息日，顺延到 2026-11-30 周一",
                        "民法典 203",
                        "劳动争议调解仲裁法14",
                        "告知可申请仲裁");
    }

    @Test
    void a_provisional_date_says_so() {
        assertThat(get("/deadlines/DL-SIGN?start=2026-12-31T15:20")).bodyText().contains("2027 年放假安排尚未公布", "暂定");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30T10:00", "99999-01-01T00:00", "<script>"})
    void a_start_that_is_no_time_is_told_beside_its_field(String start) {
        assertThat(mvc.get().uri("/deadlines/DL-SIGN").param("start", start).accept("text/html"))
                .hasStatus(422)
                .bodyText()
                .contains("参数 start 的写法不对", "aria-invalid=\"true\"");
    }

    @Test
    void a_rule_chosen_in_the_form_has_an_address_of_its_own() {
        assertThat(get("/deadlines?rule=DL-SIGN&start=2026-11-13T15:20"))
                .hasRedirectedUrl("/deadlines/DL-SIGN?start=2026-11-13T15:20");
        assertThat(get("/deadlines?rule=DL-NONE")).hasStatus(404);
        assertThat(get("/deadlines/DL-NONE")).hasStatus(404);
    }

    @Test
    void every_rule_has_its_page_in_both_languages_and_every_text_exists() {
        for (String code : TestCallers.POLICIES.deadlines().policies().keySet()) {
            for (String language : new String[] {"zh", "en"}) {
                assertThat(get("/deadlines/" + code + "?start=2026-12-01T10:00").cookie(new Cookie("lang", language)))
                        .hasStatusOk()
                        .bodyText()
                        .doesNotContainPattern(">(deadlines|calendar|holidays)\\.[a-zA-Z_.]+<");
            }
        }
    }

    private MockMvcRequestBuilder get(String uri) {
        return mvc.get().uri(uri).accept("text/html").header(AdminApp.ROLE, "HANDLER");
    }
}
