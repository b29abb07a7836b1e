package org.shanzhi.matter.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.ListFilter.Only;
import org.shanzhi.matter.State;
import org.shanzhi.matter.life.NextStep;
import org.shanzhi.matter.page.ListView.Chosen;
import org.shanzhi.matter.web.ListFilters;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
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
            "policy",
            "due",
            ListFilters.WORDS,
            "sort");

    /** One's work is the same wherever it lies and whenever it came and is due. */
    private static final Set<String> OF_THE_REGISTER =
            Set.of("state", "tier", "unit", "grid", "policy", "due", "from", "to", ListFilters.WORDS);

    static final String REGISTER = "/matters";
    static final String WORK = "/work";
    /** The tab that says: no filter of one's own either. */
    static final String ALL = "all";

    private static final String TAB = "tab";
    private static final String WAITS = "waits";

    private final ListFilters filters;

    ListQuery(ListFilters filters) {
        this.filters = filters;
    }

    /** The list that the page at this path shows. */
    ListFilter of(Caller by, String path, Map<String, String> query) {
        ListFilter asked = filter(by, query);
        if (Boolean.parseBoolean(query.get(WAITS))) asked = waiting(by, asked);
        return path.equals(WORK) ? WorkTab.of(query.get(TAB), by).of(asked, by) : asked;
    }

    /** 等我处理: in the caller's unit, and the next step is one that the caller may take; else what is the caller's own. */
    private static ListFilter waiting(Caller by, ListFilter asked) {
        State[] mine = Arrays.stream(State.values())
                .filter(state -> NextStep.of(state)
                        .flatMap(Permission::ofAction)
                        .filter(by::may)
                        .isPresent())
                .toArray(State[]::new);
        return mine.length == 0 ? asked.and(Only.MINE) : asked.states(mine).and(Only.AT_HAND);
    }

    private ListFilter filter(Caller by, Map<String, String> query) {
        var known = new HashMap<>(query);
        known.keySet().retainAll(FILTERS);
        if (State.ARCHIVED.name().equals(known.get("state"))) known.keySet().removeAll(ListFilters.OF_OPEN_ONLY);
        if (known.containsKey(ListFilters.WORDS)
                && !known.get(ListFilters.WORDS).isBlank()) known.keySet().removeAll(ListFilters.NOT_WITH_WORDS);
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
                text(query, "policy"),
                text(query, "due"),
                text(query, "from"),
                text(query, "to"),
                Boolean.parseBoolean(query.get("overdue")),
                Boolean.parseBoolean(query.get("today")),
                Boolean.parseBoolean(query.get("mine")),
                Boolean.parseBoolean(query.get(WAITS)),
                text(query, "sort"));
    }

    /** The same list from another place on; from the start without one. One list has one address. */
    static String page(String path, Map<String, String> query, String after) {
        var uri = UriComponentsBuilder.fromPath(path);
        new TreeMap<>(query).forEach((name, value) -> {
            boolean kept = FILTERS.contains(name) || name.equals(TAB) || name.equals(WAITS);
            if (kept && !value.isBlank()) uri.queryParam(name, "{" + name + "}");
        });
        if (after != null) uri.queryParam("after", "{after}");
        var values = new HashMap<String, Object>(query);
        values.put("after", after);
        return uri.encode().buildAndExpand(values).toUriString();
    }

    /**
     * The address of a list by which it is known again, whichever way somebody came to it. It names nothing that the list
     * does not go by, for it is told in words to whoever must answer for the list; and no words that somebody looked for, which
     * may be a name and are never kept.
     */
    static String canonical(String path, Map<String, String> query) {
        var known = new HashMap<>(query);
        known.remove(ListFilters.WORDS);
        known.remove(TAB, ALL);
        if (State.ARCHIVED.name().equals(known.get("state"))) known.keySet().removeAll(ListFilters.OF_OPEN_ONLY);
        if (path.equals(WORK)) known.keySet().removeAll(OF_THE_REGISTER);
        return page(path, known, null);
    }

    private static String text(Map<String, String> query, String name) {
        String value = query.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
