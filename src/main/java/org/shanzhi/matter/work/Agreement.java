package org.shanzhi.matter.work;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.shanzhi.matter.Actions;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.Risk;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Willing;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.BodyField;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** The program's states, actions and codes are those of the policies, or it does not start. */
@Component
class Agreement {
    private static final Set<Flag> NOT_IN_POLICIES = Set.of(Flag.ANONYMOUS, Flag.ERASED);

    Agreement(Policies policies) {
        List<String> differences = differences(policies);
        if (!differences.isEmpty()) {
            throw new IllegalStateException("Program and policies differ:\n" + String.join("\n", differences));
        }
    }

    static List<String> differences(Policies policies) {
        var found = new ArrayList<String>();
        same(found, policies, "case_states", names(State.values()));
        same(found, policies, "matter_kinds", names(Kind.values()));
        same(found, policies, "channels", names(Channel.values()));
        same(found, policies, "risk_levels", names(Risk.values()));
        same(found, policies, "complexities", names(Complexity.values()));
        same(found, policies, "case_outcomes", names(Outcome.values()));
        same(found, policies, "answer_values", names(Willing.values()));
        same(
                found,
                policies,
                "flags",
                Arrays.stream(Flag.values())
                        .filter(f -> !NOT_IN_POLICIES.contains(f))
                        .map(Enum::name)
                        .collect(Collectors.toSet()));
        for (ActionPolicy action : policies.lifeCycle().actions().values()) {
            if (action.referral() || action.where().place() == ActionPolicy.Place.NONE) continue;
            Class<?> command = Actions.commandOf(action.code());
            if (command == null) found.add("action " + action.code() + " has no command");
            else fields(found, action, command);
        }
        return found;
    }

    private static void fields(List<String> found, ActionPolicy action, Class<?> command) {
        var asked = action.body().stream().map(BodyField::name).collect(Collectors.toCollection(TreeSet::new));
        var taken = Arrays.stream(command.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!asked.equals(taken))
            found.add("action " + action.code() + " asks for " + asked + ", its command takes " + taken);
    }

    private static void same(List<String> found, Policies policies, String list, Set<String> codes) {
        if (!policies.vocabulary().codes(list).equals(codes)) {
            found.add("list " + list + " is " + policies.vocabulary().codes(list) + ", the program has " + codes);
        }
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }
}
