package org.shanzhi.policy.load;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.ActionPolicy.Place;
import org.shanzhi.policy.BodyField;
import org.shanzhi.policy.CaseState;
import org.shanzhi.policy.LifeCycle;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Transition;
import org.shanzhi.policy.Vocabulary;

/** The life of a matter holds together, and every action can be done somewhere. */
final class LifeCycleCheck {
    private static final String STATES = "case_states";

    private LifeCycleCheck() {}

    static void check(Policies policies, Sections sections) {
        LifeCycle life = policies.lifeCycle();
        List<String> initial = life.states().values().stream()
                .filter(CaseState::initial)
                .map(CaseState::code)
                .toList();
        MachineCheck.oneInitial(initial, STATES, sections);
        if (!initial.isEmpty()) {
            new MachineCheck(life.transitions())
                    .states(
                            life.states().keySet(),
                            initial.getFirst(),
                            (state, what, mend) -> sections.at(STATES, state).problem(what, mend));
        }
        actions(policies, sections);
        risk(policies, sections);
    }

    private static void actions(Policies policies, Sections sections) {
        Set<String> moving = new HashSet<>();
        Stream.concat(policies.lifeCycle().transitions().stream(), policies.referrals().transitions().stream())
                .map(Transition::action)
                .forEach(moving::add);
        for (ActionPolicy action : policies.lifeCycle().actions().values()) {
            action.body().stream()
                    .filter(field -> field.type() == BodyField.Type.CODE)
                    .forEach(field -> list(action, field, policies.vocabulary(), sections));
            boolean moves = moving.contains(action.code()) || action.referral();
            if (action.where().place() == Place.BY_TRANSITION && !moves) {
                sections.at("actions", action.code())
                        .problem(
                                "neither moves a state nor says where it is allowed",
                                "add a transition, or in: with states, OPEN, ANY or NONE");
            }
        }
    }

    private static void list(ActionPolicy action, BodyField field, Vocabulary vocabulary, Sections sections) {
        if (!vocabulary.hasList(field.codeList())) {
            sections.at("actions", action.code())
                    .problem(
                            "body",
                            "%s is a code of %s, which is no list".formatted(field.name(), field.codeList()),
                            Mend.use(field.codeList(), vocabulary.lists().keySet()));
        }
    }

    private static void risk(Policies policies, Sections sections) {
        var risk = policies.lifeCycle().risk();
        for (String level : policies.vocabulary().codes("risk_levels")) {
            if (!risk.levels().contains(level) || !risk.facts().containsKey(level)) {
                sections.problem(
                        "case_risk",
                        "does not say which facts make the level %s".formatted(level),
                        "name it in levels and in criteria");
            }
        }
    }
}
