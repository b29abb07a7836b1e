package org.shanzhi.matter.page;

import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.SavedFilters;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Saving, renaming and deleting the filters of a list; each leads back to the list. */
@Controller
class FilterPages {
    private static final String ONE = "/filters/{no}";

    private final SavedFilters filters;
    private final ListQuery queries;

    FilterPages(SavedFilters filters, ListQuery queries) {
        this.filters = filters;
        this.queries = queries;
    }

    @PostMapping("/filters")
    ModelAndView save(Caller by, @RequestParam String list, @RequestParam String name, Page page) {
        String address = known(list);
        queries.of(by, ListWords.path(address), ListWords.query(address));
        return then(address, page, "filter.saved", name, () -> filters.save(by, address, name));
    }

    @PostMapping(ONE + "/rename")
    ModelAndView rename(
            Caller by, @PathVariable int no, @RequestParam String list, @RequestParam String name, Page page) {
        return then(known(list), page, "filter.renamed", name, () -> filters.rename(by, no, name));
    }

    @PostMapping(ONE + "/delete")
    ModelAndView delete(
            Caller by, @PathVariable int no, @RequestParam String list, @RequestParam String name, Page page) {
        return then(known(list), page, "filter.deleted", name, () -> filters.delete(by, no));
    }

    @PostMapping(ONE + "/first")
    ModelAndView first(
            Caller by,
            @PathVariable int no,
            @RequestParam String list,
            @RequestParam String name,
            @RequestParam boolean yes,
            Page page) {
        return then(
                known(list),
                page,
                yes ? "filter.first.now" : "filter.first.not",
                name,
                () -> filters.first(by, no, yes));
    }

    /** A list page's address, with nothing but its filters. */
    private static String known(String list) {
        try {
            String path = ListWords.path(list);
            if (ListQuery.REGISTER.equals(path) || ListQuery.WORK.equals(path)) {
                return ListQuery.canonical(path, ListWords.query(list));
            }
        } catch (IllegalArgumentException noAddress) {
            throw new NotFound("list");
        }
        throw new NotFound("list");
    }

    private static ModelAndView then(String list, Page page, String done, String name, Runnable action) {
        try {
            action.run();
            page.say(Flash.Kind.DONE, done, name.strip());
        } catch (Refused refused) {
            refused.reasons().forEach(reason -> page.say(Flash.Kind.WARNING, "filter.refused", reason));
        }
        return new ModelAndView("redirect:" + list);
    }
}
