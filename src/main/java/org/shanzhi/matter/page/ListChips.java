package org.shanzhi.matter.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** A chip, and its list when that is to be counted. */
    private record Draft(ListChip chip, Optional<ListFilter> counted) {}

    /** @param others lists of the page itself that want counting too */
    ListChipRow of(Caller by, String path, Map<String, String> query, List<ListFilter> others, Page page) {
        String here = ListQuery.canonical(path, query);
        var drafts = new ArrayList<Draft>();
        for (Ready one : READY.get(path)) drafts.add(draft(by, one, here, page));
        for (SavedFilter one : saved.of(by)) if (one.page().equals(path)) drafts.add(draft(by, one, here, page));
        var wanted = new ArrayList<>(others);
        drafts.forEach(draft -> draft.counted.ifPresent(wanted::add));
        var counts = lists.counts(by, wanted, MOST_COUNTED);
        int at = others.size();
        var chips = new ArrayList<ListChip>();
        for (Draft draft : drafts) {
            chips.add(draft.counted.isEmpty() ? draft.chip : draft.chip.counting(told(counts.get(at++))));
        }
        boolean savable = here.contains("?") && chips.stream().noneMatch(ListChip::on);
        return new ListChipRow(chips, here, savable, counts.subList(0, others.size()));
    }

    private Draft draft(Caller by, Ready one, String here, Page page) {
        boolean on = here.equals(canonical(one.list));
        var chip = new ListChip(null, page.t(one.key), one.list, null, on, false, List.of());
        return new Draft(chip, counted(filter(by, one.list)));
    }

    private Draft draft(Caller by, SavedFilter one, String here, Page page) {
        var gone = new ArrayList<>(words.of(by.district(), one.list(), page).gone());
        ListFilter filter = gone.isEmpty() ? filter(by, one.list()) : null;
        if (gone.isEmpty() && filter == null) gone.add(page.t("filter.gone.something"));
        var chip = new ListChip(one.no(), one.name(), one.list(), null, here.equals(one.list()), one.first(), gone);
        return new Draft(chip, counted(filter));
    }

    /** Of the archive no index could count every filter while somebody waits for a page. */
    private static Optional<ListFilter> counted(ListFilter filter) {
        return Optional.ofNullable(filter).filter(f -> !f.states().contains(State.ARCHIVED));
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
