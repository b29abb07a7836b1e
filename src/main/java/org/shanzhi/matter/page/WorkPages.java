package org.shanzhi.matter.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Tab;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterLists;
import org.shanzhi.matter.State;
import org.shanzhi.matter.page.ListView.Rail;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 我的工作台: what waits for me and my unit, in order of due time. */
@Controller
class WorkPages {
    private static final Limit BESIDE = new Limit(4);
    private static final int MOST_BESIDE = 2;

    private final MatterLists lists;
    private final ListViews views;
    private final ListQuery queries;
    private final ListChips chips;
    private final Policies policies;

    WorkPages(MatterLists lists, ListViews views, ListQuery queries, ListChips chips, Policies policies) {
        this.lists = lists;
        this.views = views;
        this.queries = queries;
        this.chips = chips;
        this.policies = policies;
    }

    @GetMapping("/work")
    ModelAndView work(
            Caller by,
            Limit limit,
            @RequestParam Map<String, String> query,
            @RequestParam(required = false) String after,
            Page page) {
        String start = chips.first(by, ListQuery.WORK, query);
        if (start != null) return new ModelAndView("redirect:" + start);
        WorkTab tab = WorkTab.of(query.get("tab"), by);
        var chosen = ListQuery.chosen(tab.code(), query);
        ListFilter filter = queries.of(by, ListQuery.WORK, query);
        var found = lists.list(by, filter, limit, after);
        var rows = found.items().stream().map(m -> views.row(by, m, page)).toList();
        var counts = lists.counts(by, WorkTab.base(by));
        var saved = chips.of(by, ListQuery.WORK, query, apart(by), page);
        var view = new ListView(
                tabs(by, tab, counts, saved.counts(), page),
                saved,
                filter.sort() == ListFilter.Sort.DUE ? views.byDueDay(rows, page) : ListViews.together(rows),
                rail(by, tab, counts, page),
                bulk(by, policies, page),
                views.filters(by, page, chosen, List.of()),
                found.next() == null ? null : ListQuery.page("/work", query, found.next()),
                after == null ? null : ListQuery.page("/work", query, null),
                ListQuery.page("/work/export", query, null),
                chosen.any());
        return new ModelAndView("matter/work", Map.of("view", view, "tab", tab.code()));
    }

    private static List<WorkTab> counted(Caller by) {
        return WorkTab.offered(by).stream().filter(WorkTab::apart).toList();
    }

    /** The tabs that are no sum of states. */
    private static List<ListFilter> apart(Caller by) {
        return counted(by).stream().map(tab -> tab.of(ListFilter.ALL, by)).toList();
    }

    private List<Tab> tabs(Caller by, WorkTab here, Map<State, Integer> counts, List<Integer> apart, Page page) {
        var counted = counted(by);
        var tabs = new ArrayList<Tab>();
        for (WorkTab tab : WorkTab.offered(by)) {
            String href = "/work?tab=" + tab.code();
            long count = tab.apart()
                    ? apart.get(counted.indexOf(tab))
                    : sum(counts, tab == WorkTab.ALL ? counts.keySet() : tab.states());
            if (tab.rare() && count == 0 && tab != here) continue;
            tabs.add(new Tab(page.t("work.tab." + tab.code()), href, count, tab == here));
        }
        return tabs;
    }

    private static long sum(Map<State, Integer> counts, Set<State> states) {
        return states.stream().mapToLong(state -> counts.getOrDefault(state, 0)).sum();
    }

    /** The first of what waits for a step of one's own, where there is any and it is not the list itself. */
    private List<Rail> rail(Caller by, WorkTab here, Map<State, Integer> counts, Page page) {
        return WorkTab.offered(by).stream()
                .filter(tab -> tab.waits() && tab != here)
                .filter(tab -> tab == WorkTab.SIGN || sum(counts, tab.states()) > 0)
                .limit(MOST_BESIDE)
                .map(tab -> new Rail(
                        page.t("work.tab." + tab.code()),
                        "/work?tab=" + tab.code(),
                        sum(counts, tab.states()),
                        lists.list(by, tab.of(ListFilter.ALL, by), BESIDE, null).items().stream()
                                .map(m -> views.row(by, m, page))
                                .toList()))
                .filter(rail -> !rail.rows().isEmpty())
                .toList();
    }

    static List<Choice> bulk(Caller by, Policies policies, Page page) {
        return Bulk.ACTIONS.stream()
                .map(policies::action)
                .filter(action -> by.may(action.permission()))
                .map(action -> Choice.of(action.code(), action.label(page.locale())))
                .toList();
    }
}
