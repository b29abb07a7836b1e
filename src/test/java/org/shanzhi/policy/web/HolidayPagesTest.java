package org.shanzhi.policy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.org.TestDistrict;
import org.shanzhi.policy.HolidayYears;
import org.shanzhi.policy.WaitingForHolidays;
import org.shanzhi.testing.AdminApp;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

@SpringBootTest(classes = AdminApp.class)
@AutoConfigureMockMvc
@Import(HolidayPagesTest.Clocks.class)
class HolidayPagesTest {
    private static final AtomicInteger DISTRICTS = new AtomicInteger(100);
    private static final String LINES = """
            元旦：1月1日至3日放假
            春节：2月5日至12日放假，1月31日、2月13日上班
            清明节：4月3日至5日放假
            劳动节：5月1日至5日放假，5月8日上班
            端午节：6月9日放假
            中秋节：9月15日放假
            国庆节：10月1日至7日放假，9月26日、10月9日上班""";

    private final int district = DISTRICTS.incrementAndGet();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private HolidayYears years;

    @Autowired
    private OrganisationImport organisation;

    static class Clocks {
        @Bean
        WaitingForHolidays clocks() {
            return (_, year) -> year == 2027 ? 11 : 0;
        }
    }

    @BeforeEach
    void openADistrict() {
        organisation.enter(TestDistrict.of(district));
    }

    @Test
    void an_unknown_year_says_how_many_clocks_wait_for_it() {
        assertThat(get("/admin/holidays?year=2027"))
                .hasStatusOk()
                .bodyText()
                .contains("2027 年放假安排还没有录入", "现有 11 个时限在等这一年", "/admin/holidays/2027/edit");
    }

    @Test
    void a_known_year_shows_its_days_its_marks_and_its_notice() {
        assertThat(get("/admin/holidays"))
                .hasStatusOk()
                .bodyText()
                .contains("放假 33 天，调休上班 6 天", "国办发明电〔2025〕7号", "随系统自带", "<b class=\"mk-on\">班</b>9 日 <span>劳动节");
    }

    @Test
    void both_languages_are_spoken() {
        assertThat(get("/admin/holidays?year=2027").cookie(new jakarta.servlet.http.Cookie("lang", "en")))
                .hasStatusOk()
                .bodyText()
                .contains("The holidays of 2027 have not been entered", "11 deadlines wait for this year")
                .doesNotContain("放假", "录入");
    }

    @Test
    void a_year_without_a_page_is_not_found() {
        assertThat(get("/admin/holidays?year=2050")).hasStatus(404);
        assertThat(get("/admin/holidays/2018/edit")).hasStatus(404);
    }

    @Test
    void the_lines_are_shown_as_months_while_they_are_typed() {
        assertThat(post("/admin/holidays/2027/preview", LINES).header("HX-Request", "true"))
                .hasStatusOk()
                .bodyText()
                .contains("放假 28 天，调休上班 5 天", "id=\"preview\"")
                .doesNotContain("<html", "<textarea");
        assertThat(years.editions(district)).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_named_and_what_was_typed_stays() {
        assertThat(post("/admin/holidays/2027/preview", "春节：2月30日放假"))
                .hasStatusOk()
                .bodyText()
                .contains("第 1 行看不懂：春节：2月30日放假", "<textarea", "春节：2月30日放假</textarea>");
    }

    @Test
    void a_day_that_is_picked_is_off_then_worked_then_a_weekend_again() {
        String off = "劳动节：5月1日至5日放假";
        assertThat(pick(off, "2027-05-08")).bodyText().contains("劳动节：5月1日至5日、5月8日放假</textarea>");
        assertThat(pick("劳动节：5月1日至5日、5月8日放假", "2027-05-08")).bodyText().contains("劳动节：5月1日至5日放假，5月8日上班</textarea>");
        assertThat(pick("劳动节：5月1日至5日放假，5月8日上班", "2027-05-08")).bodyText().contains("劳动节：5月1日至5日放假</textarea>");
        assertThat(pick(off + "\n看不懂：5月99日放假", "2027-05-05"))
                .bodyText()
                .contains("劳动节：5月1日至4日放假\n看不懂：5月99日放假</textarea>");
    }

    @Test
    void a_year_is_entered_and_then_stands_there_with_who_entered_it() {
        assertThat(post("/admin/holidays/2027", LINES)).hasStatus3xxRedirection();

        assertThat(get("/admin/holidays?year=2027"))
                .bodyText()
                .contains("第 1 版", "国办发明电〔2026〕9号", "赵管理 于 2026-11-23 09:30 录入", "放假 28 天，调休上班 5 天")
                .doesNotContain("还没有录入");
    }

    @Test
    void what_is_wrong_is_said_and_nothing_is_lost() {
        assertThat(post("/admin/holidays/2027", LINES.replace("2月13日", "2月14日、2月15日")))
                .hasStatus(422)
                .bodyText()
                .contains("2027-02-15 不是周六、周日", "国办发明电〔2026〕9号", "2月14日、2月15日上班");
    }

    @Test
    void what_looks_strange_waits_for_a_tick() {
        String forgotten = LINES.replace("，5月8日上班", "");
        assertThat(post("/admin/holidays/2027", forgotten))
                .hasStatus(409)
                .bodyText()
                .contains("法定假日是 13 天", "name=\"confirmed\"");
        assertThat(post("/admin/holidays/2027", forgotten).param("confirmed", "true"))
                .hasStatus3xxRedirection();
    }

    @Test
    void a_correction_starts_from_what_is_known_and_needs_a_reason() {
        assertThat(get("/admin/holidays/2026/edit"))
                .bodyText()
                .contains("春节：2月15日至23日放假，2月14日、2月28日上班", "name=\"reason\"");
        assertThat(post("/admin/holidays/2026", LINES))
                .hasStatus(422)
                .bodyText()
                .contains("请写明为什么要改");
    }

    @Test
    void only_who_may_enter_holidays_sees_the_page() {
        assertThat(get("/admin/holidays").header(AdminApp.ROLE, "CLERK")).hasStatus(403);
        assertThat(post("/admin/holidays/2027", LINES).header(AdminApp.ROLE, "CLERK"))
                .hasStatus(403);
        assertThat(years.editions(district)).isEmpty();
    }

    private MockMvcRequestBuilder get(String uri) {
        return mvc.get().uri(uri).accept("text/html").header(AdminApp.DISTRICT, district);
    }

    private MockMvcRequestBuilder post(String uri, String lines) {
        return mvc.post()
                .uri(uri)
                .accept("text/html")
                .header(AdminApp.DISTRICT, district)
                .with(csrf())
                .param("source", "国办发明电〔2026〕9号")
                .param("text", lines)
                .param("basedOn", "0");
    }

    private MockMvcRequestBuilder pick(String lines, String day) {
        return post("/admin/holidays/2027/preview", lines).param("toggle", day);
    }
}
