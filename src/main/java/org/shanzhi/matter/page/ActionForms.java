package org.shanzhi.matter.page;

import java.util.UUID;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.page.ActionForm.Trouble;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** Opens the form of an action on a matter. */
@Component
class ActionForms {
    private final Policies policies;
    private final FormFields fields;

    ActionForms(Policies policies, FormFields fields) {
        this.policies = policies;
        this.fields = fields;
    }

    /** @throws NotFound when no matter is acted on in this way */
    ActionPolicy action(String code) {
        ActionPolicy action = policies.lifeCycle().actions().get(code);
        if (action == null || action.where().place() == ActionPolicy.Place.NONE || action.referral()) {
            throw new NotFound("action");
        }
        return action;
    }

    /** @throws org.shanzhi.kernel.Forbidden when no role of the caller's may do this at all */
    ActionForm open(Caller by, MatterSheet sheet, String code, Typed typed, Trouble trouble, Names.Reader names) {
        ActionPolicy action = action(code);
        by.require(action.permission());
        var asked = new FormFields.Asked(action, sheet, by, typed, names);
        return new ActionForm(
                sheet.number(),
                code,
                action.label(names.locale()),
                fields.of(asked),
                fields.besides(asked),
                sheet.version(),
                UUID.randomUUID().toString(),
                ActionForm.leads(typed.one(ActionForm.THEN)) ? typed.one(ActionForm.THEN) : null,
                trouble);
    }
}
