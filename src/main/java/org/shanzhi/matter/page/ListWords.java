package org.shanzhi.matter.page;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The address of a list in words, for whoever meets it again later. */
@Component
class ListWords {
    private static final Map<String, String> LISTS = Map.of(
            "state",
            "case_states",
            "kind",
            "matter_kinds",
            "channel",
            "channels",
            "risk",
            "risk_levels",
            "tier",
            "tiers");
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("state", "list.state"),
            Map.entry("kind", "matter.field.kind"),
            Map.entry("channel", "matter.field.channel"),
            Map.entry("risk", "list.risk"),
            Map.entry("tier", "list.tier"),
            Map.entry("typeCode", "matter.field.typeCode"),
            Map.entry("unit", "list.unit"),
            Map.entry("grid", "list.grid"),
            Map.entry("policy", "list.policy"),
            Map.entry("due", "list.due_when"),
            Map.entry("from", "list.from"),
            Map.entry("to", "list.to"));
    private static final List<String> ORDER = List.of(
            "state", "kind", "typeCode", "risk", "channel", "tier", "unit", "grid", "policy", "due", "from", "to");
    private static final Set<String> FLAGS = Set.of("overdue", "today", "mine", "waits");

    private final Policies policies;
    private final Organisation organisation;

    ListWords(Policies policies, Organisation organisation) {
        this.policies = policies;
        this.organisation = organisation;
    }

    /**
     * @param name of the page whose list it is
     * @param words each filter; none for the whole list
     * @param gone names of filters whose code nobody knows any more
     */
    record Told(String name, List<String> words, List<String> gone) {
        String line(Page page) {
            return words.isEmpty() ? name : page.t("list.told", name, String.join(page.t("list.and"), words));
        }
    }

    static String path(String address) {
        return UriComponentsBuilder.fromUriString(address).build().getPath();
    }

    static Map<String, String> query(String address) {
        var query = new HashMap<String, String>();
        UriComponentsBuilder.fromUriString(address)
                .build()
                .getQueryParams()
                .toSingleValueMap()
                .forEach((name, value) -> query.put(name, decoded(value)));
        return query;
    }

    private static String decoded(String value) {
        return value == null ? "" : UriUtils.decode(value, StandardCharsets.UTF_8);
    }

    Told of(int district, String address, Page page) {
        Map<String, String> query = query(address);
        var words = new ArrayList<String>();
        var gone = new ArrayList<String>();
        for (String filter : ORDER) {
            String code = query.get(filter);
            if (code == null || code.isBlank()) continue;
            String label = page.t(LABELS.get(filter));
            value(district, filter, code, page)
                    .ifPresentOrElse(value -> words.add(page.t("list.is", label, value)), () -> gone.add(label));
        }
        for (String flag : FLAGS.stream().sorted().toList())
            if (Boolean.parseBoolean(query.get(flag))) words.add(page.t("list.only_" + flag));
        return new Told(name(query.get("tab"), path(address), page), words, gone);
    }

    private static String name(String tab, String path, Page page) {
        if (!path.equals(ListQuery.WORK)) return page.t("nav.matters");
        return tab != null && page.has("work.tab." + tab) ? page.t("work.tab." + tab) : page.t("nav.work");
    }

    private Optional<String> value(int district, String filter, String code, Page page) {
        return switch (filter) {
            case "typeCode" ->
                policies.taxonomy().type(code).map(type -> policies.label("types", type.code(), page.locale()));
            case "unit", "grid" -> organisation.byCode(district, code).map(Unit::name);
            case "from", "to" -> day(code);
            case "policy" -> labels("deadline_policies", List.of(code), page);
            case "due" -> page.has("board.when." + code) ? Optional.of(page.t("board.when." + code)) : day(code);
            default -> labels(LISTS.get(filter), List.of(code.split(",")), page);
        };
    }

    /** Several are one or the other. */
    private Optional<String> labels(String list, List<String> codes, Page page) {
        if (!codes.stream().allMatch(code -> policies.has(list, code))) return Optional.empty();
        return Optional.of(codes.stream()
                .map(code -> policies.label(list, code, page.locale()))
                .collect(Collectors.joining(page.t("list.or"))));
    }

    private static Optional<String> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
