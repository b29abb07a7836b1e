package org.shanzhi.org.web;

import java.util.List;
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
        Closing closing) {
    /** Somebody with the codes of the roles held in this unit. */
    public record Serving(Staff staff, List<String> roles) {}

    public record Renaming(String name, String phone, List<FieldError> errors) {}

    public record Closing(String last, List<FieldError> errors, List<Refusal> reasons) {}
}
