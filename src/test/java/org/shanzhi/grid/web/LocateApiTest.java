package org.shanzhi.grid.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanzhi.demo.DemoGrid;
import org.shanzhi.geo.Crs;
import org.shanzhi.geo.Point;
import org.shanzhi.geo.Shapes;
import org.shanzhi.grid.GridImport;
import org.shanzhi.grid.TestGrids;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.testing.AdminApp;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(classes = AdminApp.class)
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocateApiTest {
    private static final int DISTRICT = 40;
    private static final LocalDate GIVEN_UP = LocalDate.of(2026, 7, 1);

    @Autowired
    private MockMvcTester mvc;

    private TestGrids.Land land;
    private DemoGrid standing;
    private DemoGrid closed;

    @BeforeAll
    void enterAFewGrids(@Autowired OrganisationImport organisation, @Autowired GridImport grids) {
        land = TestGrids.Land.of(DISTRICT, 11);
        organisation.enter(land.units());
        standing = land.drawn().get(3);
        closed = land.drawn().get(900);
        grids.enter(
                DISTRICT,
                List.of(
                        land.grid(standing, TestGrids.FOUNDED, null),
                        land.grid(closed, TestGrids.FOUNDED, GIVEN_UP.minusDays(1))));
    }

    @Test
    void a_place_is_answered_with_codes_and_names_whatever_system_it_is_sent_in() {
        Point place = Shapes.labelPoint(standing.polygon());
        var shifted = Crs.GCJ02.fromWgs84(place);

        assertThat(locate("lon=" + place.lon() + "&lat=" + place.lat() + "&crs=WGS84"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"grid": {"code": "%s", "name": "%s"},
                         "community": {"code": "%s", "name": "%s"},
                         "street": {"code": "%s", "name": "%s"}}""".formatted(
                                standing.code(),
                                standing.name(),
                                standing.communityCode(),
                                name(standing.communityCode()),
                                standing.code().substring(0, 9),
                                name(standing.code().substring(0, 9))));
        assertThat(locate("lon=" + shifted.lon() + "&lat=" + shifted.lat() + "&crs=GCJ02"))
                .bodyJson()
                .extractingPath("$.grid.code")
                .isEqualTo(standing.code());
    }

    @Test
    void the_boundaries_are_those_of_the_day_that_is_asked_for() {
        Point place = Shapes.labelPoint(closed.polygon());
        String query = "lon=" + place.lon() + "&lat=" + place.lat() + "&crs=WGS84&at=";

        assertThat(locate(query + "2026-06-30")).hasStatusOk();
        assertThat(locate(query + "2026-06-30T23:59:59%2B08:00")).hasStatusOk();
        assertThat(locate(query + "2026-06-30T16:00:00Z")).hasStatus(404);
        assertThat(locate(query + "2026-07-01")).hasStatus(404);
        assertThat(locate(query)).hasStatus(404);
    }

    @Test
    void outside_the_district_is_not_found_under_its_own_code() {
        assertThat(locate("lon=121.47&lat=31.23&crs=WGS84"))
                .hasStatus(404)
                .hasContentTypeCompatibleWith("application/problem+json")
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("OUTSIDE_DISTRICT");
    }

    @ParameterizedTest
    @CsvSource({
        "lon=abc&lat=36&crs=WGS84, lon",
        "lon=103.8&lat=&crs=WGS84, lat",
        "lon=103.8&crs=WGS84, lat",
        "lon=NaN&lat=36&crs=WGS84, lon",
        "lon=103.8&lat=Infinity&crs=WGS84, lat",
        "lon=103.8&lat=91.5&crs=GCJ02, lat",
        "lon=1e9&lat=36&crs=WGS84, lon",
        "lon=36.06&lat=103.83&crs=WGS84, lat",
        "lon=103.8&lat=36&crs=BD09, crs",
        "lon=103.8&lat=36, crs",
        "lon=103.8&lat=36&crs=WGS84&at=yesterday, at",
        "lon=103.8&lat=36&crs=WGS84&at=+999999-01-01, at"
    })
    void a_bad_parameter_is_named(String query, String parameter) {
        assertThat(locate(query))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(parameter);
    }

    private MvcTestResult locate(String query) {
        return mvc.get()
                .uri(URI.create("/api/v1/grids/locate?" + query))
                .header(AdminApp.DISTRICT, DISTRICT)
                .header(AdminApp.ROLE, "HANDLER")
                .exchange();
    }

    private String name(String code) {
        return land.units().units().stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElseThrow()
                .name();
    }
}
