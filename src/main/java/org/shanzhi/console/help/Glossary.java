package org.shanzhi.console.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shanzhi.policy.Mark;
import org.shanzhi.policy.Policies;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The words of the trade from {@value #FILE}, then the lists of the policies, each under its heading. */
@Component
class Glossary {
    static final String FILE = "console/glossary.tsv";
    static final String TRADE = "trade";
    /** The lists that people meet on pages, in the order in which a matter meets them. */
    static final List<String> LISTS = List.of(
            "matter_kinds",
            "channels",
            "case_states",
            "actions",
            "case_outcomes",
            "flags",
            "risk_levels",
            "risk_facts",
            "routes",
            "reject_reasons",
            "return_reasons",
            "pause_reasons",
            "resident_replies",
            "callback_waivers",
            "deadline_policies",
            "clock_states",
            "natures",
            "mediation_kinds",
            "roles",
            "role_scopes",
            "tiers");

    private final Policies policies;
    private final List<Term> trade;

    Glossary(Policies policies) {
        this.policies = policies;
        this.trade = read();
    }

    /** What mentions the wanted words in either language; everything when none are given. Lists without any are left out. */
    Map<String, List<Term>> mentioning(String wanted) {
        String sought = wanted.strip().toLowerCase(Locale.ROOT);
        Map<String, List<Term>> all = new LinkedHashMap<>();
        all.put(TRADE, trade);
        for (String list : LISTS)
            all.put(list, policies.vocabulary().of(list).stream().map(Term::of).toList());
        all.replaceAll((list, terms) ->
                terms.stream().filter(term -> term.mentions(sought)).toList());
        all.values().removeIf(List::isEmpty);
        return all;
    }

    private static List<Term> read() {
        try {
            String text = new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
            return text.lines().skip(1).map(Glossary::term).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Term term(String line) {
        String[] cells = line.split("\t", -1);
        Mark mark = cells[2].isEmpty() ? null : Mark.valueOf(cells[2]);
        return new Term("", cells[0], cells[1], mark, cells[3], cells[4]);
    }
}
