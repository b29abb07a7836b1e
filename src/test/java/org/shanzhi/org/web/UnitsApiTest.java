package org.shanzhi.org.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.org.TestDistrict;
import org.shanzhi.org.UnitRegister;
import org.shanzhi.testing.AdminApp;
import org.shanzhi.testing.TestCallers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = AdminApp.class)
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnitsApiTest {
    private static final int DISTRICT = 50;

    @Autowired
    private MockMvcTester mvc;

    @BeforeAll
    void openADistrict(@Autowired OrganisationImport organisation, @Autowired UnitRegister units) {
        organisation.enter(TestDistrict.of(DISTRICT));
        units.close(
                TestCallers.staff(DISTRICT, 1, 1, "SYSTEM_ADMIN"), TestDistrict.HOUSING, LocalDate.of(2026, 11, 22));
    }

    @Test
    void units_of_today_are_listed_by_code_with_the_code_of_the_unit_above() {
        assertThat(codes("")).containsExactly("CG", "CG-FY", "CG01", "CG0101", "CG010101");
        assertThat(list("?q=CG0101&tier=COMMUNITY")).bodyJson().isStrictlyEqualTo("""
                        {"items": [{"code": "CG0101", "name": "天庆社区", "kind": "TIER", "tier": "COMMUNITY",
                                    "parent": "CG01", "phone": "0931-8450000"}], "next": null}""");
    }

    @ParameterizedTest
    @CsvSource({"tier=GRID, CG010101", "kind=OUTSIDE, CG-FY", "q=街道, CG01", "q=ｃｇ-ｆ, CG-FY", "q=法院, CG-FY"})
    void they_are_filtered(String filter, String code) {
        assertThat(codes("?" + filter)).containsExactly(code);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repeat() {
        var seen = new ArrayList<String>();
        String next = "";
        do {
            var page = read(list("?limit=2&after=" + next));
            page.path("items").forEach(item -> seen.add(item.path("code").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());

        assertThat(seen).isEqualTo(codes(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tier=VILLAGE", "kind=X", "limit=0", "limit=201", "after=made-up"})
    void a_bad_parameter_is_refused(String query) {
        assertThat(list("?" + query)).hasStatus(400);
    }

    private List<String> codes(String query) {
        var codes = new ArrayList<String>();
        read(list(query))
                .path("items")
                .forEach(item -> codes.add(item.path("code").asString()));
        return codes;
    }

    private MvcTestResult list(String query) {
        return mvc.get()
                .uri("/api/v1/units" + query)
                .header(AdminApp.DISTRICT, DISTRICT)
                .header(AdminApp.ROLE, "CLERK")
                .exchange();
    }

    private static JsonNode read(MvcTestResult result) {
        return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
    }
}
