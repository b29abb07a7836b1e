package org.shanzhi.matter.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterLists;
import org.shanzhi.matter.SavedFilter;
import org.shanzhi.matter.SavedFilters;
import org.shanzhi.matter.State;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** The ready-made and the saved filters of a page, each with its count; all counts come in one statement. */
@Component
class ListChips {
    private static final int MOST_COUNTED = 1_000;

    /** 现成的筛选: there for everybody. */
    private static final Map<String, List<Ready>> READY = Map.of(
            ListQuery.REGISTER,
            List.of(
                    new Ready("filter.waits", "/matters?waits=true"),
                    new Ready("filter.today", "/matters?today=true"),
                    new Ready("filter.overdue", "/matters?overdue=true"),
                    new Ready("filter.high", "/matters?risk=HIGH&state=REGISTERED,ACCEPTED,TRIAGED,RETURNED,REOPENED")),
            ListQuery.WORK,
            List.of(new Ready("filter.today", "/work?today=true")));

    private final SavedFilters saved;
    private final MatterLists lists;
    private final ListQuery queries;
    private final ListWords words;

    ListChips(SavedFilters saved, MatterLists lists, ListQuery queries, ListWords words) {
        this.saved = saved;
        this.lists = lists;
        this.queries = queries;
        this.words = words;
    }

    private record Ready(String key, String list) {}

    /** Where the page opens for this person when it is asked for without any filter; null as it is. */
    String first(Caller by, String path, Map<String, String> query) {
        if (!query.isEmpty()) return null;
        return saved.of(by).stream()
                .filter(f -> f.page().equals(path) && f.first())
                .filter(f -> filter(by, f.list()) != null)
                .map(SavedFilter::list)
                .findFirst()
                .orElse(null);
    }

    /** @param others lists of the page itself that want counting too */
    ListChipRow of(Caller by, String path, Map<String, String> query, List<ListFilter> others, Page page) {
        String here = ListQuery.canonical(path, query);
        var drafts = new ArrayList<ListChip>();
        for (Ready one : READY.get(path))
            drafts.add(new ListChip(
                    null, page.t(one.key), one.list, null, here.equals(canonical(one.list)), false, List.of()));
        for (SavedFilter one : saved.of(by)) {
            if (!one.page().equals(path)) continue;
            var gone = new ArrayList<>(words.of(by.district(), one.list(), page).gone());
            if (gone.isEmpty() && filter(by, one.list()) == null) gone.add(page.t("filter.gone.something"));
            drafts.add(
                    new ListChip(one.no(), one.name(), one.list(), null, here.equals(one.list()), one.first(), gone));
        }
        var wanted = new ArrayList<>(others);
        drafts.stream().filter(c -> counted(by, c)).forEach(c -> wanted.add(filter(by, c.href())));
        var counts = lists.counts(by, wanted, MOST_COUNTED);
        int at = others.size();
        var chips = new ArrayList<ListChip>();
        for (ListChip c : drafts) {
            String count = counted(by, c) ? told(counts.get(at++)) : null;
            chips.add(new ListChip(c.no(), c.label(), c.href(), count, c.on(), c.first(), c.gone()));
        }
        boolean savable = here.contains("?") && chips.stream().noneMatch(ListChip::on);
        return new ListChipRow(chips, here, savable, counts.subList(0, others.size()));
    }

    /** Of the archive no index could count every filter while somebody waits for a page. */
    private boolean counted(Caller by, ListChip c) {
        return c.gone().isEmpty() && !filter(by, c.href()).states().contains(State.ARCHIVED);
    }

    static String told(int count) {
        return count < MOST_COUNTED ? String.valueOf(count) : (MOST_COUNTED - 1) + "+";
    }

    private static String canonical(String list) {
        return ListQuery.canonical(ListWords.path(list), ListWords.query(list));
    }

    /** Null when it names what is not there any more. */
    private ListFilter filter(Caller by, String list) {
        try {
            return queries.of(by, ListWords.path(list), ListWords.query(list));
        } catch (HttpProblem gone) {
            return null;
        }
    }
}
