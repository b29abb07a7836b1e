package org.shanzhi.matter.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.ClockFilter;
import org.shanzhi.matter.DueWhen;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.ListFilter.Only;
import org.shanzhi.matter.Owed;
import org.shanzhi.matter.Risk;
import org.shanzhi.matter.State;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Policies;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads the filters of a list from its query; a parameter that does not exist is refused, not ignored. */
@Component
public class ListFilters {
    /** What an archived matter no longer has: nothing waits, nothing is late, its risk ended with the case. */
    public static final Set<String> OF_OPEN_ONLY =
            Set.of("risk", "overdue", "today", "waiting", "policy", "due", "sort");

    /** What an index of words knows nothing of. */
    public static final Set<String> NOT_WITH_WORDS = Set.of("policy", "due");

    public static final String WORDS = "q";
    private static final int LONGEST_WORDS = 200;

    private static final Set<Only> ASKED = EnumSet.of(Only.OVERDUE, Only.TODAY, Only.MINE, Only.WAITING);
    private static final int DAY = "2026-11-23".length();
    static final List<String> FILTERS = List.of(
            "state",
            "kind",
            "channel",
            "typeCode",
            "unit",
            "tier",
            "grid",
            "risk",
            "overdue",
            "today",
            "mine",
            "waiting",
            "policy",
            "due",
            "from",
            "to",
            WORDS,
            "sort");
    private static final Set<String> OF_EVERY_LIST = Set.of("limit", "after", "lang");

    private final Organisation organisation;
    private final Policies policies;

    ListFilters(Organisation organisation, Policies policies) {
        this.organisation = organisation;
        this.policies = policies;
    }

    public ListFilter read(Caller by, Map<String, String> query) {
        for (String name : query.keySet())
            if (!FILTERS.contains(name) && !OF_EVERY_LIST.contains(name)) throw bad(name);
        if (State.ARCHIVED.name().equals(query.get("state"))) {
            for (String name : OF_OPEN_ONLY) if (!blank(query.get(name))) throw bad(name);
        }
        ClockFilter clock = clock(by, query);
        // where duties are asked for, units are those that owe them
        boolean holders = clock == null;
        return new ListFilter(
                states(query.get("state")),
                constant(Kind.class, "kind", query),
                constant(Channel.class, "channel", query),
                blank(query.get("typeCode")) ? null : query.get("typeCode"),
                holders ? unit(by, "unit", query) : null,
                holders ? constant(Tier.class, "tier", query) : null,
                null,
                unit(by, "grid", query),
                constant(Risk.class, "risk", query),
                only(query),
                clock,
                instant("from", query, 0),
                instant("to", query, 1),
                words(query),
                sort(query.get("sort")));
    }

    private static String words(Map<String, String> query) {
        String words = query.get(WORDS);
        if (blank(words)) return null;
        for (String name : NOT_WITH_WORDS) if (!blank(query.get(name))) throw bad(name);
        if (words.length() > LONGEST_WORDS) throw bad(WORDS);
        return words.strip();
    }

    private static ListFilter.Sort sort(String text) {
        return switch (text) {
            case "created" -> ListFilter.Sort.CREATED;
            case "risk" -> ListFilter.Sort.RISK;
            case null, default -> ListFilter.Sort.DUE;
        };
    }

    private static Set<Only> only(Map<String, String> query) {
        var only = EnumSet.noneOf(Only.class);
        for (Only one : ASKED) if (Boolean.parseBoolean(query.get(one.name().toLowerCase(Locale.ROOT)))) only.add(one);
        return only;
    }

    /** {@code due} is a constant of {@link DueWhen}, or the last day in time. */
    private ClockFilter clock(Caller by, Map<String, String> query) {
        String due = query.get("due");
        if (blank(query.get("policy")) && blank(due)) return null;
        var wanted = ClockFilter.ofDuties(policies.deadlines()).owed(owed(by, query));
        if (!blank(query.get("policy"))) wanted = wanted.of(policy(query.get("policy")));
        if (blank(due)) return wanted;
        try {
            return due.length() == DAY
                    ? wanted.on(LocalDate.parse(due))
                    : wanted.ends(constant(DueWhen.class, "due", due));
        } catch (DateTimeException e) {
            throw bad("due");
        }
    }

    /** One's own are those of whoever holds one's matters, unless a unit is named. */
    private Owed owed(Caller by, Map<String, String> query) {
        Integer unit = unit(by, "unit", query);
        Tier tier = constant(Tier.class, "tier", query);
        if (unit == null && tier == null) return only(query).contains(Only.MINE) ? Owed.BY_HOLDER : Owed.BY_ANYBODY;
        if (tier == null) return Owed.by(unit);
        var units = new HashSet<>(organisation.ofTier(by.district(), tier));
        if (unit != null) units.retainAll(Set.of(unit));
        return Owed.by(units);
    }

    private DeadlinePolicy policy(String code) {
        var policy = policies.deadlines().policies().get(code);
        if (policy == null) throw bad("policy");
        return policy;
    }

    private static Set<State> states(String text) {
        if (blank(text)) return Set.of();
        var states = EnumSet.noneOf(State.class);
        for (String name : text.split(",")) states.add(constant(State.class, "state", name.strip()));
        // open and archived matters lie in different indexes, in different orders
        if (states.contains(State.ARCHIVED) && states.size() > 1) throw bad("state");
        return states;
    }

    private Integer unit(Caller by, String name, Map<String, String> query) {
        String code = query.get(name);
        if (blank(code)) return null;
        return organisation.byCode(by.district(), code).map(Unit::id).orElseThrow(() -> bad(name));
    }

    /** An instant, or a day in China: its begin, or for the end of a range the begin of the next. */
    private static Instant instant(String name, Map<String, String> query, int days) {
        String text = query.get(name);
        if (blank(text)) return null;
        try {
            if (text.length() == DAY)
                return ChinaTime.startOf(LocalDate.parse(text).plusDays(days));
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw bad(name);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, Map<String, String> query) {
        return blank(query.get(name)) ? null : constant(type, name, query.get(name));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(text))
                .findFirst()
                .orElseThrow(() -> bad(name));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static HttpProblem bad(String name) {
        return new HttpProblem(HttpStatus.BAD_REQUEST, ProblemCode.BAD_PARAMETER, name);
    }
}
