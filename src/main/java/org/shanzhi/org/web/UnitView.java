package org.shanzhi.org.web;

import java.util.List;
import java.util.UUID;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Unit;

/**
 * One unit as its page shows it.
 *
 * @param above from the district down to the unit's parent
 * @param below open and closed, in order of tier and code
 * @param renaming what somebody typed to rename it
 */
public record UnitView(
        Unit unit,
        List<Unit> above,
        List<Unit> below,
        List<Serving> serving,
        boolean open,
        Renaming renaming,
        Closing closing,
        Moving moving) {
    /** Somebody with the codes of the roles held in this unit. */
    public record Serving(Staff staff, List<String> roles) {}

    /**
     * Putting the unit under another one.
     *
     * @param typed code of the other one
     * @param job that is still rewriting matters; null when none is
     * @param stopped whether somebody cancelled it
     * @param watched whether the reader began it, who alone may watch it
     */
    public record Moving(
            String typed, List<Unit> possible, List<Refusal> reasons, UUID job, boolean stopped, boolean watched) {}

    public record Renaming(String name, String phone, List<FieldError> errors) {}

    public record Closing(String last, List<FieldError> errors, List<Refusal> reasons) {}
}
