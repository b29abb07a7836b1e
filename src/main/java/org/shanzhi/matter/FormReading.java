package org.shanzhi.matter;

import org.shanzhi.kernel.page.Typed;
import org.shanzhi.policy.Caller;

/** Reads what was typed into a form of an action; taken, and refused, exactly as the API would take or refuse it. */
public interface FormReading {
    /**
     * The action with what came along. Fields of the form that the action does not ask for are left alone.
     *
     * @throws org.shanzhi.kernel.Invalid naming every field that is wrong
     */
    Instruction instruction(Caller by, String action, Typed typed);
}
