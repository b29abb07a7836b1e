package org.shanzhi.routing.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.FormReading;
import org.shanzhi.matter.Instruction;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** What one form of the desk asks for, as the actions it is made of. */
@Component
class Decision {
    private static final String SET_RISK = "set-risk";

    private final FormReading forms;
    private final Policies policies;

    Decision(FormReading forms, Policies policies) {
        this.forms = forms;
        this.policies = policies;
    }

    /** In the order of a matter's life. Facts are recorded with the decision when they are others than those that stood. */
    static List<String> actions(String does, Typed typed) {
        if (does.equals("accept")) return List.of(does);
        if (does.equals("risk")) return List.of(SET_RISK);
        return Stream.of("accept", SET_RISK, "triage", "route")
                .filter(action -> action.equals(SET_RISK) ? changed(typed) : typed.has("step", action))
                .toList();
    }

    private static boolean changed(Typed typed) {
        return typed.has("evidence") || !Set.copyOf(typed.all("facts")).equals(Set.copyOf(typed.all("stood")));
    }

    /**
     * The instructions of these actions, from one form.
     *
     * @throws Invalid naming everything that is wrong with any of them
     */
    List<Instruction> read(Caller by, List<String> actions, Typed typed) {
        // nobody chooses a level: it follows from the facts
        typed.set("level", level(typed.all("facts")));
        var errors = new ArrayList<FieldError>();
        var instructions = new ArrayList<Instruction>();
        for (String action : actions) {
            try {
                instructions.add(forms.instruction(by, action, typed));
            } catch (Invalid invalid) {
                errors.addAll(invalid.errors());
            }
        }
        if (!errors.isEmpty()) throw new Invalid(errors);
        return instructions;
    }

    private String level(List<String> facts) {
        var risk = policies.lifeCycle().risk();
        return risk.levelOf(Set.copyOf(facts)).orElse(risk.levels().getLast());
    }
}
