package org.shanzhi.followup.web;

import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.MatterRefusal;

/** The three questions: 有没有回应, 解决没有, 满意不满意. They are the figures of 响应率, 解决率 and 满意率. */
final class Answers {
    private static final List<String> QUESTIONS = List.of("response", "solved", "satisfied");

    private Answers() {}

    /**
     * What was answered, and nothing of somebody who was not reached.
     *
     * @param again another call asks the last two only
     * @throws Invalid naming each question that somebody who was reached was not asked
     */
    static void check(Typed typed, boolean again) {
        if (!CallBacks.REACHED.equals(typed.one("result"))) {
            QUESTIONS.forEach(typed::drop);
            return;
        }
        var missing = QUESTIONS.stream()
                .filter(question -> !typed.has(question) && !(again && question.equals("response")))
                .map(question -> FieldError.of(question, MatterRefusal.REQUIRED))
                .toList();
        if (!missing.isEmpty()) throw new Invalid(missing);
    }

    /** Whoever says so is asked whether the matter shall be taken up again. */
    static boolean unhappy(Typed typed) {
        return typed.has("solved", "NO") || typed.has("satisfied", "UNSATISFIED");
    }
}
