package org.shanzhi.matter.page;

import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.FormReading;
import org.shanzhi.matter.Instruction;
import org.shanzhi.matter.web.CommandReader;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

@Component
class FormReadings implements FormReading {
    private final CommandReader commands;
    private final Policies policies;

    FormReadings(CommandReader commands, Policies policies) {
        this.commands = commands;
        this.policies = policies;
    }

    @Override
    public Instruction instruction(Caller by, String action, Typed typed) {
        return commands.read(by, action, FormBody.of(policies.action(action), typed));
    }
}
