package org.shanzhi.matter.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.State;
import org.shanzhi.matter.page.ListView.Chosen;
import org.shanzhi.matter.web.ListFilters;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The query of a list page: what its form sends, read as the API reads it. */
@Component
class ListQuery {
    private static final Set<String> FILTERS = Set.of(
            "state",
            "kind",
            "channel",
            "risk",
            "typeCode",
            "tier",
            "unit",
            "grid",
            "from",
            "to",
            "overdue",
            "today",
            "mine",
            "sort");

    static final String REGISTER = "/matters";
    static final String WORK = "/work";
    private static final String TAB = "tab";

    private final ListFilters filters;

    ListQuery(ListFilters filters) {
        this.filters = filters;
    }

    /** The list that the page at this path shows. */
    ListFilter of(Caller by, String path, Map<String, String> query) {
        ListFilter asked = filter(by, query);
        return path.equals(WORK) ? WorkTab.of(query.get(TAB), by).of(asked, by) : asked;
    }

    private ListFilter filter(Caller by, Map<String, String> query) {
        var known = new HashMap<>(query);
        known.keySet().retainAll(FILTERS);
        if (State.ARCHIVED.name().equals(known.get("state"))) known.keySet().removeAll(ListFilters.OF_OPEN_ONLY);
        return filters.read(by, known);
    }

    static Chosen chosen(String tab, Map<String, String> query) {
        return new Chosen(
                tab,
                text(query, "state"),
                text(query, "kind"),
                text(query, "channel"),
                text(query, "risk"),
                text(query, "typeCode"),
                text(query, "tier"),
                text(query, "unit"),
                text(query, "from"),
                text(query, "to"),
                Boolean.parseBoolean(query.get("overdue")),
                Boolean.parseBoolean(query.get("today")),
                Boolean.parseBoolean(query.get("mine")),
                text(query, "sort"));
    }

    /** The same list from another place on; from the start without one. */
    static String page(String path, Map<String, String> query, String after) {
        var uri = UriComponentsBuilder.fromPath(path);
        query.forEach((name, value) -> {
            boolean kept = FILTERS.contains(name) || name.equals(TAB);
            if (kept && !value.isBlank()) uri.queryParam(name, "{" + name + "}");
        });
        if (after != null) uri.queryParam("after", "{after}");
        var values = new HashMap<String, Object>(query);
        values.put("after", after);
        return uri.encode().buildAndExpand(values).toUriString();
    }

    private static String text(Map<String, String> query, String name) {
        String value = query.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
