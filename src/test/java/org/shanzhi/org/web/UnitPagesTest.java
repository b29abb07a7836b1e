package org.shanzhi.org.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.org.TestDistrict;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.testing.AdminApp;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

@SpringBootTest(classes = AdminApp.class)
@AutoConfigureMockMvc
class UnitPagesTest {
    private static final AtomicInteger DISTRICTS = new AtomicInteger(200);

    private final int district = DISTRICTS.incrementAndGet();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Organisation organisation;

    @BeforeEach
    void openADistrict(@Autowired OrganisationImport entry) {
        entry.enter(TestDistrict.of(district));
    }

    @Test
    void the_tree_shows_streets_with_their_communities_and_the_offices_beside_the_district() {
        assertThat(get("/admin/units"))
                .hasStatusOk()
                .bodyText()
                .contains("共 6 个在用", "雁北街道", "1 个社区，1 个网格", "天庆社区", "住建局", "城关区法院", "0931-8450000");
    }

    @Test
    void units_are_found_by_name_and_code() {
        assertThat(get("/admin/units?q=第一网格"))
                .bodyText()
                .contains("找到 1 个", "天庆第一网格", "<span>天庆社区</span>")
                .doesNotContain("住建局");
        assertThat(get("/admin/units?q=没有的")).bodyText().contains("没有这样的单位");
    }

    @Test
    void a_unit_shows_who_serves_there_and_what_stands_below() {
        assertThat(get("/admin/units/CG01"))
                .hasStatusOk()
                .bodyText()
                .contains("雁北街道", "钱承办", "承办人", "天庆社区", "2020-01-01 起", "href=\"/admin/units/CG\"");
        assertThat(get("/admin/units/NONE")).hasStatus(404);
    }

    @Test
    void a_community_is_opened_under_its_street() {
        assertThat(get("/admin/units/new?parent=CG01").cookie(new Cookie("lang", "en")))
                .hasStatusOk()
                .bodyText()
                .contains("Open a unit under 雁北街道", "Community", "Department")
                .doesNotContain("value=\"FUNCTION_CENTRE\"");
        assertThat(post("/admin/units")
                        .param("parent", "CG01")
                        .param("kind", "TIER")
                        .param("code", "CG0102")
                        .param("name", " 南河社区 ")
                        .param("from", "2026-11-23"))
                .hasRedirectedUrl("/admin/units/CG0102");

        Unit opened = unit("CG0102");
        assertThat(opened.tier()).isEqualTo(Tier.COMMUNITY);
        assertThat(opened.name()).isEqualTo("南河社区");
        assertThat(opened.parentId()).isEqualTo(TestDistrict.STREET);
    }

    @Test
    void what_is_wrong_with_a_new_unit_stands_beside_its_field_and_the_rest_stays() {
        assertThat(post("/admin/units")
                        .param("parent", "CG01")
                        .param("kind", "TIER")
                        .param("code", "CG0101")
                        .param("name", "南河社区")
                        .param("from", "2026-11-23"))
                .hasStatus(422)
                .bodyText()
                .contains("编码 CG0101 已用过", "value=\"南河社区\"");
        assertThat(post("/admin/units")
                        .param("parent", "CG01")
                        .param("code", "X")
                        .param("from", "soon"))
                .hasStatus(422)
                .bodyText()
                .contains("参数 from 的写法不对", "id=\"kind-e\"");
        assertThat(organisation.byCode(district, "X")).isEmpty();
    }

    @Test
    void nothing_stands_below_a_grid_but_offices() {
        assertThat(post("/admin/units")
                        .param("parent", "CG010101")
                        .param("kind", "TIER")
                        .param("code", "CG01010101")
                        .param("name", "更小的网格")
                        .param("from", "2026-11-23"))
                .hasStatus(422)
                .bodyText()
                .contains("上级单位层级不符");
    }

    @Test
    void a_unit_gets_another_name_and_telephone() {
        assertThat(post("/admin/units/CG01/rename").param("name", "雁南街道").param("phone", "0931-8451111"))
                .hasRedirectedUrl("/admin/units/CG01");

        assertThat(unit("CG01").name()).isEqualTo("雁南街道");
        assertThat(unit("CG01").phone()).isEqualTo("0931-8451111");
        assertThat(post("/admin/units/CG01/rename").param("name", " "))
                .hasStatus(422)
                .bodyText()
                .contains("请填写名称");
    }

    @Test
    void a_unit_with_people_or_units_is_not_closed_and_says_why() {
        assertThat(post("/admin/units/CG01/close").param("last", "2026-11-30"))
                .hasStatus(409)
                .bodyText()
                .contains("还有 1 人在岗", "下面还有 1 个单位在用");
        assertThat(post("/admin/units/CG010101/close").param("last", "never")).hasStatus(422);
        assertThat(post("/admin/units/CG010101/close").param("last", "2026-11-30"))
                .hasRedirectedUrl("/admin/units/CG010101");

        assertThat(unit("CG010101").to()).isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @Test
    void names_are_shown_and_never_run() {
        post("/admin/units/CG01/rename")
                .param("name", "<script>alert(1)</script>")
                .exchange();

        assertThat(get("/admin/units/CG01"))
                .bodyText()
                .contains("&lt;script>alert(1)")
                .doesNotContain("<script>alert");
    }

    @Test
    void only_who_manages_units_may() {
        assertThat(get("/admin/units").header(AdminApp.ROLE, "UNIT_HEAD")).hasStatus(403);
        assertThat(post("/admin/units/CG01/rename")
                        .header(AdminApp.ROLE, "CLERK")
                        .param("name", "x"))
                .hasStatus(403);
        assertThat(unit("CG01").name()).isEqualTo("雁北街道");
    }

    private Unit unit(String code) {
        return organisation.byCode(district, code).orElseThrow();
    }

    private MockMvcRequestBuilder get(String uri) {
        return mvc.get().uri(uri).accept("text/html").header(AdminApp.DISTRICT, district);
    }

    private MockMvcRequestBuilder post(String uri) {
        return mvc.post()
                .uri(uri)
                .accept("text/html")
                .header(AdminApp.DISTRICT, district)
                .with(csrf());
    }
}
