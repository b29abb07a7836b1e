package org.shanzhi.matter.page;

import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.org.Unit;

/**
 * A pile of matters in hand, and the form that hands it on.
 *
 * @param who whose pile: a username, {@link #LEFT} or {@link #ALL}
 * @param about what there is to know of the person's leaving; null for nothing
 * @param states how many there are in each state, in words
 * @param elsewhere where another unit is looked for; null for whoever may not transfer
 * @param key under which the form is sent once
 */
public record HandingOn(
        Unit unit,
        String who,
        List<Choice> piles,
        String about,
        Map<String, Integer> states,
        int total,
        int overdue,
        List<Line> lines,
        String next,
        String first,
        List<Choice> receivers,
        FormField elsewhere,
        Typed typed,
        List<FieldError> errors,
        String key) {
    /** Whose handler no longer serves in the unit. */
    public static final String LEFT = ".left";

    /** Everything that the unit has in hand. */
    public static final String ALL = ".all";

    /** Back to the unit, for whoever takes it next. */
    public static final String POOL = ".pool";

    /** To another unit. */
    public static final String ELSEWHERE = ".unit";

    /** @param gone whether the handler serves in the unit no more */
    public record Line(ListView.Row row, String handler, boolean gone) {}
}
