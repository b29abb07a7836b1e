package org.shanzhi.routing.whistle.web;

import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.page.Typed;

/**
 * What was wrong with a form that was sent, and what was typed into it.
 *
 * @param call 0: with none
 * @param form code of the action
 */
public record Trouble(int call, String form, List<FieldError> errors, List<Refusal> reasons, Typed typed) {
    static final Trouble NONE = new Trouble(0, "", List.of(), List.of(), Typed.nothing());

    public boolean at(int no, String code) {
        return call == no && form.equals(code);
    }

    public List<FieldError> errors(int no, String code) {
        return at(no, code) ? errors : List.of();
    }

    public Typed typed(int no, String code) {
        return at(no, code) ? typed : Typed.nothing();
    }
}
