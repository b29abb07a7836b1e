package org.shanzhi.routing.whistle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.policy.Rights.WhistleRating;
import org.shanzhi.routing.WhistleRefusal;

/** Which dimensions each side rates, and whether the marks fit. */
public final class Rating {
    public static final int MOST = 5;

    private Rating() {}

    /** @throws Refused when the caller is neither side */
    public static List<String> asked(WhistleRating rating, Stander who) {
        if (who.whistler()) return rating.ofResponder();
        if (who.called()) return rating.ofWhistler();
        throw new Refused(WhistleRefusal.WHISTLE_OF_ANOTHER_UNIT);
    }

    /** @throws Invalid naming every mark that is missing, out of range or not asked for */
    public static void check(List<String> dimensions, Map<String, Integer> marks) {
        var errors = new ArrayList<FieldError>();
        for (String dimension : dimensions) {
            Integer mark = marks.get(dimension);
            if (mark == null) errors.add(FieldError.of(dimension, MatterRefusal.REQUIRED));
            else if (mark < 1 || mark > MOST) errors.add(FieldError.of(dimension, WhistleRefusal.CALL_MARKS, MOST));
        }
        for (String other : marks.keySet()) {
            if (!dimensions.contains(other)) errors.add(FieldError.of(other, WhistleRefusal.CALL_NOT_RATED_BY_YOU));
        }
        if (!errors.isEmpty()) throw new Invalid(errors);
    }
}
