package org.shanzhi.policy.load;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Referrals;
import org.shanzhi.policy.Referrals.ConfirmationReason;
import org.shanzhi.policy.Referrals.ReferralState;
import org.shanzhi.policy.Transition;

/** The referral machine holds together for every channel, and goes hand in hand with the matter's. */
final class ReferralCheck {
    private static final String STATES = "referral_states";
    /** So many ordinary steps of the matter one step of its referral may stand for. */
    private static final int CASE_STEPS = 2;

    private final Policies policies;
    private final Referrals referrals;
    private final Sections sections;

    private ReferralCheck(Policies policies, Sections sections) {
        this.policies = policies;
        this.referrals = policies.referrals();
        this.sections = sections;
    }

    static void check(Policies policies, Sections sections) {
        ReferralCheck check = new ReferralCheck(policies, sections);
        check.machine();
        check.channels();
        check.caseFollows();
        check.onlyTheCourtEntersItsResults();
        check.reasons();
    }

    private void machine() {
        List<String> initial = referrals.states().values().stream()
                .filter(ReferralState::initial)
                .map(ReferralState::code)
                .toList();
        MachineCheck.oneInitial(initial, STATES, sections);
        if (!initial.isEmpty()) {
            new MachineCheck(referrals.transitions())
                    .states(
                            referrals.states().keySet(),
                            initial.getFirst(),
                            (state, what, mend) -> sections.at(STATES, state).problem(what, mend));
        }
    }

    private void channels() {
        referrals.channels().forEach((name, channel) -> {
            List<Transition> used = referrals.transitions().stream()
                    .filter(t -> channel.states().contains(t.from())
                            && channel.states().contains(t.to()))
                    .toList();
            Row row = sections.at("by_channel", name);
            if (!channel.states().contains(channel.initial())) {
                row.problem("initial", "begins in a state it does not use", "name a state of its own");
                return;
            }
            new MachineCheck(used)
                    .states(
                            channel.states(),
                            channel.initial(),
                            (state, what, mend) -> row.problem("states", "%s %s".formatted(state, what), mend));
        });
    }

    private void caseFollows() {
        MachineCheck matter = new MachineCheck(policies.lifeCycle().transitions());
        for (Transition step : referrals.transitions()) {
            String from = referrals.states().get(step.from()).matterState();
            String to = referrals.states().get(step.to()).matterState();
            if (matter.steps(from, to, CASE_STEPS) > CASE_STEPS) {
                at(step).problem(
                                "moves the matter from %s to %s, where no %d steps lead"
                                        .formatted(from, to, CASE_STEPS),
                                "go by a state between, or change case: of one of the two");
            }
        }
    }

    private void onlyTheCourtEntersItsResults() {
        for (Transition step : referrals.transitions()) {
            if (referrals.courtEnteredOnly().contains(step.to())
                    != step.action().equals("confirm-result")) {
                at(step).problem(
                                "action",
                                "enters a result of the court by another action, or another state by confirm-result",
                                "court_entered_only states are entered by confirm-result and by nothing else");
            }
        }
    }

    private void reasons() {
        Set<String> finishes = targets("finish");
        referrals.terminationReasons().values().forEach(reason -> {
            Row row = sections.at("termination_reasons", reason.code());
            if (!finishes.contains(reason.state())) {
                row.problem(
                        "state",
                        "ends in %s, where finish does not lead".formatted(reason.state()),
                        Mend.use(reason.state(), finishes));
            }
            if (reason.outcomes().isEmpty()) {
                row.problem("outcome", "has no outcome", "add outcome: and one of case_outcomes or more");
            }
        });
        Set<String> explained = referrals.terminationReasons().values().stream()
                .map(Referrals.TerminationReason::state)
                .collect(Collectors.toCollection(HashSet::new));
        finishes.stream()
                .filter(state -> !explained.contains(state))
                .forEach(state -> sections.at(STATES, state)
                        .problem(
                                "is where finish leads, but no termination reason does",
                                "add a reason with state: " + state));
        Set<String> returnable = referrals.transitions().stream()
                .filter(step -> step.action().equals("return"))
                .map(Transition::from)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        referrals.returnReasons().values().forEach(reason -> returnReason(reason, returnable));
        confirmation("confirmation_not_accepted", referrals.notAccepted());
        confirmation("confirmation_dismissed", referrals.dismissed());
    }

    private void returnReason(Referrals.ReturnReason reason, Set<String> returnable) {
        Row row = sections.at("return_reasons", reason.code());
        if (reason.from().isEmpty()) {
            row.problem("from", "may be given in no state", "add from: and one state or more");
        }
        for (String state : reason.from()) {
            if (!returnable.contains(state)) {
                row.problem(
                        "from",
                        "may be given in %s, where nothing can be returned".formatted(state),
                        Mend.use(state, returnable));
            }
        }
    }

    private void confirmation(String list, Map<String, ConfirmationReason> reasons) {
        reasons.values().forEach(reason -> {
            if (!referrals.courtEnteredOnly().contains(reason.state())) {
                sections.at(list, reason.code())
                        .problem(
                                "state",
                                "ends in %s, which is no result of the court".formatted(reason.state()),
                                Mend.use(reason.state(), referrals.courtEnteredOnly()));
            }
        });
    }

    private Set<String> targets(String action) {
        return referrals.transitions().stream()
                .filter(step -> step.action().equals(action))
                .map(Transition::to)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Row at(Transition step) {
        return sections.at("referral_transitions", Row.edge(step));
    }
}
