package org.shanzhi.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;

/** What is shown of whistles: pages for both sides, the slip, figures and ratings. */
@ShanzhiTest
class WhistlePagesTest extends Whistling {
    @Test
    void figures_are_of_years_that_there_are() {
        assertThat(why(() -> figures.of(town.commander, today(), LocalDate.MAX)))
                .containsExactly(WhistleRefusal.WHISTLE_FIGURES_YEARS);
        assertThat(why(() -> figures.of(town.commander, LocalDate.MIN, today())))
                .containsExactly(WhistleRefusal.WHISTLE_FIGURES_YEARS);
        assertThat(figures.of(town.commander, null, today()).first()).isEqualTo(today().minusDays(89));
        assertThat(signedIn(town.commander)
                        .get("/whistles/figures?to=-999999999-01-01")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void both_sides_rate_the_handling_once_and_figures_add_it_up() {
        MatterNumber number = inHand();
        Caller department = town.departments.get(1);
        blow(town.handler, number, "PROGRESS", List.of(Town.SECOND));
        step(department, number, 0, CallAction.SIGN);
        step(department, number, 0, CallAction.REPORT);
        int call = one(town.handler, number).calls().getFirst().no();
        var marks = Map.of("response", 5, "quality", 4, "result", 3);
        assertThatThrownBy(() -> whistles.rate(town.handler, number, call, marks))
                .isInstanceOf(Refused.class);
        step(town.handler, number, 0, CallAction.CLOSE);
        assertThatThrownBy(() -> whistles.rate(town.handler, number, call, Map.of("necessity", 5)))
                .isInstanceOf(Invalid.class);
        whistles.rate(town.handler, number, call, marks);
        assertThatThrownBy(() -> whistles.rate(town.handler, number, call, marks))
                .isInstanceOf(Refused.class);
        assertThat(one(department, number).calls().getFirst().rates()).containsExactly("necessity", "clarity");
        whistles.rate(department, number, call, Map.of("necessity", 2, "clarity", 4));
        var of = figures.of(town.commander, today(), today());
        var blown = of.blown().getFirst();
        assertThat(blown.unit()).isEqualTo(Story.STREET);
        assertThat(blown.whistles()).containsEntry(WhistleKind.PROGRESS, 1);
        assertThat(blown.matters()).isEqualTo(1);
        assertThat(blown.ratings()).containsEntry("necessity", 2.0).doesNotContainKey("quality");
        assertThat(of.answered().getFirst().ratings())
                .containsEntry("quality", 4.0)
                .doesNotContainKey("clarity");
        assertThat(figures.of(town.departmentHead, today(), today()).blown()).isEmpty();
    }

    @Test
    void every_page_of_a_whistle_is_there_for_both_sides_and_a_kind_that_one_may_not_blow_says_why() {
        MatterNumber number = inHand();
        Browser street = signedIn(town.handler);
        assertThat(street.get("/matters/" + number).body()).contains("/matters/" + number + "/whistle");
        assertThat(street.get("/matters/" + number + "/whistle").body()).contains("攻坚克难哨须由街道书记");
        String form = "/matters/" + number + "/whistle";
        var blown = street.submit(form, form, Map.of("type", "PROGRESS", "units", "E", "matter", "楼顶违建，请来现场认定"));
        assertThat(location(blown)).isEqualTo("/whistles/" + number + "/1");
        String page = street.get("/whistles/" + number + "/1").body();
        assertThat(page).contains("楼顶违建，请来现场认定", "确认到场", "推进攻坚哨签收");
        assertThat(street.get("/matters/" + number).body()).contains("/whistles/" + number + "/1");
        Browser department = signedIn(town.departments.get(1));
        assertThat(department.get("/whistles").body()).contains("/whistles/" + number + "/1");
        int call = one(town.handler, number).calls().getFirst().no();
        String calls = "/whistles/" + number + "/1/calls/" + call;
        String here = "/whistles/" + number + "/1";
        assertThat(location(department.submit(here, calls + "/sign", Map.of()))).isEqualTo(here);
        assertThat(department
                        .submit(here, calls + "/report", Map.of("text", ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(department
                        .submit(here, calls + "/close", Map.of("text", "x"))
                        .statusCode())
                .isEqualTo(409);
        Browser commander = signedIn(town.commander);
        assertThat(commander.get("/whistles").body()).contains("/whistles/" + number + "/1");
        assertThat(commander.get("/whistles/conference").statusCode()).isEqualTo(200);
        assertThat(commander.get("/whistles/figures").body()).contains("单位S", "单位E");
    }

    @Test
    void a_whistle_is_printed_as_its_page_shows_it() throws Exception {
        MatterNumber number = inHand();
        blow(town.head, number, "HARD", THREE);
        step(town.departments.getFirst(), number, 0, CallAction.SIGN);
        String slip = "/whistles/" + number + "/1/slip.pdf";
        Browser street = signedIn(town.handler);
        assertThat(street.get("/whistles/" + number + "/1").body()).contains(slip);
        try (var document = Loader.loadPDF(street.bytes(slip))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("吹哨单", number + " 第 1 哨", "单位S", "单位D", "单位E", "单位F", "楼顶违建", "签字")
                    .contains("已签收", "待签收", "攻坚哨方案")
                    .doesNotContain("13912345678", "欧阳明");
        }
        step(town.handler, number, 1, CallAction.CALL_OFF);
        try (var document = Loader.loadPDF(signedIn(town.departments.get(1)).bytes(slip))) {
            assertThat(new PDFTextStripper().getText(document))
                    .as("who is called no more")
                    .contains(number.toString(), "单位E", "不在您的查看范围")
                    .doesNotContain("楼顶违建", "漏水", "单位F");
        }
        assertThat(signedIn(town.gridWorker)
                        .get("/whistles/" + number + "/2/slip.pdf")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_tab_that_would_always_be_empty_is_not_there() {
        String all = "/whistles?list=all";
        assertThat(signedIn(town.supervisor).get("/whistles").body())
                .contains(all)
                .doesNotContain("list=called", "list=blown", "list=to-decide");
        assertThat(signedIn(town.handler).get("/whistles").body())
                .contains("list=called", "list=blown", "list=to-decide")
                .doesNotContain(all);
        assertThat(signedIn(town.commander).get("/whistles").body()).contains(all, "list=called", "list=to-decide");
        assertThat(signedIn(town.gridWorker).get("/whistles").body()).doesNotContain("/whistles?list=");
    }
}
