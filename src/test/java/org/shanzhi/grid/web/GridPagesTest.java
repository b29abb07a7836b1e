package org.shanzhi.grid.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shanzhi.demo.DemoGrid;
import org.shanzhi.geo.GeoJson;
import org.shanzhi.grid.GridImport;
import org.shanzhi.grid.NewGrid;
import org.shanzhi.grid.TestGrids;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.testing.AdminApp;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(classes = AdminApp.class)
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GridPagesTest {
    private static final int DISTRICT = 45;
    private static final LocalDate GIVEN_UP = LocalDate.of(2026, 7, 1);

    @Autowired
    private MockMvcTester mvc;

    private TestGrids.Land land;
    private DemoGrid basic;
    private DemoGrid special;
    private DemoGrid givenUp;

    @BeforeAll
    void enterTheDistrict(@Autowired OrganisationImport organisation, @Autowired GridImport grids) {
        land = TestGrids.Land.of(DISTRICT, 12);
        organisation.enter(land.units());
        basic = land.drawn().getFirst();
        special = land.drawn().stream().filter(DemoGrid::special).findFirst().orElseThrow();
        givenUp = land.drawn().get(1);
        var entered = new ArrayList<NewGrid>();
        for (DemoGrid grid : land.drawn()) {
            entered.add(land.grid(grid, TestGrids.FOUNDED, grid == givenUp ? GIVEN_UP.minusDays(1) : null));
        }
        grids.enter(DISTRICT, entered);
    }

    @Test
    void the_district_is_drawn_by_streets_that_lead_on() {
        assertThat(get("/admin/grids"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "基础网格 1499 个，专属网格 200 个", "酒泉路街道", "href=\"/admin/grids?unit=620102001\"", "viewBox=\"0 0 1000")
                .containsPattern("<path d=\"M[0-9. LMZ]+\"");
        assertThat(paths(get("/admin/grids"))).isEqualTo(25);
    }

    @Test
    void a_street_shows_its_communities_and_a_community_its_grids() {
        assertThat(get("/admin/grids?unit=" + basic.code().substring(0, 9)))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"/admin/grids?unit=" + basic.communityCode() + "\"");
        assertThat(get("/admin/grids?unit=" + basic.communityCode()))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"/admin/grids/" + basic.code() + "\"", basic.name(), "km²");
    }

    @Test
    void the_boundaries_of_an_earlier_day_are_shown_and_kept_in_every_link() {
        String community = "/admin/grids?unit=" + givenUp.communityCode();
        long now = paths(get(community));
        var earlier = get(community + "&at=2026-06-30");

        assertThat(paths(earlier)).isEqualTo(now + 1);
        assertThat(earlier).bodyText().contains("不是今天的边界", "/admin/grids/" + givenUp.code() + "?at=2026-06-30");
    }

    @Test
    void a_grid_shows_what_it_is_and_where_it_belongs() {
        assertThat(get("/admin/grids/" + special.code()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        special.name(),
                        "专属网格（市场、学校、园区等）",
                        "2020-01-01 起",
                        "/admin/grids?unit=" + special.communityCode());
        assertThat(get("/admin/grids/" + basic.code()).cookie(new Cookie("lang", "en")))
                .bodyText()
                .contains("Basic grid", "Areas over time")
                .doesNotContain("历次范围");
    }

    @Test
    void a_grid_that_was_given_up_says_so_and_keeps_its_history() {
        assertThat(get("/admin/grids/" + givenUp.code()))
                .hasStatusOk()
                .bodyText()
                .contains("2026-11-23 这个网格没有范围", "2020-01-01 至 2026-06-30");
    }

    @Test
    void the_shape_is_handed_out_as_a_file() {
        MvcTestResult file = get("/admin/grids/" + basic.code() + "/shape").exchange();

        assertThat(file).hasStatusOk().hasContentType("application/geo+json");
        assertThat(GeoJson.readGeometry(new String(file.getResponse().getContentAsByteArray()))
                        .equalsNorm(basic.polygon()))
                .isTrue();
    }

    @Test
    void what_is_no_grid_no_level_or_no_day_is_refused() {
        assertThat(get("/admin/grids/620102001")).hasStatus(404);
        assertThat(get("/admin/grids?unit=" + basic.code())).hasStatus(404);
        assertThat(get("/admin/grids?unit=NONE")).hasStatus(404);
        assertThat(get("/admin/grids?at=soon")).hasStatus(400);
        assertThat(get("/admin/grids/" + givenUp.code() + "/shape")).hasStatus(404);
    }

    @Test
    void before_anything_was_drawn_the_map_is_empty_and_says_why() {
        assertThat(get("/admin/grids?at=2020-01-01")).hasStatusOk();
        assertThat(get("/admin/grids?at=2019-12-31")).hasStatusOk().bodyText().contains("图上还没有范围");
    }

    @Test
    void only_who_manages_grids_sees_them_here() {
        assertThat(get("/admin/grids").header(AdminApp.ROLE, "HANDLER")).hasStatus(403);
        assertThat(get("/admin/grids/" + basic.code() + "/shape").header(AdminApp.ROLE, "HANDLER"))
                .hasStatus(403);
    }

    private static long paths(MockMvcRequestBuilder page) {
        byte[] body = page.exchange().getResponse().getContentAsByteArray();
        return List.of(new String(body).split("<path ")).size() - 1L;
    }

    private MockMvcRequestBuilder get(String uri) {
        return mvc.get().uri(uri).accept("text/html", "application/geo+json").header(AdminApp.DISTRICT, DISTRICT);
    }
}
