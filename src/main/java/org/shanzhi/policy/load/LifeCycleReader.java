package org.shanzhi.policy.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanzhi.policy.CallbackRules;
import org.shanzhi.policy.CaseState;
import org.shanzhi.policy.LifeCycle;
import org.shanzhi.policy.Mark;
import org.shanzhi.policy.MatterKind;
import org.shanzhi.policy.Outcome;
import org.shanzhi.policy.Reopening;
import org.shanzhi.policy.RiskCriteria;
import org.shanzhi.policy.Transition;

final class LifeCycleReader {
    private static final String END = "CONCLUDED";
    private static final String AGAIN = "REOPENED";

    private LifeCycleReader() {}

    static LifeCycle read(Sections sections) {
        List<Transition> transitions = transitions(sections, "case_transitions", "case_states");
        Set<String> closed = after(END, transitions);
        return new LifeCycle(
                sections.read(
                        "case_states",
                        row -> new CaseState(
                                row.code(),
                                row.text("zh"),
                                row.text("en"),
                                row.flag("initial", false),
                                !closed.contains(row.code()))),
                transitions,
                sections.read("actions", ActionReader::action),
                sections.read("case_outcomes", LifeCycleReader::outcome),
                callback(sections.settings("callback")),
                reopening(sections.settings("reopening")),
                risk(sections.settings("case_risk")));
    }

    private static Outcome outcome(Row row) {
        row.need("kinds", "[REQUEST, DISPUTE, HAZARD] or some of them");
        return new Outcome(
                row.code(),
                row.text("zh"),
                row.text("en"),
                row.some("kinds", MatterKind.class),
                row.flag("settled", false));
    }

    static List<Transition> transitions(Sections sections, String section, String states) {
        List<Transition> transitions = new ArrayList<>();
        for (Row row : sections.rows(section)) {
            Transition transition =
                    new Transition(row.code("from", states), row.code("action", "actions"), row.code("to", states));
            row.done();
            sections.remember(section, Row.edge(transition), row);
            transitions.add(transition);
        }
        return List.copyOf(transitions);
    }

    /** The end and every state that follows it unless the matter is reopened. */
    private static Set<String> after(String end, List<Transition> transitions) {
        Set<String> closed = new HashSet<>(Set.of(end));
        boolean grown;
        do {
            grown = false;
            for (Transition transition : transitions) {
                if (closed.contains(transition.from()) && !transition.to().equals(AGAIN)) {
                    grown |= closed.add(transition.to());
                }
            }
        } while (grown);
        return closed;
    }

    private static CallbackRules callback(Row row) {
        row.one("mark", Mark.class);
        row.settled("archived_by", "NIGHT_JOB");
        row.settled("never_by", "CONCLUDER");
        CallbackRules rules = new CallbackRules(
                row.number("max_tries"),
                row.flag("tries_on_different_days", false),
                row.number("answer_sample_percent"));
        row.done();
        return rules;
    }

    private static Reopening reopening(Row row) {
        row.settled("later", "NEW_MATTER_LINKED");
        row.one("mark", Mark.class);
        Reopening reopening = new Reopening(
                PeriodReader.of(row.row("within")), row.code("from", "events"), row.flag("reason_required", false));
        row.done();
        return reopening;
    }

    private static RiskCriteria risk(Row row) {
        row.settled("expires_on", "CLOSURE");
        row.need("forbidden_inputs", "[…], what must never be looked at");
        Row criteria = row.row("criteria");
        Map<String, Set<String>> facts = new LinkedHashMap<>();
        criteria.keys("risk_levels").forEach(level -> facts.put(level, criteria.codes(level, "risk_facts")));
        Row colours = row.row("colours");
        Map<String, String> colourOf = new LinkedHashMap<>();
        colours.keys("risk_levels").forEach(level -> colourOf.put(level, colours.text(level)));
        Row untilTicked = row.row("until_ticked");
        RiskCriteria risk = new RiskCriteria(
                List.copyOf(row.codes("levels", "risk_levels")),
                Collections.unmodifiableMap(facts),
                Map.copyOf(colourOf),
                Set.copyOf(row.texts("forbidden_inputs")),
                row.flag("contestable", true),
                untilTicked.code("worked_as", "risk_levels"),
                untilTicked.code("alarm_policy", "deadline_policies"),
                untilTicked.code("scope", "policy_scopes"));
        untilTicked.done();
        row.done();
        return risk;
    }
}
