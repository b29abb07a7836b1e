package org.shanzhi.matter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterLists;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.SavedFilters;
import org.shanzhi.matter.State;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A list that somebody comes back to, under a name. */
@ShanzhiTest
class FilterPagesTest extends InTown {
    private static final String LIST = "/matters?kind=DISPUTE&state=REGISTERED";

    @Autowired
    private SavedFilters filters;

    @Autowired
    private MatterLists lists;

    @Test
    void a_filter_is_saved_found_with_its_count_renamed_opened_with_and_deleted() {
        registered("楼道堆物");
        Browser browser = signedIn(town.triage);
        String list = "/matters?state=REGISTERED&kind=DISPUTE";
        assertThat(browser.get(list).body()).contains("保存这个筛选", "value=\"/matters?kind=DISPUTE&amp;state=REGISTERED\"");
        assertThat(location(browser.submit(list, "/filters", Map.of("list", list, "name", "新来的纠纷"))))
                .isEqualTo(LIST);
        assertThat(browser.get("/matters?risk=LOW").body()).contains("新来的纠纷<span class=\"n\">1</span>");
        assertThat(browser.get(list).body())
                .contains("chip on\" href=\"/matters?tab=all\"")
                .doesNotContain("保存这个筛选");
        int no = filters.of(town.triage).getFirst().no();
        browser.submit(list, "/filters/" + no + "/rename", Map.of("list", list, "name", "待受理纠纷"));
        var yes = Map.of("list", list, "name", "待受理纠纷", "yes", "true");
        browser.submit(list, "/filters/" + no + "/first", yes);
        assertThat(location(browser.get("/matters"))).isEqualTo(LIST);
        assertThat(browser.get("/matters?tab=all").body()).contains("待受理纠纷");
        assertThat(signedIn(town.supervisor).get("/matters").body()).doesNotContain("待受理纠纷");
        browser.submit(list, "/filters/" + no + "/delete", Map.of("list", "/matters?tab=all", "name", "待受理纠纷"));
        assertThat(filters.of(town.triage)).isEmpty();
        assertThat(browser.get("/matters").statusCode()).isEqualTo(200);
    }

    @Test
    void some_are_there_for_everybody_and_all_are_counted_in_one_statement() {
        registered("楼道堆物");
        MatterNumber mine = triaged("要分流的");
        assertThat(signedIn(town.supervisor).get("/matters").body())
                .contains("今日到期<span class=\"n\">", "已超期<span class=\"n\">0", "高风险未分派<span class=\"n\">0");
        assertThat(signedIn(town.triage).get("/matters?waits=true").body())
                .contains("等我处理<span class=\"n\">2", mine.toString());
        assertThat(signedIn(town.handler).get("/matters?waits=true").body()).contains("等我处理<span class=\"n\">0");
        var wanted =
                List.of(ListFilter.ALL, ListFilter.ALL.states(State.TRIAGED), ListFilter.ALL.states(State.ARCHIVED));
        assertThat(lists.counts(town.triage, wanted, 1_000)).containsExactly(2, 1, 0);
        assertThat(lists.counts(town.triage, wanted, 1)).containsExactly(1, 1, 0);
        assertThat(statements.during(() -> lists.counts(town.triage, wanted, 1_000)))
                .isEqualTo(1);
    }

    @Test
    void a_filter_whose_codes_are_gone_says_so_and_can_be_deleted() {
        filters.save(town.triage, "/matters?unit=ABOLISHED", "撤并的单位");
        filters.save(town.triage, "/matters?typeCode=ZZZZ", "撤销的类别");
        filters.save(town.triage, "/matters?state=OF_OLD", "旧状态");
        Browser browser = signedIn(town.triage);
        assertThat(browser.get("/matters").body())
                .contains("撤并的单位<span class=\"n\">已失效", "这个筛选用到的单位已经不存在", "用到的类别已经不存在", "用到的状态已经不存在")
                .doesNotContain("href=\"/matters?unit=ABOLISHED\"");
        int no = filters.of(town.triage).getFirst().no();
        browser.submit("/matters", "/filters/" + no + "/delete", Map.of("list", "/matters", "name", "撤并的单位"));
        assertThat(filters.of(town.triage)).hasSize(2);
    }

    @Test
    void a_name_is_short_its_own_and_of_nobody() {
        Browser browser = signedIn(town.triage);
        assertThat(refused(browser, LIST, "13912345678")).contains("像是有电话或证件号码");
        assertThat(refused(browser, LIST, " ")).contains("名称要有 1 到 16 个字");
        filters.save(town.triage, LIST, "新来的");
        assertThat(refused(browser, LIST, "新来的")).contains("已经有一个叫「新来的」的筛选");
        assertThat(refused(browser, "/matters?q=欧阳明", "某人"))
                .as("words that somebody looked for are never kept")
                .contains("先选筛选条件");
    }

    private static String refused(Browser browser, String list, String name) {
        var answer = browser.submit("/matters?tab=all", "/filters", Map.of("list", list, "name", name));
        return browser.get(location(answer)).body();
    }
}
