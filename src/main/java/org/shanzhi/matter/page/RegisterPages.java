package org.shanzhi.matter.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterGlances;
import org.shanzhi.matter.MatterLine;
import org.shanzhi.matter.MatterLists;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.State;
import org.shanzhi.matter.web.ListFilters;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 事项台账: every matter that the reader may see, open or archived; and finding some by number or words. */
@Controller
class RegisterPages {
    private final MatterLists lists;
    private final MatterReading reading;
    private final MatterGlances glances;
    private final ListViews views;
    private final ListQuery queries;
    private final ListChips chips;
    private final Policies policies;

    RegisterPages(
            MatterLists lists,
            MatterReading reading,
            MatterGlances glances,
            ListViews views,
            ListQuery queries,
            ListChips chips,
            Policies policies) {
        this.lists = lists;
        this.reading = reading;
        this.glances = glances;
        this.views = views;
        this.queries = queries;
        this.chips = chips;
        this.policies = policies;
    }

    @GetMapping("/matters")
    ModelAndView register(
            Caller by,
            Limit limit,
            @RequestParam Map<String, String> query,
            @RequestParam(required = false) String after,
            @RequestParam(name = ListFilters.WORDS, defaultValue = "") String words,
            Page page) {
        Optional<String> typed = MatterNumber.typed(words);
        Optional<MatterNumber> number = typed.flatMap(MatterNumber::parse).filter(n -> reading.exists(by, n));
        if (number.isPresent()) return new ModelAndView("redirect:/matters/" + number.get());
        if (typed.isPresent()) page.sayHere(Flash.Kind.WARNING, "matter.not_found", typed.get());
        String start = chips.first(by, ListQuery.REGISTER, query);
        if (start != null) return new ModelAndView("redirect:" + start);
        ListFilter filter = queries.of(by, ListQuery.REGISTER, query);
        var chosen = ListQuery.chosen(ListQuery.ALL, query);
        boolean found = filter.words() != null;
        var listed = lists.list(by, filter, limit, after);
        var rows = found ? foundRows(by, listed.items(), words, page) : rows(by, listed.items(), page);
        boolean byDue = !found
                && filter.sort() == ListFilter.Sort.DUE
                && !filter.states().contains(State.ARCHIVED);
        var view = new ListView(
                List.of(),
                chips.of(by, ListQuery.REGISTER, query, List.of(), page),
                byDue ? views.byDueDay(rows, page) : ListViews.together(rows),
                List.of(),
                WorkPages.bulk(by, policies, page),
                views.filters(
                        by,
                        page,
                        chosen,
                        Stream.concat(lists.openStates().stream(), Stream.of(State.ARCHIVED))
                                .toList()),
                listed.next() == null ? null : ListQuery.page("/matters", query, listed.next()),
                after == null ? null : ListQuery.page("/matters", query, null),
                found ? null : ListQuery.page("/matters/export", query, null),
                found || chosen.any());
        if (found && !lists.wholeIndex(by)) page.sayHere(Flash.Kind.WARNING, "register.index_grows");
        String about = found
                ? page.t("register.found", lists.found(by, filter))
                : filter.clock() == null ? "" : page.t("register.by_duty");
        return new ModelAndView("matter/register", Map.of("view", view, "words", words.strip(), "about", about));
    }

    private List<ListView.Row> rows(Caller by, List<MatterLine> lines, Page page) {
        return lines.stream().map(m -> views.row(by, m, page)).toList();
    }

    private List<ListView.Row> foundRows(Caller by, List<MatterLine> lines, String words, Page page) {
        var told = glances.told(by, lines.stream().map(RegisterPages::id).toList());
        return lines.stream()
                .map(m -> views.row(by, m, page).found(Snippet.of(told.getOrDefault(id(m), ""), words)))
                .toList();
    }

    private static long id(MatterLine line) {
        return MatterNumber.named(line.number()).id();
    }
}
